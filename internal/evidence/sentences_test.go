package evidence

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// sentence is a sentence and the figures that it prints, one a line.
type sentence struct {
	text string
	year int // the document's own
	want []string
}

// sentences reads a file of testdata; its head says how it is written.
func sentences(t testing.TB, name string) []sentence {
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []sentence
	year := 2023
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@"):
			year, err = strconv.Atoi(line[1:])
			if err != nil {
				t.Fatal(name, line)
			}
		case strings.HasPrefix(line, "  "):
			last := &out[len(out)-1]
			last.want = append(last.want, fields(strings.Split(line, "|")))
		default:
			out = append(out, sentence{text: strings.ReplaceAll(line, "⏎", "\n"), year: year})
			year = 2023
		}
	}
	return out
}

// fields writes the cells of a figure; the status may be left out where it is
// actual.
func fields(cells []string) string {
	if len(cells) == 9 {
		cells = append(cells, "actual")
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return strings.Join(cells, " | ")
}

// line writes a figure as the files of sentences do.
func line(f Figure) string {
	number := strconv.FormatFloat(f.Value, 'f', f.Decimals, 64)
	if f.HasMax {
		number += ".." + strconv.FormatFloat(f.ValueMax, 'f', f.Decimals, 64)
	}
	rank := ""
	if f.Kind == Rank {
		if rank = strconv.Itoa(f.Rank); f.RankMax != f.Rank {
			rank += ".." + strconv.Itoa(f.RankMax)
		}
	}
	status := f.Status.String()
	if f.Average {
		status = strings.TrimPrefix(status+" average", "actual ")
	}
	return fields([]string{strings.ReplaceAll(f.Text, "\n", "⏎"), number, f.Unit, f.Qualifier.String(), f.Direction.String(), f.Kind.String(), rank, f.RankScope, f.Period, status})
}

func TestFiguresInSentences(t *testing.T) {
	for _, name := range []string{"sentences.txt", "kinds.txt", "heldout1.txt", "heldout2.txt", "heldout3.txt", "heldout4.txt", "heldout5.txt"} {
		t.Run(name, func(t *testing.T) { readSentences(t, name) })
	}
}

// readSentences requires that nearly all figures of a file are read in every
// field, and that nearly nothing else is.
func readSentences(t *testing.T, name string) {
	const least = 0.98
	right, read, wanted := 0, 0, 0
	for _, s := range sentences(t, name) {
		got := map[string]int{}
		for _, f := range Figures(s.text, Options{Year: s.year}) {
			got[line(f)]++
			read++
		}
		var fault []string
		for _, w := range s.want {
			wanted++
			if got[w] > 0 {
				got[w]--
				right++
			} else {
				fault = append(fault, "missing "+w)
			}
		}
		for g, n := range got {
			if n > 0 {
				fault = append(fault, "read    "+g)
			}
		}
		if fault != nil {
			t.Logf("%s\n\t%s", s.text, strings.Join(fault, "\n\t"))
		}
	}
	precision, recall := float64(right)/float64(read), float64(right)/float64(wanted)
	t.Logf("%d figures: precision %.3f, recall %.3f", wanted, precision, recall)
	if precision < least || recall < least {
		t.Errorf("precision %.3f, recall %.3f: want %.2f of each", precision, recall, least)
	}
}

// TestProse measures the reading of passages by how much of a figure must be
// right: found; value, unit, qualifier, direction and place; the period; and the
// status.
func TestProse(t *testing.T) {
	for _, name := range []string{"prose1.txt", "prose2.txt", "prose3.txt"} {
		var counts [4]int
		read, wanted := 0, 0
		for _, s := range sentences(t, name) {
			var got []string
			for _, f := range Figures(s.text, Options{Year: s.year}) {
				got = append(got, line(f))
			}
			read, wanted = read+len(got), wanted+len(s.want)
			for level, cells := range [4][]int{{0}, {0, 1, 2, 3, 4, 6, 7}, {0, 1, 2, 3, 4, 6, 7, 8}, {0, 1, 2, 3, 4, 6, 7, 8, 9}} {
				left := map[string]int{}
				for _, g := range got {
					left[only(g, cells)]++
				}
				for _, w := range s.want {
					if k := only(w, cells); left[k] > 0 {
						left[k]--
						counts[level]++
					} else if level == 3 {
						t.Logf("missing %s", w)
					}
				}
				for k, n := range left {
					if level == 3 && n > 0 {
						t.Logf("read    %s", k)
					}
				}
			}
		}
		f1 := func(right int) float64 { return 2 * float64(right) / float64(read+wanted) }
		for level, least := range [4]float64{0.98, 0.97, 0.93, 0.93} {
			if f1(counts[level]) < least {
				t.Errorf("%s: level %d: %.3f, want %.2f", name, level, f1(counts[level]), least)
			}
		}
		t.Logf("%s: %d figures: found %.3f, value and the like %.3f, with the period %.3f, with the status %.3f", name, wanted, f1(counts[0]), f1(counts[1]), f1(counts[2]), f1(counts[3]))
	}
}

// only keeps some cells of a line.
func only(line string, cells []int) string {
	all := strings.Split(line, " | ")
	var out []string
	for _, c := range cells {
		if c < len(all) {
			out = append(out, all[c])
		}
	}
	return strings.Join(out, " | ")
}
