package folder

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// records cuts a text up to its first fault, and tells of the lines on which
// the records begin.
func records(text string, comma byte) (all [][]string, lines []int, faulty bool) {
	s := newSplitter(text, comma)
	for {
		found, fault := s.next(len(text))
		if !found || fault != sound {
			return all, lines, fault != sound
		}
		row := make([]string, len(s.cells))
		for i := range row {
			row[i] = s.cell(i)
		}
		all, lines = append(all, row), append(lines, s.row)
	}
}

// plainRecords does the same with encoding/csv.
func plainRecords(text string, comma rune) (all [][]string, lines []int, faulty bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	for {
		row, err := r.Read()
		if err != nil {
			return all, lines, !errors.Is(err, io.EOF)
		}
		line, _ := r.FieldPos(0)
		all, lines = append(all, row), append(lines, line)
	}
}

// FuzzCSV holds the splitter to encoding/csv: the same records on the same
// lines up to the first fault, and a fault in the same record.
func FuzzCSV(f *testing.F) {
	for _, text := range []string{
		"", "\n", "\r", "\r\n", "a", "a,b\n", "a,b\r\n", "a,b\r", "a\r\rb,c\r\r\n", "\n\na\n\n\nb", ",,\n,", " \n",
		`"a"`, `"a","b"` + "\n", `"a""b"`, `"a` + "\r\n" + `b",c`, `"a` + "\n\n" + `b"` + "\r", `"a"` + "\r\n\r\n" + `x`,
		`a"b`, `"a"b`, `"a`, "\"a\n", `"a"` + "\rb", `""""`, `""`, `"",""`, `"a,b";c`, "a\tb", "\"a\tb\"\tc",
		"甲,“乙”\n", "\x1b[31m,\x00", "a;b\n",
	} {
		for _, comma := range ",;\t" {
			f.Add(text, byte(comma))
		}
	}
	f.Fuzz(func(t *testing.T, text string, comma byte) {
		if comma != ',' && comma != ';' && comma != '\t' {
			return
		}
		got, lines, faulty := records(text, comma)
		want, wantLines, wantFaulty := plainRecords(text, rune(comma))
		if faulty != wantFaulty || !slices.Equal(lines, wantLines) || !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q\ngot  %q on %v, faulty %t\nwant %q on %v, faulty %t", text, got, lines, faulty, want, wantLines, wantFaulty)
		}
	})
}

// FuzzOdd holds the splitter's quick look for control characters to the slow
// one.
func FuzzOdd(f *testing.F) {
	for _, text := range []string{"a", "\x1b", "“”", "\u202e", "\u061c", "\u0085", "\u2066", "\u200f", "é", "\t", "\x7f", "a\rb", `"a` + "\x07" + `"`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newSplitter(text, ',')
		for {
			found, fault := s.next(len(text))
			if !found {
				return
			}
			if fault != sound {
				continue
			}
			want := false
			for i := range s.cells {
				want = want || strings.ContainsFunc(s.cell(i), hidden)
			}
			if s.odd != want {
				t.Fatalf("%q: odd %t, want %t", text, s.odd, want)
			}
		}
	})
}

// TestOneStrayQuoteCostsOneRow continues after a fault with the next line.
func TestOneStrayQuoteCostsOneRow(t *testing.T) {
	for _, c := range []struct {
		text   string
		faults []int // the lines of the faulty records
		kept   []int // the lines of the others
	}{
		{"a\nb\"c\nd\n", []int{2}, []int{1, 3}},
		{"a\n\"b\nc\nd\n", []int{2}, []int{1, 3, 4}},
		{"a\n\"b\"x\nd\n", []int{2}, []int{1, 3}},
		{"\"a\nb\nc\"x\nd", []int{1, 3}, []int{2, 4}},
		{"\"a\nb\",c\"\nd", []int{1, 2}, []int{3}},
		{"\"", []int{1}, nil},
	} {
		var faults, kept []int
		s := newSplitter(c.text, ',')
		for {
			found, fault := s.next(len(c.text))
			if !found {
				break
			}
			if fault != sound {
				faults = append(faults, s.row)
			} else {
				kept = append(kept, s.row)
			}
		}
		if !slices.Equal(faults, c.faults) || !slices.Equal(kept, c.kept) {
			t.Errorf("%q: faults on %v, kept %v; want %v, %v", c.text, faults, kept, c.faults, c.kept)
		}
	}
}
