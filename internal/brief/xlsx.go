package brief

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"weici/internal/words"
	"weici/internal/workbook"
)

// xlsx writes a workbook: a sheet of figures with numbers as numbers, a sheet
// of sources, a sheet of notes, and a sheet of charts that stay charts.
func (b *Brief) xlsx(w io.Writer) error {
	book, err := workbook.New(plain(b.Title), b.Lang)
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	x := sheets{b}
	for _, t := range []workbook.Table{x.figures(), x.sources(), x.notes()} {
		if err := book.Table(t); err != nil {
			book.Close()
			return fmt.Errorf("xlsx: %w", err)
		}
	}
	if charts := x.charts(); len(charts) > 0 {
		if err := book.Charts(x.say(words.BriefCharts), charts); err != nil {
			book.Close()
			return fmt.Errorf("xlsx: %w", err)
		}
	}
	return book.Write(w)
}

// sheets lays a brief out as those of a workbook. The columns of one together
// are at most as wide as lets them be read on paper.
type sheets struct{ *Brief }

func (x sheets) say(w words.Word) string { return w.In(x.Lang) }

func (x sheets) figures() workbook.Table {
	t := workbook.Table{Name: x.say(words.SheetFigures), Frozen: 2, Columns: []workbook.Column{
		{Head: x.say(words.HeadArea), Width: 13}, {Head: x.say(words.HeadIndicator), Width: 18}, {Head: x.say(words.HeadPeriod), Width: 9},
		{Head: x.say(words.HeadValue), Width: 12}, {Head: x.say(words.HeadUnit), Width: 9}, {Head: x.say(words.HeadQualifier), Width: 7},
		{Head: x.say(words.HeadStatus), Width: 9}, {Head: x.say(words.HeadBasis), Width: 10}, {Head: x.say(words.HeadPlace), Width: 7},
		{Head: x.say(words.HeadPlaceMax), Width: 7}, {Head: x.say(words.HeadRanked), Width: 7}, {Head: x.say(words.HeadSet), Width: 18},
		{Head: x.say(words.LabelPrinted), Width: 15}, {Head: x.say(words.HeadReason), Width: 13}, {Head: x.say(words.HeadSource), Width: 8},
	}}
	for _, f := range x.Figures {
		t.Rows = append(t.Rows, figureCells(f))
	}
	return t
}

func figureCells(f Figure) []workbook.Cell {
	var value, place, placeMax, of workbook.Cell
	if f.Valued {
		value = workbook.Number(f.Value, f.Decimals)
	}
	if f.Rank > 0 {
		place, placeMax = workbook.Count(f.Rank), workbook.Count(f.RankMax)
		if f.RankOf > 0 {
			of = workbook.Count(f.RankOf)
		}
	}
	return []workbook.Cell{
		workbook.Text(plain(f.Area)), workbook.Text(plain(f.Indicator)), workbook.Period(f.Period), value, workbook.Text(plain(f.Unit)),
		workbook.Text(f.Sign), workbook.Text(f.StatusName), workbook.Text(f.Basis), place, placeMax, of,
		workbook.Text(plain(f.Among)), workbook.Text(plain(f.Printed)), workbook.Text(f.Reason), numbersCell(f.Sources),
	}
}

// numbersCell is a source's number, or the list of several.
func numbersCell(numbers []int) workbook.Cell {
	if len(numbers) == 1 {
		return workbook.Count(numbers[0])
	}
	all := make([]string, len(numbers))
	for i, n := range numbers {
		all[i] = strconv.Itoa(n)
	}
	return workbook.Text(strings.Join(all, " "))
}

func (x sheets) sources() workbook.Table {
	t := workbook.Table{Name: x.say(words.BriefSources), Frozen: 1, Columns: []workbook.Column{
		{Head: x.say(words.HeadSource), Width: 7}, {Head: x.say(words.HeadQuote), Width: 44}, {Head: x.say(words.HeadDocument), Width: 28},
		{Head: x.say(words.LabelPublisher), Width: 14}, {Head: x.say(words.LabelPublished), Width: 11}, {Head: x.say(words.LabelKind), Width: 10},
		{Head: x.say(words.LabelLocator), Width: 12}, {Head: x.say(words.LabelAddress), Width: 18}, {Head: x.say(words.HeadReference), Width: 30},
	}}
	for _, s := range x.Sources {
		t.Rows = append(t.Rows, []workbook.Cell{
			workbook.Count(s.Number), workbook.Text(plain(s.Quote)), workbook.Text(plain(s.Title)), workbook.Text(plain(s.Publisher)),
			workbook.Period(s.Published), workbook.Text(plain(s.Kind)), workbook.Text(plain(s.Locator)), workbook.Text(plain(s.URL)), workbook.Text(plain(s.Reference)),
		})
	}
	return t
}

// notes are the running text of the brief: its title, sentences and notes,
// under those of its headings that have some.
func (x sheets) notes() workbook.Table {
	t := workbook.Table{Name: x.say(words.BriefNotes), Reading: true, Columns: []workbook.Column{{Head: plain(x.Title), Width: 110}}}
	for i, block := range x.Blocks {
		switch b := block.(type) {
		case Heading:
			if i+1 < len(x.Blocks) && isParagraph(x.Blocks[i+1]) {
				t.Rows = append(t.Rows, []workbook.Cell{workbook.Head(plain(b.Text))})
			}
		case Paragraph:
			t.Rows = append(t.Rows, []workbook.Cell{workbook.Text(runsText(b.Runs))})
		}
	}
	return t
}

func isParagraph(b Block) bool {
	_, ok := b.(Paragraph)
	return ok
}

// runsText is running text with the numbers of its sources in brackets.
func runsText(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		text, stop := r.Marked()
		b.WriteString(plain(text))
		for _, n := range r.Sources {
			fmt.Fprintf(&b, "[%d]", n)
		}
		b.WriteString(stop)
	}
	return b.String()
}

// charts are the brief's, drawn as in its Word document.
func (x sheets) charts() []workbook.Chart {
	var all []workbook.Chart
	for _, block := range x.Blocks {
		c, ok := block.(Chart)
		if !ok {
			continue
		}
		title := plain(headed(c.Title, c.Unit))
		c = c.segmented(x.Lang)
		notes := make([]string, len(c.Notes))
		for i, n := range c.Notes {
			notes[i] = plain(n)
		}
		all = append(all, workbook.Chart{
			Title: title, Rows: chartRows(c), Notes: notes, Words: plain(inWords(c)),
			Draw: func(sheet string, head int) string {
				return chartXML(c, drawn{sheet: sheet, head: head, face: "SimSun", title: title, lang: x.Lang})
			},
		})
	}
	return all
}
