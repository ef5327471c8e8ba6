// Package editor is the screen on which a brief is put together: what was
// collected, in order, beside what becomes of it; and its files.
package editor

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// Editor shows the collection: its items in order, and beside them what becomes
// of the selected one.
type Editor struct {
	desk       *screen.Desk
	collection *Collection
	files      Files // nil where nothing can be kept: over SSH
	brief      *brief.Brief
	made       []brief.Made
	of         stage // what brief and made were made of
	cursor     int
	offset     int
	top        int // the first line of the list when last drawn
	split      int // the width of the list when last drawn
	height     int
}

// stage tells one state of the collection from another.
type stage struct {
	edits, undone int
	lang          model.Lang
}

// New makes the brief screen of a collection. Files are the user's; nil where
// nothing can be kept.
func New(d *screen.Desk, c *Collection, files Files) *Editor {
	return &Editor{desk: d, collection: c, files: files}
}

// compose makes the brief anew when the collection or the language changes.
func (s *Editor) compose() []brief.Made {
	c := s.collection
	now := stage{c.edits, len(c.before), s.desk.Prose.Lang}
	if s.brief == nil || s.of != now {
		s.of = now
		s.brief, s.made = brief.ComposeDraft(s.desk.Panel, c.draft, s.desk.Prose.Lang, model.Period{})
	}
	s.cursor = min(max(s.cursor, 0), max(len(s.made)-1, 0))
	return s.made
}

func (s *Editor) items() []brief.Item { return s.collection.draft.Items }

// Actions lists what can be done with a brief.
func (s *Editor) Actions() []screen.Action {
	return []screen.Action{
		{Keys: []string{"up", "k"}, Name: words.DoUp, Pair: words.PairItems, Do: s.move(-1)},
		{Keys: []string{"down", "j"}, Name: words.DoDown, Do: s.move(+1)},
		{Keys: []string{"K", "shift+up"}, Name: words.DoItemUp, Pair: words.PairOrder, Do: s.shift(-1), Why: s.nothing},
		{Keys: []string{"J", "shift+down"}, Name: words.DoItemDown, Do: s.shift(+1), Why: s.nothing},
		{Keys: []string{"e"}, Name: words.DoExport, Also: words.AlsoExport, Do: s.export, Why: s.nothing},
		{Keys: []string{"x", "delete"}, Name: words.DoRemove, Do: s.remove, Why: s.nothing},
		{Keys: []string{"u"}, Name: words.DoUndo, Do: s.undo, Why: s.nothingBefore},
		{Keys: []string{"a"}, Name: words.DoAddNote, Do: s.addNote},
		{Keys: []string{"T"}, Name: words.DoTitle, Do: s.editTitle},
		{Keys: []string{"enter"}, Name: words.DoItem, Do: s.enter, Why: s.nothing},
		{Keys: []string{"s"}, Name: words.DoKind, Do: s.turnKind, Why: s.fixedKind},
		{Keys: []string{"p"}, Name: words.DoPreview, Do: s.preview, Why: s.nothing},
		{Keys: []string{"w"}, Name: words.DoSaveDraft, Do: s.saveDraft, Why: s.nothing},
		{Keys: []string{"o"}, Name: words.DoOpenDraft, Do: s.openDraft, Why: s.noFiles},
		{Keys: []string{"home"}, Name: words.DoFirst, Do: func() tea.Cmd { return s.move(-len(s.items()))() }},
		{Keys: []string{"end", "G"}, Name: words.DoLast, Do: func() tea.Cmd { return s.move(len(s.items()))() }},
	}
}

func (s *Editor) nothing() (words.Word, bool) { return words.BriefEmpty, len(s.items()) == 0 }

func (s *Editor) nothingBefore() (words.Word, bool) {
	return words.NothingToUndo, len(s.collection.before) == 0
}

func (s *Editor) noFiles() (words.Word, bool) { return words.NoFilesHere, s.files == nil }

func (s *Editor) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		s.cursor = min(max(s.cursor+by, 0), max(len(s.items())-1, 0))
		return nil
	}
}

// change changes the items of a copy of the collection.
func (s *Editor) change(edit func(items []brief.Item) []brief.Item) {
	d := s.collection.draft
	d.Items = edit(slices.Clone(d.Items))
	s.collection.redraft(d)
}

func (s *Editor) shift(by int) func() tea.Cmd {
	return func() tea.Cmd {
		to := s.cursor + by
		if to < 0 || to >= len(s.items()) {
			return nil
		}
		s.change(func(items []brief.Item) []brief.Item {
			items[s.cursor], items[to] = items[to], items[s.cursor]
			return items
		})
		s.cursor = to
		return nil
	}
}

func (s *Editor) remove() tea.Cmd {
	s.compose()
	name := layout.Clean(s.made[s.cursor].Name)
	s.change(func(items []brief.Item) []brief.Item { return slices.Delete(items, s.cursor, s.cursor+1) })
	return screen.Notice(s.desk.Say(words.Removed, name))
}

func (s *Editor) undo() tea.Cmd {
	s.collection.undo()
	return screen.Notice(s.desk.Say(words.Undone))
}

// kindsOf lists the kinds that an item can take.
func kindsOf(item brief.Item) []brief.Kind {
	for _, kinds := range [][]brief.Kind{{brief.FigureItem, brief.SentenceItem}, {brief.TableItem, brief.ChartItem}} {
		if !slices.Contains(kinds, item.Kind) {
			continue
		}
		item.Kind = kinds[(slices.Index(kinds, item.Kind)+1)%2]
		if (brief.Draft{Items: []brief.Item{item}}).Check() == nil {
			return kinds
		}
	}
	return nil
}

func (s *Editor) fixedKind() (words.Word, bool) {
	if len(s.items()) == 0 {
		return words.BriefEmpty, true
	}
	return words.KindFixed, kindsOf(s.items()[min(s.cursor, len(s.items())-1)]) == nil
}

// turnKind makes a sentence of a figure or a chart of a table, and back.
func (s *Editor) turnKind() tea.Cmd {
	s.change(func(items []brief.Item) []brief.Item {
		kinds := kindsOf(items[s.cursor])
		items[s.cursor].Kind = kinds[(slices.Index(kinds, items[s.cursor].Kind)+1)%2]
		return items
	})
	return nil
}

// enter edits a note, and turns to the figures of anything else.
func (s *Editor) enter() tea.Cmd {
	item := s.items()[s.cursor]
	if item.Kind == brief.NoteItem {
		return s.editNote()
	}
	q, err := model.ParseQuery(item.Query)
	if err != nil {
		return nil
	}
	question, err := analysis.Resolve(s.desk.Panel, q)
	if err != nil || question.Indicator == model.NoIndicator {
		s.compose()
		return screen.Notice(layout.Clean(s.made[s.cursor].Value))
	}
	if q.Indicator == "" { // of a profile or a comparison: any that the area has
		question.Indicator, question.Period = s.desk.Question().Indicator, s.desk.Question().Period
	}
	s.desk.Turn(question)
	return screen.Open(q.View)
}

// paragraphSign stands for the end of a paragraph where a note is typed in one
// line.
const paragraphSign = "¶"

func (s *Editor) addNote() tea.Cmd {
	return s.askNote(words.DoAddNote, "", func(text string) {
		s.change(func(items []brief.Item) []brief.Item {
			at := min(s.cursor+1, len(items))
			s.cursor = at
			return slices.Insert(items, at, brief.Item{Kind: brief.NoteItem, Text: text})
		})
	})
}

func (s *Editor) editNote() tea.Cmd {
	at := s.cursor
	return s.askNote(words.DoEditNote, s.items()[at].Text, func(text string) {
		s.change(func(items []brief.Item) []brief.Item {
			items[at].Text = text
			return items
		})
	})
}

func (s *Editor) askNote(title words.Word, text string, done func(string)) tea.Cmd {
	text = strings.ReplaceAll(text, "\n", paragraphSign)
	ask := widget.Text{Title: s.desk.Say(title), Note: s.desk.Say(words.PromptKeys), Hint: s.desk.Say(words.NoteHint)}
	return screen.Over(widget.NewPrompt(s.desk.Theme, ask, text, brief.NoteMost, func(text string) tea.Cmd {
		if strings.TrimSpace(text) == "" {
			return screen.Notice(s.desk.Say(words.NoteEmpty))
		}
		done(strings.ReplaceAll(text, paragraphSign, "\n"))
		return nil
	}))
}

func (s *Editor) editTitle() tea.Cmd {
	ask := widget.Text{Title: s.desk.Say(words.DoTitle), Note: s.desk.Say(words.PromptKeys)}
	return screen.Over(widget.NewPrompt(s.desk.Theme, ask, s.collection.draft.Title, brief.TitleMost, func(text string) tea.Cmd {
		d := s.collection.draft
		d.Title = strings.TrimSpace(text)
		s.collection.redraft(d)
		return nil
	}))
}

// Mouse selects the item that is clicked.
func (s *Editor) Mouse(msg tea.MouseMsg, x, y int) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		return s.move(screen.Turned(m))()
	case tea.MouseClickMsg:
		if i := s.offset + y - s.top; y >= s.top && y < s.top+s.height && x < s.split && i < len(s.items()) {
			s.cursor = i
		}
	}
	return nil
}

// The width from which the part stands beside the list, and the height below
// which only the list has room.
const (
	briefBeside = 96
	briefBelow  = 9
)

// View draws the list of items, and what becomes of the selected one beside or
// below it.
func (s *Editor) View(w, h int) []string {
	made := s.compose()
	if len(made) == 0 {
		return s.empty(w, h)
	}
	switch {
	case w >= briefBeside:
		left := w * 9 / 20
		rule := layout.Block(nil, 1, h)
		for i := range rule {
			rule[i] = s.desk.Theme.Paint(theme.Rule, s.desk.Theme.Glyphs.VRule)
		}
		return layout.Join(s.list(left, h), rule, layout.Block(s.part(w-left-1), w-left-1, h))
	case h >= briefBelow:
		top := min(len(made)+1, h/2)
		rule := s.desk.Theme.Paint(theme.Rule, strings.Repeat(s.desk.Theme.Glyphs.HRule, w))
		return slices.Concat(s.list(w, top), []string{rule}, layout.Block(s.part(w), w, h-top-1))
	}
	return s.list(w, h)
}

// hints say how a collection begins.
func (s *Editor) hints() []words.Word {
	all := []words.Word{words.BriefHintFigure, words.BriefHintWhole, words.BriefHintOrder, words.BriefHintExport}
	if s.files != nil {
		all = append(all, words.BriefHintOpen)
	}
	return all
}

// empty shows how a collection begins.
func (s *Editor) empty(w, h int) []string {
	d := s.desk
	lines := []string{"", " " + d.Theme.Paint(theme.Title, d.Say(words.BriefEmpty)), ""}
	for _, hint := range s.hints() {
		for i, part := range layout.Wrap(d.Say(hint), max(w-6, 1)) {
			lead := "   "
			if i == 0 {
				lead = " " + d.Theme.Glyphs.Separator + " "
			}
			lines = append(lines, " "+lead+part)
		}
	}
	return layout.Block(lines, w, h)
}

// list draws the title and the items.
func (s *Editor) list(w, h int) []string {
	d, look := s.desk, s.desk.Theme
	title := layout.Clean(s.brief.Title)
	head := " " + look.Paint(theme.Title, title) + "  " + look.Paint(theme.Muted, d.Say(words.BriefItems, len(s.made)))
	lines := []string{layout.FitWith(head, w, look.Glyphs.Ellipsis)}
	s.top, s.split, s.height = 1, w, max(h-1, 1)
	s.offset = layout.Scroll(s.offset, s.cursor, len(s.made), s.height)
	for i := s.offset; i < len(s.made) && len(lines) < h; i++ {
		lines = append(lines, s.line(i, w))
	}
	return layout.Block(lines, w, h)
}

func kindWord(k brief.Kind) words.Word {
	switch k {
	case brief.FigureItem:
		return words.KindFigure
	case brief.SentenceItem:
		return words.KindSentence
	case brief.TableItem:
		return words.KindTable
	case brief.ChartItem:
		return words.KindChart
	}
	return words.KindNote
}

// line is one item: its number, its kind, what it is about and its figure.
func (s *Editor) line(i, w int) string {
	d, look, m := s.desk, s.desk.Theme, &s.made[i]
	kind := 0
	for _, k := range brief.Kinds() {
		kind = max(kind, layout.Width(d.Say(kindWord(k))))
	}
	lead := layout.PadLeft(strconv.Itoa(i+1), len(strconv.Itoa(len(s.made)))) + " " +
		look.Paint(theme.Muted, layout.Pad(d.Say(kindWord(s.items()[i].Kind)), kind)) + " "
	value := layout.Clean(m.Value)
	room := max(w-1-layout.Width(lead), 1)
	valueRoom := min(layout.Width(value), room/2)
	token := theme.Text
	if m.Lacks {
		token = theme.Caveat
	}
	text := lead + layout.FitWith(layout.Clean(m.Name), max(room-valueRoom-2, 0), look.Glyphs.Ellipsis) + " " +
		look.Paint(token, layout.FitWith(value, valueRoom, look.Glyphs.Ellipsis))
	if i == s.cursor {
		return look.Row(theme.Selected, layout.Fit(look.Paint(theme.Accent, look.Glyphs.Cursor)+text, w))
	}
	return layout.Fit(" "+text, w)
}
