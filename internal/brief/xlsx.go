package brief

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"weici/internal/words"
)

// xlsx writes a workbook: a sheet of figures with numbers as numbers, a sheet
// of sources, a sheet of notes, and a sheet of charts that stay charts.
func (b *Brief) xlsx(w io.Writer) error {
	book := &workbook{File: excelize.NewFile(), brief: b}
	defer book.Close()
	for _, sheet := range []func() error{book.figures, book.sources, book.notes, book.charts} {
		if err := sheet(); err != nil {
			return fmt.Errorf("xlsx: %w", err)
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return book.Write(w)
}

type workbook struct {
	*excelize.File
	brief *Brief
	head  int         // the style of heads
	wrap  int         // the style of long text
	count map[int]int // the styles of numbers, by decimals
}

func (x *workbook) say(w words.Word) string { return w.In(x.brief.Lang) }

// column is a column of a sheet: its head and its width in characters.
type column struct {
	head  string
	width float64
}

// sheet opens a sheet with a head that stays in sight, and so many columns of
// names that do.
func (x *workbook) sheet(name string, columns []column, frozen int) (*excelize.StreamWriter, error) {
	if _, err := x.NewSheet(name); err != nil {
		return nil, err
	}
	if err := x.styles(); err != nil {
		return nil, err
	}
	if err := x.page(name); err != nil {
		return nil, err
	}
	s, err := x.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	row := make([]any, len(columns))
	for i, c := range columns {
		row[i] = excelize.Cell{StyleID: x.head, Value: c.head}
		if err := s.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
	}
	corner, err := excelize.CoordinatesToCellName(frozen+1, 2)
	if err != nil {
		return nil, err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return nil, err
	}
	return s, s.SetRow("A1", row)
}

// page has a sheet printed on A4 across, as wide as the page.
func (x *workbook) page(sheet string) error {
	yes, across, a4, wide, high := true, "landscape", 9, 1, 0
	if err := x.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	return x.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &across, Size: &a4, FitToWidth: &wide, FitToHeight: &high})
}

func (x *workbook) styles() (err error) {
	if x.head != 0 {
		return nil
	}
	x.count = map[int]int{}
	if x.head, err = x.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EAF3"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	}); err != nil {
		return err
	}
	x.wrap, err = x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	return err
}

// number is a cell that counts: grouped, with the figure's own decimals.
func (x *workbook) number(v float64, decimals int) (excelize.Cell, error) {
	style, ok := x.count[decimals]
	if !ok {
		format := "#,##0"
		if decimals > 0 {
			format += "." + strings.Repeat("0", decimals)
		}
		var err error
		if style, err = x.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			return excelize.Cell{}, err
		}
		x.count[decimals] = style
	}
	return excelize.Cell{StyleID: style, Value: v}, nil
}

func (x *workbook) figures() error {
	s, err := x.sheet(x.say(words.SheetFigures), []column{
		{x.say(words.HeadArea), 16}, {x.say(words.HeadIndicator), 26}, {x.say(words.HeadPeriod), 11}, {x.say(words.HeadValue), 13},
		{x.say(words.HeadUnit), 10}, {x.say(words.HeadQualifier), 9}, {x.say(words.HeadStatus), 11}, {x.say(words.HeadBasis), 14},
		{x.say(words.HeadPlace), 7}, {x.say(words.HeadPlaceMax), 9}, {x.say(words.HeadRanked), 9}, {x.say(words.HeadSet), 34},
		{x.say(words.LabelPrinted), 24}, {x.say(words.HeadReason), 22}, {x.say(words.HeadSource), 8},
	}, 2)
	if err != nil {
		return err
	}
	for i, f := range x.brief.Figures {
		row, err := x.figureRow(f)
		if err != nil {
			return err
		}
		if err := s.SetRow("A"+strconv.Itoa(i+2), row); err != nil {
			return err
		}
	}
	return s.Flush()
}

func (x *workbook) figureRow(f Figure) ([]any, error) {
	var value, rank, rankMax any
	if f.Valued {
		cell, err := x.number(f.Value, f.Decimals)
		if err != nil {
			return nil, err
		}
		value = cell
	}
	if f.Rank > 0 {
		rank, rankMax = f.Rank, f.RankMax
	}
	numbers := make([]string, len(f.Sources))
	for i, n := range f.Sources {
		numbers[i] = strconv.Itoa(n)
	}
	var source any = strings.Join(numbers, " ")
	if len(numbers) == 1 {
		source = f.Sources[0]
	}
	return []any{
		plain(f.Area), plain(f.Indicator), f.Period, value, plain(f.Unit), f.Sign, f.StatusName, f.Basis,
		rank, rankMax, f.N, plain(f.Set), plain(f.Printed), f.Reason, source,
	}, nil
}

func (x *workbook) sources() error {
	s, err := x.sheet(x.say(words.BriefSources), []column{
		{x.say(words.HeadSource), 8}, {x.say(words.HeadQuote), 60}, {x.say(words.HeadDocument), 50}, {x.say(words.LabelPublisher), 28},
		{x.say(words.LabelPublished), 12}, {x.say(words.LabelKind), 12}, {x.say(words.LabelLocator), 20}, {x.say(words.LabelAddress), 40},
		{x.say(words.HeadReference), 60},
	}, 1)
	if err != nil {
		return err
	}
	for i, r := range x.brief.Sources {
		row := []any{r.Number}
		for _, text := range []string{r.Quote, r.Title, r.Publisher, r.Published, r.Kind, r.Locator, r.URL, r.Reference} {
			row = append(row, excelize.Cell{StyleID: x.wrap, Value: plain(text)})
		}
		if err := s.SetRow("A"+strconv.Itoa(i+2), row); err != nil {
			return err
		}
	}
	return s.Flush()
}

// notesWidth is the width of running text in characters, and lineHeight that of
// one of its lines in points: not every program finds the height of a row.
const (
	notesWidth = 110
	lineHeight = 16
)

// notes are the running text of the brief: its title, sentences and notes,
// under those of its headings that have some.
func (x *workbook) notes() error {
	s, err := x.sheet(x.say(words.BriefNotes), []column{{plain(x.brief.Title), notesWidth}}, 0)
	if err != nil {
		return err
	}
	at := 2
	for i, block := range x.brief.Blocks {
		var cell excelize.Cell
		switch b := block.(type) {
		case Heading:
			if i+1 == len(x.brief.Blocks) || !isParagraph(x.brief.Blocks[i+1]) {
				continue
			}
			cell = excelize.Cell{StyleID: x.head, Value: plain(b.Text)}
		case Paragraph:
			cell = excelize.Cell{StyleID: x.wrap, Value: runsText(b.Runs)}
		default:
			continue
		}
		height := excelize.RowOpts{Height: float64(min(lineHeight*(1+weight(fmt.Sprint(cell.Value))/notesWidth), excelize.MaxRowHeight))}
		if err := s.SetRow("A"+strconv.Itoa(at), []any{cell}, height); err != nil {
			return err
		}
		at++
	}
	return s.Flush()
}

func isParagraph(b Block) bool {
	_, ok := b.(Paragraph)
	return ok
}

// runsText is running text with the numbers of its sources in brackets.
func runsText(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(plain(r.Text))
		for _, n := range r.Sources {
			fmt.Fprintf(&b, "[%d]", n)
		}
	}
	return b.String()
}

// chartRows is the height of a native chart in rows.
const chartRows = 20

// charts writes each chart's numbers and, beside them, the chart that draws
// them.
func (x *workbook) charts() error {
	name := x.say(words.BriefCharts)
	at := 1
	for _, block := range x.brief.Blocks {
		c, ok := block.(Chart)
		if !ok {
			continue
		}
		if at == 1 {
			if _, err := x.NewSheet(name); err != nil {
				return err
			}
			if err := x.SetColWidth(name, "A", "A", 18); err != nil {
				return err
			}
			if err := x.page(name); err != nil {
				return err
			}
		}
		if err := x.chart(name, c, at); err != nil {
			return err
		}
		at += max(len(c.Labels)+len(c.Notes)+4, chartRows+2)
	}
	return nil
}

func (x *workbook) chart(sheet string, c Chart, at int) error {
	title := plain(c.Title)
	if c.Unit != "" {
		title += " (" + plain(c.Unit) + ")"
	}
	c = c.segmented(x.brief.Lang)
	head := []any{""}
	for _, s := range c.Series {
		head = append(head, plain(s.Name))
	}
	rows := [][]any{{title}, head}
	for i, label := range c.Labels {
		row := []any{plain(label)}
		for _, s := range c.Series {
			if s.Points[i].OK {
				row = append(row, s.Points[i].Value)
			} else {
				row = append(row, nil)
			}
		}
		rows = append(rows, row)
	}
	for _, n := range c.Notes {
		rows = append(rows, []any{plain(n)})
	}
	for i, row := range rows {
		if err := x.SetSheetRow(sheet, "A"+strconv.Itoa(at+i), &row); err != nil {
			return err
		}
	}
	end, err := excelize.CoordinatesToCellName(len(head), at+1)
	if err != nil {
		return err
	}
	if err := x.SetCellStyle(sheet, "A"+strconv.Itoa(at+1), end, x.head); err != nil {
		return err
	}
	return x.addChart(sheet, c, title, at)
}

func (x *workbook) addChart(sheet string, c Chart, title string, at int) error {
	kind := excelize.Bar
	if c.Kind == Lines {
		kind = excelize.Line
	}
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	first, last := at+2, at+1+len(c.Labels)
	chart := &excelize.Chart{
		Type:         kind,
		Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}},
		Legend:       excelize.ChartLegend{Position: "bottom"},
		ShowBlanksAs: "gap",
		VaryColors:   new(bool),
		Dimension:    excelize.ChartDimension{Width: 640, Height: 380},
	}
	ink := excelize.Font{Color: "404040", Size: 9}
	chart.XAxis.Font, chart.YAxis.Font, chart.Legend.Font = ink, ink, &ink
	if c.Kind == Bars {
		chart.Legend.Position = "none"
		chart.YAxis.ReverseOrder = false
		chart.XAxis.ReverseOrder = true
	}
	for i := range c.Series {
		col, err := excelize.ColumnNumberToName(i + 2)
		if err != nil {
			return err
		}
		series := excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", quoted, col, at+1),
			Categories: fmt.Sprintf("%s!$A$%d:$A$%d", quoted, first, last),
			Values:     fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted, col, first, col, last),
		}
		if c.Kind == Bars {
			series.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{barColour}}
		}
		if c.Kind == Lines {
			series.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{lineColours()[c.Series[i].Line%len(lineColours())]}}
			series.Marker = excelize.ChartMarker{Symbol: lineMarks()[c.Series[i].Line%len(lineMarks())], Size: 7, Fill: series.Fill}
		}
		if c.Series[i].Loose {
			series.Line.Type = excelize.LineNone
		}
		chart.Series = append(chart.Series, series)
	}
	anchor, err := excelize.CoordinatesToCellName(len(c.Series)+4, at)
	if err != nil {
		return err
	}
	return x.AddChart(sheet, anchor, chart)
}
