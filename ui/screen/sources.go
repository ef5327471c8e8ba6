package screen

import (
	"math"
	"slices"
	"sort"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// groupMost is the most observations of one document that are grouped by
// their quote; beyond it every observation stands alone, so that a document
// of millions opens at once.
const groupMost = 5000

// Sources shows the documents, their quotes, and the figures that rest on
// each quote.
type Sources struct {
	desk    *Desk
	doc     model.DocID
	of      model.DocID   // the document that figures are of
	figures []model.ObsID // those of one quote together
	begins  []int         // where each quote begins in figures, and their end; nil: each has one
	cursor  int           // into the quotes
	offset  int
	top     int   // the first document in sight
	split   int   // the width of the list of documents when last drawn
	starts  []int // the line at which each quote in sight begins
}

// NewSources makes the sources screen.
func NewSources(d *Desk) *Sources { return &Sources{desk: d, of: model.NoDoc} }

// Open turns to the quote of the selected figure.
func (s *Sources) Open() {
	id := s.desk.Statement().Answer.Obs
	if id == model.NoObs {
		return
	}
	s.TurnToQuote(id)
}

// TurnToDocument shows a document from its first quote.
func (s *Sources) TurnToDocument(id model.DocID) { s.selectDocument(id) }

// TurnToQuote shows the quote of an observation.
func (s *Sources) TurnToQuote(id model.ObsID) {
	doc := s.desk.Panel.Observations.Document(id)
	if doc == model.NoDoc {
		return
	}
	s.selectDocument(doc)
	s.load()
	if s.begins == nil {
		s.cursor, _ = slices.BinarySearch(s.figures, id)
		return
	}
	s.cursor = sort.SearchInts(s.begins, slices.Index(s.figures, id)+1) - 1
}

func (s *Sources) selectDocument(doc model.DocID) {
	s.doc, s.cursor, s.offset = doc, 0, 0
}

// load gathers the figures of the document, and tells how many quotes they rest
// on.
func (s *Sources) load() int {
	if s.of != s.doc {
		s.of = s.doc
		s.figures, s.begins = s.desk.Panel.Cited(s.doc), nil
		if len(s.figures) <= groupMost {
			s.group()
		}
	}
	if s.begins == nil {
		return len(s.figures)
	}
	return len(s.begins) - 1
}

// group puts the figures of one quote together, in the order of the quotes.
func (s *Sources) group() {
	at := map[string]int{}
	var quotes [][]model.ObsID
	for _, id := range s.figures {
		words := s.desk.Panel.Observations.At(id).Citation.Exact
		i, ok := at[words]
		if !ok {
			i = len(quotes)
			at[words] = i
			quotes = append(quotes, nil)
		}
		quotes[i] = append(quotes[i], id)
	}
	s.figures, s.begins = slices.Concat(quotes...), []int{0}
	for _, q := range quotes {
		s.begins = append(s.begins, s.begins[len(s.begins)-1]+len(q))
	}
}

// quote gives the figures that rest on a quote.
func (s *Sources) quote(i int) []model.ObsID {
	if s.begins == nil {
		return s.figures[i : i+1]
	}
	return s.figures[s.begins[i]:s.begins[i+1]]
}

// Actions lists what can be done with sources.
func (s *Sources) Actions() []Action {
	return []Action{
		{Keys: []string{"up", "k"}, Name: words.DoPrevQuote, Pair: words.PairQuotes, Do: s.step(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoNextQuote, Do: s.step(+1)},
		{Keys: []string{"left", "h"}, Name: words.DoPrevDocument, Pair: words.PairDocuments, Do: s.stepDocument(-1)},
		{Keys: []string{"right", "l"}, Name: words.DoNextDocument, Do: s.stepDocument(+1)},
		{Keys: []string{"enter"}, Name: words.DoToFigure, Do: s.toFigure},
		{Keys: []string{"o"}, Name: words.DoShowLink, Do: s.showLink, Why: s.noLink},
		{Keys: []string{"pgup", "ctrl+u"}, Name: words.DoPageUp, Do: s.step(-5)},
		{Keys: []string{"pgdown", "ctrl+d"}, Name: words.DoPageDown, Do: s.step(+5)},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: s.step(-math.MaxInt32)},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: s.step(+math.MaxInt32)},
	}
}

func (s *Sources) step(by int) func() tea.Cmd {
	return func() tea.Cmd {
		s.cursor = min(max(s.cursor+by, 0), max(s.load()-1, 0))
		return nil
	}
}

func (s *Sources) stepDocument(by int) func() tea.Cmd {
	return func() tea.Cmd {
		if n := len(s.desk.Panel.Documents); n > 0 {
			s.selectDocument(model.DocID(min(max(int(s.doc)+by, 0), n-1)))
		}
		return nil
	}
}

// toFigure turns to the ranking with the figure of the quote selected.
func (s *Sources) toFigure() tea.Cmd {
	if s.cursor >= s.load() {
		return nil
	}
	s.desk.AskFigure(s.quote(s.cursor)[0])
	return Open(model.RankView)
}

// AskFigure asks the question that one observation answers.
func (d *Desk) AskFigure(id model.ObsID) { d.Ask(d.questionOf(id)) }

func (d *Desk) questionOf(id model.ObsID) analysis.Question {
	o := d.Panel.Observations
	q := d.question
	q.Indicator, q.Area, q.Period = o.Indicator(id), o.Area(id), o.Period(id)
	q.Derivation = analysis.Derivation{}
	a := &d.Panel.Areas[q.Area]
	if q.Level != a.Level || !d.Panel.Within(q.Area, q.Within) {
		q.Within, q.Level = a.Parent, a.Level
	}
	return q
}

func (s *Sources) document() *model.Document {
	if s.doc == model.NoDoc || int(s.doc) >= len(s.desk.Panel.Documents) {
		return nil
	}
	return &s.desk.Panel.Documents[s.doc]
}

func (s *Sources) noLink() (words.Word, bool) {
	d := s.document()
	return words.SourceNoLink, d == nil || d.URL == ""
}

func (s *Sources) showLink() tea.Cmd { return Notice(layout.Clean(s.document().URL)) }

// Mouse selects documents and quotes.
func (s *Sources) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		by := Turned(m)
		if x < s.split {
			return s.stepDocument(by)()
		}
		return s.step(by)()
	case tea.MouseClickMsg:
		if x < s.split {
			if i := s.top + y; i < len(s.desk.Panel.Documents) {
				s.selectDocument(model.DocID(i))
			}
			return nil
		}
		for i, start := range s.starts {
			if y >= start {
				s.cursor = s.offset + i
			}
		}
	}
	return nil
}

// View draws the documents at the left, where there is room, and at the right
// the document with its quotes.
func (s *Sources) View(w, h int) []string {
	if len(s.desk.Panel.Documents) == 0 {
		return layout.Block([]string{"", " " + s.desk.Say(words.SourceNone)}, w, h)
	}
	s.split = 0
	if w < listFrom {
		return s.viewDocument(w, h)
	}
	s.split = min(w/3, 48)
	rule := make([]string, h)
	for i := range rule {
		rule[i] = s.desk.rule(s.desk.Theme.Glyphs.VRule)
	}
	return layout.Join(s.viewList(s.split, h), rule, s.viewDocument(w-s.split-1, h))
}

func (s *Sources) viewList(w, h int) []string {
	docs := s.desk.Panel.Documents
	s.top = layout.Scroll(s.top, int(s.doc), len(docs), h)
	var lines []string
	for i := s.top; i < len(docs) && len(lines) < h; i++ {
		lines = append(lines, s.listLine(model.DocID(i), w))
	}
	return layout.Block(lines, w, h)
}

func (s *Sources) listLine(id model.DocID, w int) string {
	d, look := &s.desk.Panel.Documents[id], s.desk.Theme
	count := s.desk.Say(words.SourceFigures, len(s.desk.Panel.Cited(id))) + " "
	label := layout.FitWith(layout.Clean(d.Called(s.desk.Prose.Lang)), w-layout.Width(count)-3, look.Glyphs.Ellipsis)
	if id == s.doc {
		return look.Row(theme.Selected, look.Paint(theme.Accent, look.Glyphs.Cursor)+" "+label+" "+count)
	}
	token := theme.Text
	if d.Kind == model.Secondary {
		token = theme.Muted
	}
	return "  " + look.Paint(token, label) + " " + look.Paint(theme.Muted, count)
}

// viewDocument draws what is known of the document above its quotes.
func (s *Sources) viewDocument(w, h int) []string {
	lines := s.facts(w)
	if len(lines) > h/2 {
		lines = lines[:h/2]
	}
	lines = append(lines, s.desk.rule(ruleOf(s.desk.Theme, w)))
	return layout.Block(append(lines, s.viewQuotes(w, h-len(lines), len(lines))...), w, h)
}

// facts are the lines about the document: its label, then each thing known.
func (s *Sources) facts(w int) []string {
	d, look := s.document(), s.desk.Theme
	var lines []string
	for _, part := range layout.Wrap(layout.Clean(d.Called(s.desk.Prose.Lang)), w-2) {
		lines = append(lines, " "+look.Paint(theme.Title, part))
	}
	publisher, published := d.Publisher, d.Published.String()
	if publisher == "" {
		publisher = s.desk.Say(words.SourceNoPub)
	}
	if published == "" {
		published = s.desk.Say(words.SourceNoDate)
	}
	original := ""
	if d.Gloss(s.desk.Prose.Lang) != "" {
		original = d.Title
	}
	for _, fact := range []struct {
		label words.Word
		text  string
	}{
		{words.LabelTitle, original},
		{words.LabelAuthors, joinNames(s.desk, d.Authors)},
		{words.LabelPublisher, publisher},
		{words.LabelPublished, published},
		{words.LabelKind, s.desk.Prose.DocKind(d.Kind)},
		{words.LabelAddress, d.URL},
		{words.LabelLicence, d.Licence},
		{words.LabelMark, s.desk.Panel.Attribution.In(s.desk.Prose.Lang)},
		{words.LabelNote, d.Note},
	} {
		if fact.text != "" {
			lines = append(lines, s.fact(fact.label, fact.text, w)...)
		}
	}
	return lines
}

// fact is one labelled line; an address is a link that terminals can open.
func (s *Sources) fact(label words.Word, text string, w int) []string {
	look := s.desk.Theme
	head := look.Paint(theme.Muted, s.desk.Say(label)) + " "
	indent := layout.Width(head) + 1
	var lines []string
	for i, part := range layout.Wrap(layout.Clean(text), max(w-indent-1, 1)) {
		if label == words.LabelAddress {
			part = link(look.Paint(theme.Link, part), text)
		}
		if i == 0 {
			lines = append(lines, " "+head+part)
		} else {
			lines = append(lines, layout.Pad("", indent)+part)
		}
	}
	return lines
}

// viewQuotes draws the quotes from the offset on, so that the one under the
// cursor is whole. from is the line at which they begin.
func (s *Sources) viewQuotes(w, h, from int) []string {
	n := s.load()
	if n == 0 {
		return []string{"", " " + s.desk.Say(words.SourceNoQuote)}
	}
	s.cursor = min(s.cursor, n-1)
	s.offset = min(max(s.offset, s.firstFor(s.cursor, w, h)), s.cursor)
	var lines []string
	s.starts = s.starts[:0]
	for i := s.offset; i < n && len(lines) < h; i++ {
		s.starts = append(s.starts, from+len(lines))
		lines = append(lines, s.viewQuote(s.quote(i), i == s.cursor, w)...)
	}
	return lines
}

// firstFor is the first quote that may be in sight for a quote to be whole.
func (s *Sources) firstFor(cursor, w, h int) int {
	first, used := cursor, 0
	for ; first >= 0; first-- {
		if used += len(s.viewQuote(s.quote(first), first == cursor, w)); used > h {
			break
		}
	}
	return first + 1
}

// figuresMost is the most figures listed under one quote.
const figuresMost = 8

// viewQuote draws the words with the figures in them highlighted, and below
// them the figures that rest on them.
func (s *Sources) viewQuote(figures []model.ObsID, selected bool, w int) []string {
	d, look := s.desk, s.desk.Theme
	edge := " "
	if selected {
		edge = look.Paint(theme.Accent, look.Glyphs.Cursor)
	}
	first := d.Panel.Observations.At(figures[0])
	var lines []string
	for _, spans := range layout.WrapSpans(d.quoteSpans(figures), max(w-4, 1)) {
		lines = append(lines, edge+" "+paintQuote(look, spans))
	}
	if place := first.Citation.Place(d.Prose.Lang); place != "" {
		lines = append(lines, edge+"   "+look.Paint(theme.Muted,
			layout.FitWith(layout.Clean(place), max(w-5, 1), look.Glyphs.Ellipsis)))
	}
	if selected {
		for _, line := range d.excerptLines(&first, max(w-5, 1)) {
			lines = append(lines, edge+"   "+line)
		}
	}
	for i, id := range figures {
		if i == figuresMost {
			lines = append(lines, edge+"   "+look.Paint(theme.Muted, look.Glyphs.Ellipsis+" +"+d.Say(words.SourceFigures, len(figures)-i)))
			break
		}
		lines = append(lines, edge+"   "+d.figureLine(id, max(w-5, 1)))
	}
	return append(lines, edge)
}
