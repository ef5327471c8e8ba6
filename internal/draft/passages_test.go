package draft_test

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
	"strings"
	"testing"

	"weici/internal/draft"
	"weici/model"
)

// passage is a labelled passage.
type passage struct {
	text string
	year int
	want []string
}

func passages(t testing.TB, name string) []passage {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []passage
	labels := false
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "=="):
			year, _ := strconv.Atoi(strings.TrimSpace(line[2:]))
			out, labels = append(out, passage{year: year}), false
		case len(out) == 0 || line == "":
		case line == "--":
			labels = true
		case labels:
			out[len(out)-1].want = append(out[len(out)-1].want, line)
		default:
			out[len(out)-1].text += line + "\n"
		}
	}
	return out
}

// label writes a proposal as a label does.
func label(p *model.Panel, x draft.Proposal) string {
	value := "-"
	if x.Valued {
		value = strconv.FormatFloat(x.Value, 'f', -1, 64)
	}
	return fmt.Sprintf("%s %s %s %s %s %s", p.Areas[x.Area].Short.ZH, p.Indicators[x.Indicator].ID, x.Period, value, x.Qualifier, x.Status)
}

// canonical writes the number of a label in its shortest form, and leaves out
// the claimed place.
func canonical(s string) string {
	cells := strings.Fields(s)
	if v, err := strconv.ParseFloat(cells[3], 64); err == nil {
		cells[3] = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strings.Join(cells[:6], " ")
}

// seen tells of the half of the passages whose faults may be looked at; the
// other half is only counted.
func seen(text string) bool {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()%2 == 0
}

// score counts what was drafted of a half.
type score struct{ passages, wanted, right, proposed, sure, sureRight int }

func (s score) String() string {
	return fmt.Sprintf("%d passages, %d figures: recall %.3f, precision %.3f, among the sure %.3f (%d)", s.passages, s.wanted,
		share(s.right, s.wanted), share(s.right, s.proposed), share(s.sureRight, s.sure), s.sure)
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// TestPassages measures the full tuple (area, indicator, period, value,
// qualifier, status) on labelled passages.
func TestPassages(t *testing.T) {
	pack, names := embedded(t)
	p := pack.Panel
	for _, name := range []string{"passages.txt", "passages2.txt", "passages3.txt"} {
		halves := map[bool]*score{true: {}, false: {}}
		for _, x := range passages(t, name) {
			look := seen(x.text)
			s := halves[look]
			s.passages++
			want := map[string]int{}
			for _, w := range x.want {
				want[canonical(w)]++
				s.wanted++
			}
			for _, got := range draft.Propose(p, names, x.text, draft.Options{Area: model.NoArea, Year: x.year}) {
				if got.State == draft.Unplaced {
					if look {
						t.Logf("unplaced %s (%s): %s", got.Printed, got.Why.Reason, got.Citation.Exact)
					}
					continue
				}
				right := want[label(p, got)] > 0
				s.proposed++
				if got.Sure {
					s.sure++
				}
				if right {
					want[label(p, got)]--
					s.right++
					if got.Sure {
						s.sureRight++
					}
				} else if look {
					t.Logf("wrong (sure %t): %s: %s", got.Sure, label(p, got), got.Citation.Exact)
				}
			}
			for w, n := range want {
				if n > 0 && look {
					t.Logf("missing: %s", w)
				}
			}
		}
		for _, s := range halves {
			if share(s.right, s.wanted) < 0.9 || share(s.sureRight, s.sure) < 0.97 {
				t.Errorf("%s: %v", name, s)
			}
		}
		t.Logf("%s, looked at: %v", name, halves[true])
		t.Logf("%s, not looked at: %v", name, halves[false])
	}
}
