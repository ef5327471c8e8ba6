// Package brief makes briefing documents: a question and its analysis become a
// Brief of blocks, and one encoder a format writes it to an io.Writer. Every
// figure carries the number of its source, and the same source has the same
// number in every format.
package brief

import (
	"maps"
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/model"
)

// Brief is a document before it takes a format.
type Brief struct {
	Lang    model.Lang
	Title   string
	Blocks  []Block
	Figures []Figure // every figure in the blocks, once, for tidy formats
	Sources []Source // in the order of their numbers, from 1

	// Observations are all that the brief rests on, with those of the same
	// cells that were not used, in the order of the dataset.
	Observations []model.ObsID
}

// Block is a part of a brief: a Heading, Paragraph, Table or Chart.
type Block interface{ block() }

// Heading begins a section. Depth is 1 or 2.
type Heading struct {
	Depth int
	Text  string
}

// Paragraph is running text.
type Paragraph struct{ Runs []Run }

// Run is a piece of text and the numbers of the sources it rests on.
type Run struct {
	Text    string
	Sources []int
}

// Marked parts a run where its marks stand: before the stop that ends it. So
// they are bound to the words that they are of, and begin no line.
func (r Run) Marked() (text, stop string) {
	if len(r.Sources) == 0 {
		return r.Text, ""
	}
	text = strings.TrimRight(r.Text, "。．.；;，,！!？?")
	return text, r.Text[len(text):]
}

// Table has a head and rows of as many cells. Its notes stand under it.
type Table struct {
	Title string
	Head  []string
	Rows  [][]Cell
	Notes []string
}

// Cell is a cell of a table. Value is set where the cell is a plain number, so
// that spreadsheets can count with it; Text is what is read.
type Cell struct {
	Text     string
	Value    float64
	IsNumber bool
	Decimals int
	Right    bool // set against the right edge
	Sources  []int
}

// Chart is drawn from its numbers by each format in its own way: a ranking's
// bars, or series over periods.
type Chart struct {
	Kind   ChartKind
	Title  string
	Unit   string
	Labels []string // of the bars, or of the periods
	Series []Series
	Notes  []string // gaps, breaks and bounds, in words
	Basis  []int    // the sources of what is drawn, in order
}

// ChartKind is a chart's shape.
type ChartKind uint8

// The kinds of chart.
const (
	Bars ChartKind = iota
	Lines
)

// Series is one row of numbers of a chart, one for each label.
type Series struct {
	Name   string
	Points []Point
	Line   int // which line of the chart it is a part of
}

// Point is a number of a chart. One that is not OK is a gap: a line has no point
// at a bound or a forecast, whose text stands in the table alone. Apart says that
// it does not compare with the point before it; Marked that it is the one the
// brief is about.
type Point struct {
	Value     float64
	Decimals  int
	Text      string // as printed: ≥1,000
	OK        bool
	Apart     bool
	Bound     bool
	Provision bool // provisional or estimated
	Marked    bool
	Sources   []int
}

// Table gives the chart's numbers with their sources, for where nothing can be
// drawn. A gap is a dash: the notes say why.
func (c Chart) Table() Table {
	t := Table{Title: c.Title, Head: []string{c.Unit}, Notes: c.Notes}
	for _, s := range c.Series {
		t.Head = append(t.Head, s.Name)
	}
	for i, label := range c.Labels {
		row := []Cell{{Text: label}}
		for _, s := range c.Series {
			p := s.Points[i]
			if p.Text == "" {
				p.Text = "—"
			}
			row = append(row, Cell{Text: p.Text, Right: true, Sources: p.Sources})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Table) block()     {}
func (Chart) block()     {}

// Figure is one figure of a brief in full, for JSON, CSV and spreadsheets.
type Figure struct {
	Area, AreaID           string
	Indicator, IndicatorID string
	Period                 string
	Value                  float64
	Valued                 bool
	Decimals               int
	Unit                   string
	Qualifier, Sign        string // its code, and the sign before the number
	Status, StatusName     string // its code, and in words
	Printed                string
	Basis                  string
	Computed               bool
	Rank, RankMax          int    // 0 where it has no certain place
	PlaceKind, Among       string // how the place is known, and among whom it is
	PlaceSource            int    // the source that states the place; 0 where none does
	RankOf                 int    // among how many, 0 where that is not known
	N, Of                  int
	Set                    string
	Why, Reason            string // why there is no value: its code, and in words
	Sources                []int
	Obs                    []model.ObsID
}

// Source is a numbered source: the words a figure stands on and where.
type Source struct {
	Number    int
	Document  string // its id in the dataset
	Quote     string
	Locator   string
	Title     string
	Publisher string
	Published string
	URL       string
	Kind      string
	Line      string // title, authors, publisher, date, place: in plain words
	Reference string // in the manner of GB/T 7714
}

// sources numbers citations as they are first used: the same words of the
// same document have the same number everywhere.
type sources struct {
	panel *model.Panel
	list  []model.ObsID
	found map[sourceKey]int
	used  map[model.ObsID]bool
}

type sourceKey struct {
	document       model.DocID
	quote, locator string
}

// of numbers what an answer stands on.
func (s *sources) of(a analysis.Answer) []int {
	ids := a.Inputs
	if ids == nil && a.Obs != model.NoObs {
		ids = []model.ObsID{a.Obs}
	}
	return s.numbers(ids)
}

// stating numbers what a place stands on that a source states.
func (s *sources) stating(p analysis.Place) []int {
	if !p.Certain() || !p.Claim.Made() {
		return nil
	}
	return s.numbers([]model.ObsID{p.Claim.Obs})
}

// saying numbers what a sentence stands on that says a figure and its place.
func (s *sources) saying(a analysis.Answer, p analysis.Place) []int {
	all := s.of(a)
	for _, n := range s.stating(p) {
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

func (s *sources) numbers(ids []model.ObsID) []int {
	var numbers []int
	for _, id := range ids {
		if n := s.number(id); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

func (s *sources) number(id model.ObsID) int {
	s.used[id] = true
	c := s.panel.Observations.At(id).Citation
	key := sourceKey{c.Document, c.Exact, c.Locator}
	if n, ok := s.found[key]; ok {
		return n
	}
	s.list = append(s.list, id)
	s.found[key] = len(s.list)
	return len(s.list)
}

// observations lists what was cited, and what else the dataset has of the same
// cells: other versions, and the other side of a conflict.
func (s *sources) observations() []model.ObsID {
	all := map[model.ObsID]bool{}
	o := s.panel.Observations
	for id := range s.used {
		for _, same := range s.panel.All(o.Indicator(id), o.Area(id), o.Period(id)) {
			all[same] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
