package drafting

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/draft"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
	"weici/ui/widget"
)

// sides is the least width at which both panes stand side by side.
const sides = 90

// The lines of a question and of the fields under the document.
const (
	askLines   = 4
	fieldLines = 13
)

// View draws the screen.
func (d *Drafting) View() tea.View {
	v := tea.NewView(strings.Join(d.lines(), "\n"))
	v.AltScreen = true
	v.WindowTitle = d.say(words.DraftingTitle)
	if p, ok := d.asking.(*widget.Prompt); ok {
		if x, y, shown := p.Cursor(); shown {
			v.Cursor = tea.NewCursor(x, max(d.height-askLines, 0)+y)
		}
	}
	return v
}

// lines draws the screen as so many lines of the width of the terminal.
func (d *Drafting) lines() []string {
	w, h, look := d.width, d.height, d.look()
	if w < 20 || h < 6 {
		return layout.Block([]string{d.say(words.DraftingTitle)}, w, h)
	}
	if p, ok := d.asking.(*widget.Picker); ok {
		return p.View(w, h)
	}
	foot := d.foot(w, look)
	if d.asking != nil {
		foot = d.asking.View(w, askLines)
	}
	head := layout.Block([]string{d.head(look), look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, w))}, w, 2)
	lines := append(head, d.body(w, h-len(head)-len(foot), look)...)
	return append(lines, foot...)
}

// head says how many figures there are and what was decided.
func (d *Drafting) head(look theme.Theme) string {
	var counts [3]int
	for _, x := range d.items {
		counts[x.decision]++
	}
	return " " + look.Paint(theme.Title, d.say(words.DraftingTitle)) + "  " +
		look.Paint(theme.Muted, d.say(words.DraftingCounts, len(d.items), counts[accepted], counts[open], counts[rejected]))
}

// body draws the panes, side by side where there is room.
func (d *Drafting) body(w, h int, look theme.Theme) []string {
	if w < sides {
		fields := min(fieldLines, max(h*3/5, 4))
		rule := look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, w))
		return append(append(d.document(w, h-fields-1, look), rule), d.fields(w, fields, look)...)
	}
	left := w * 3 / 5
	rule := make([]string, h)
	for i := range rule {
		rule[i] = look.Paint(theme.Rule, look.Glyphs.VRule)
	}
	return layout.Join(d.document(left, h, look), rule, d.fields(w-left-1, h, look))
}

// document draws the part of the text around the figure under the cursor.
func (d *Drafting) document(w, h int, look theme.Theme) []string {
	p := d.laid(max(w-2, 1))
	at := 0
	for k := d.at; k >= 0; k-- { // several proposals of one figure are shown once
		if line, ok := p.first[k]; ok {
			at = line
			break
		}
	}
	offset := max(0, min(at-h/3, len(p.lines)-h))
	var lines []string
	for i := offset; i < len(p.lines) && len(lines) < h; i++ {
		line := " "
		for _, s := range p.lines[i] {
			line += d.span(s, look)
		}
		lines = append(lines, line)
	}
	return layout.Block(lines, w, h)
}

func (d *Drafting) span(s layout.Span, look theme.Theme) string {
	if s.Style == 0 {
		return look.Paint(theme.Text, s.Text)
	}
	x := &d.items[s.Style-1]
	text := look.Paint(x.token(), s.Text)
	if here := &d.items[d.at]; here.Start == x.Start {
		return look.Row(theme.Selected, text)
	}
	return text
}

// fields draws the figure under the cursor as an observation.
func (d *Drafting) fields(w, h int, look theme.Theme) []string {
	if len(d.items) == 0 {
		return layout.Block([]string{" " + look.Paint(theme.Muted, d.say(words.DraftNone))}, w, h)
	}
	x := &d.items[d.at]
	none := d.say(words.DraftingNone)
	area, indicator, unit := none, none, ""
	if x.Area != model.NoArea {
		area = d.o.Area(x.Area)
	}
	if x.Indicator != model.NoIndicator {
		indicator, unit = d.o.Indicator(x.Indicator), d.o.Panel.Indicators[x.Indicator].Unit.In(d.o.Lang)
	}
	lines := []string{" " + look.Paint(theme.Heading, d.say(words.DraftingAt, d.at+1, len(d.items))) + "  " + look.Paint(x.token(), d.sign(x)+" "+d.decided(x))}
	row := func(name words.Word, value string, token theme.Token) {
		if value == "" {
			value = none
		}
		label := " " + look.Paint(theme.Muted, layout.Pad(d.say(name), 11)) + " "
		for i, part := range layout.Wrap(layout.Clean(value), max(w-15, 1)) {
			if i > 0 {
				label = strings.Repeat(" ", 13)
			}
			lines = append(lines, label+look.Paint(token, part))
		}
	}
	row(words.DraftingPrinted, x.Printed, theme.Answer)
	row(words.DraftingArea, area, theme.Text)
	row(words.DraftingInd, indicator, theme.Text)
	row(words.DraftingPeriod, d.o.Period(x.Period), theme.Text)
	value := ""
	if x.Valued {
		value = number(x) + " " + unit
	}
	row(words.DraftingValue, value, theme.Text)
	row(words.DraftingState, d.state(x), x.token())
	if why := d.doubts(x); why != "" {
		row(words.DraftingDoubts, why, theme.Caveat)
	}
	row(words.DraftingQual, d.say(qualifierWord(x.Qualifier)), theme.Text)
	row(words.DraftingStatus, d.o.Status(x.Observation.Status), theme.Text)
	row(words.DraftingRank, strings.TrimSpace(x.RankScope+" "+draft.RankText(x.Claim)), theme.Text)
	return layout.Block(lines, w, h)
}

// decided is what was decided of a figure.
func (d *Drafting) decided(x *item) string {
	switch x.decision {
	case accepted:
		return d.say(words.DraftingAccepted)
	case rejected:
		return d.say(words.DraftingRejected)
	}
	return d.say(words.DraftingOpen)
}

// state says how a figure stands to the dataset, and what that holds.
func (d *Drafting) state(x *item) string {
	text := d.say(words.DraftState(string(x.State)))
	if x.Held != model.NoObs && (x.State == draft.Agrees || x.State == draft.Conflicts) {
		o := d.o.Panel.Observations.At(x.Held)
		held := item{Proposal: draft.Proposal{Observation: o}}
		value := number(&held) + d.o.Panel.Indicators[o.Indicator].Unit.In(d.o.Lang)
		if !o.Valued {
			value = draft.RankText(o.Claim)
		}
		text += " " + d.look().Glyphs.Separator + " " + d.say(words.DraftingHeld, value)
	}
	return text
}

func (d *Drafting) doubts(x *item) string {
	if x.State == draft.Unplaced {
		return d.say(words.DraftReason(x.Why.Reason))
	}
	var out []string
	for _, why := range x.Why.Doubts {
		out = append(out, d.say(words.DraftReason(why)))
	}
	return strings.Join(out, d.say(words.ListComma))
}

// qualifierWord is the word for a qualifier.
func qualifierWord(q model.Qualifier) words.Word {
	switch q {
	case model.About:
		return words.DraftingAbout
	case model.Over:
		return words.DraftingOver
	case model.Under:
		return words.DraftingUnder
	case model.AtLeast:
		return words.DraftingAtLeast
	case model.AtMost:
		return words.DraftingAtMost
	}
	return words.DraftingExact
}

// foot says what the signs mean and which keys do what.
func (d *Drafting) foot(w int, look theme.Theme) []string {
	keys := words.DraftingKeys
	if layout.Width(d.say(keys)) > w-2 {
		keys = words.DraftingKeysFew
	}
	second := d.legend(look)
	if d.notice != "" {
		second = look.Paint(theme.Error, d.notice)
	}
	return layout.Block([]string{
		look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, w)),
		" " + layout.FitWith(second, w-2, look.Glyphs.Ellipsis),
		" " + look.Paint(theme.Muted, layout.FitWith(d.say(keys), w-2, look.Glyphs.Ellipsis)),
	}, w, 3)
}

// legend says what the signs before figures mean.
func (d *Drafting) legend(look theme.Theme) string {
	var parts []string
	for _, s := range []struct {
		sign string
		word words.Word
		is   theme.Token
	}{{look.Glyphs.Check, words.DraftingLegend, theme.Accent}, {"?", words.DraftingDoubtful, theme.Caveat}, {"=", words.DraftAgrees, theme.Quote}, {look.Glyphs.Differs, words.DraftConflicts, theme.Conflict},
		{d.signs().unplaced, words.DraftingPlaced, theme.Muted}, {d.signs().accepted, words.DraftingAccepted, theme.Up}, {d.signs().rejected, words.DraftingRejected, theme.Muted}} {
		parts = append(parts, look.Paint(s.is, s.sign+" "+d.say(s.word)))
	}
	return strings.Join(parts, "  ")
}
