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
