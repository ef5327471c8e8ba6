package ui

import (
	"fmt"
	"strconv"
	"strings"

	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
)

// The least size in which anything is drawn, and the heights from which the
// frame has room for a second title line and a second source line.
const (
	leastWidth  = 40
	leastHeight = 12
	roomyHeight = 16
)

// frame says how many lines each part of the window takes.
type frame struct{ title, source, body int }

func frameOf(h int) frame {
	f := frame{title: 1, source: 1}
	if h >= roomyHeight {
		f.title, f.source = 2, 2
	}
	f.body = h - f.title - f.source - 3 // two rules and the key line
	return f
}

// frame is the frame of this window. A screen that shows a card needs no source
// line.
func (a *App) frame() frame {
	f := frameOf(a.height)
	if c, ok := a.screen().(screen.Carded); ok && c.Carded(a.width, f.body+f.source) {
		f.source, f.body = 0, f.body+f.source
	}
	return f
}

// draw puts the window together: title, body, source line and key line.
func (a *App) draw() []string {
	if a.width < leastWidth || a.height < leastHeight {
		return layout.Block([]string{a.desk.Say(words.TooSmall, leastWidth, leastHeight)}, a.width, a.height)
	}
	f := a.frame()
	rule := a.paint(theme.Rule, strings.Repeat(a.desk.Theme.Glyphs.HRule, a.width))
	lines := make([]string, 0, a.height)
	lines = append(lines, a.titleLines(f.title)...)
	lines = append(lines, rule)
	lines = append(lines, a.body(f.body)...)
	lines = append(lines, rule)
	if f.source > 0 {
		lines = append(lines, a.sourceLines(f.source)...)
	}
	return append(lines, a.keyLine())
}

// sourced is a screen whose cursor is on something else than the selected
// figure, and that has its own source line.
type sourced interface{ SourceLines(w, n int) []string }

func (a *App) sourceLines(n int) []string {
	if s, ok := a.screen().(sourced); ok {
		return s.SourceLines(a.width, n)
	}
	return a.desk.SourceLines(a.width, n)
}

func (a *App) body(h int) []string {
	if a.overlay != nil {
		return a.boxed(h)
	}
	return a.screen().View(a.width, h)
}

func (a *App) paint(t theme.Token, s string) string { return a.desk.Theme.Paint(t, s) }

// titleLines say where we are: the set and the screens, then the indicator,
// its basis and the period. One line keeps the indicator and the period.
func (a *App) titleLines(n int) []string {
	if n == 1 {
		return []string{a.questionLine()}
	}
	return []string{a.placeLine(), a.questionLine()}
}

func (a *App) placeLine() string {
	d := a.desk
	q := d.Question()
	left := " " + a.paint(theme.Title, d.Say(words.AppName)) + "  "
	if note := a.showNote(); note != "" {
		left += a.paint(theme.Accent, note) + "  "
	}
	path := layout.Clean(d.Prose.Path(q.Within))
	left += a.datasetName(a.width-layout.Width(left+path+a.tabs(true))-4) + path
	if fault := a.faults(); fault != "" {
		left += "  " + a.paint(theme.Error, d.Theme.Glyphs.Warn+" "+fault)
	}
	if note := a.roomNote(); note != "" {
		left += "  " + a.paint(theme.Muted, note)
	}
	return a.leftRight(left, a.tabs(a.shortTabs(left)))
}

// faults says what is wrong with the dataset; rows that no answer has come
// first.
func (a *App) faults() string {
	d := a.desk
	switch refused, issues := len(d.Panel.Refusals), len(d.Panel.Issues); {
	case refused > 0:
		return d.Say(words.Refused, refused)
	case issues > 0:
		return d.Say(words.Faults, issues)
	}
	return ""
}

// shortTabs tells whether the names of the screens leave no room for what
// stands before them.
func (a *App) shortTabs(left string) bool {
	return layout.Width(left)+layout.Width(a.tabs(false)) > a.width
}

// tabs names the screens behind their keys; short leaves only the open one's
// name.
func (a *App) tabs(short bool) string {
	var b strings.Builder
	for i, r := range routes() {
		b.WriteString(a.tab(i, r, short))
	}
	if short {
		b.WriteByte(' ')
	}
	return b.String()
}

func (a *App) tab(i int, r route, short bool) string {
	key := strconv.Itoa(i)
	name := a.desk.Say(r.name)
	switch {
	case r.view == a.view && short:
		return " " + a.paint(theme.Accent, "["+key+" "+name+"]")
	case r.view == a.view:
		return a.paint(theme.Accent, "["+key+" "+name+"]") + " "
	case short:
		return a.paint(theme.Muted, " "+key)
	}
	return " " + a.paint(theme.Key, key) + a.paint(theme.Muted, name) + " "
}

// tabAt gives the screen whose tab stands in a column of the first line.
func (a *App) tabAt(x int) (model.View, bool) {
	for _, short := range []bool{false, true} {
		at := a.width - layout.Width(a.tabs(short))
		if !strings.HasSuffix(a.placeLine(), a.tabs(short)) {
			continue
		}
		for i, r := range routes() {
			w := layout.Width(a.tab(i, r, short))
			if x >= at && x < at+w {
				return r.view, true
			}
			at += w
		}
	}
	return "", false
}

func (a *App) questionLine() string {
	d := a.desk
	q := d.Question()
	if q.Indicator == model.NoIndicator {
		return layout.Fit(" "+d.Say(words.NoAreas), a.width)
	}
	dot := " " + d.Theme.Glyphs.Separator + " "
	name := " " + a.paint(theme.Title, layout.Clean(d.Prose.Indicator(q.Indicator)))
	if q.Derivation.Transform != model.Plain {
		name += dot + a.paint(theme.Accent, d.Prose.Transform(q.Indicator, q.Derivation))
	}
	facts := layout.Clean(strings.Join(d.Facts(), dot))
	r := d.Ranking()
	count := fmt.Sprintf("%d/%d", r.N(), r.Of)
	period := a.paint(theme.Accent, "‹ "+d.Prose.Period(q.Period)+" ›") + " "
	if d.Theme.Glyphs.ASCII {
		period = a.paint(theme.Accent, "< "+d.Prose.Period(q.Period)+" >") + " "
	}
	if facts != "" {
		facts += dot
	}
	for _, left := range []string{name + "  " + a.paint(theme.Muted, facts+layout.Clean(d.Prose.Set(q.Within, q.Level, r.N(), r.Of))),
		name + "  " + a.paint(theme.Muted, facts+count), name + " " + a.paint(theme.Muted, count)} {
		if layout.Width(left)+layout.Width(period) < a.width {
			return a.leftRight(left, period)
		}
	}
	return a.leftRight(name, period)
}

// leftRight sets two texts at the ends of a line; the left one gives way.
func (a *App) leftRight(left, right string) string {
	room := max(a.width-layout.Width(right), 0)
	return layout.FitWith(left, room, a.desk.Theme.Glyphs.Ellipsis) + layout.Fit(right, a.width-room)
}

// keyLine shows a notice, or the keys of the screen, most useful first.
func (a *App) keyLine() string {
	if a.notice != "" {
		return a.paint(theme.Accent, layout.FitWith(" "+layout.Clean(a.notice), a.width, a.desk.Theme.Glyphs.Ellipsis))
	}
	tail := a.keyTail()
	room := a.width - layout.Width(tail)
	var b strings.Builder
	b.WriteByte(' ')
	used := 1
	acts := a.screen().Actions()
	for i := 0; i < len(acts); i++ {
		if _, ok := acts[i].Enabled(); !ok {
			continue
		}
		help := a.keyHelp(acts[i])
		if acts[i].Pair != "" && i+1 < len(acts) {
			help = a.pairHelp(acts[i], acts[i+1])
			i++
		}
		if used += layout.Width(help) + 2; used > room {
			break
		}
		b.WriteString(help + "  ")
	}
	return layout.Fit(b.String(), room) + tail
}

// tailFrom is the width from which the key line always shows how to ask, copy,
// collect, and see what others say.
const tailFrom = 80

// keyTail is the end of the key line, which is always there.
func (a *App) keyTail() string {
	tail := " "
	for _, act := range a.lastingActions() {
		if act.Keys[0] == "?" || a.width >= tailFrom {
			short := act.Brief
			if short == "" {
				short = act.Name
			}
			tail += " " + a.paint(theme.Key, screen.KeyName(act.Keys[0])) + " " + a.paint(theme.Muted, a.desk.Say(short)) + " "
		}
	}
	return tail
}

func (a *App) keyHelp(act screen.Action) string {
	return a.paint(theme.Key, screen.KeyName(act.Keys[0])) + " " + a.paint(theme.Muted, a.desk.Say(act.Name))
}

func (a *App) pairHelp(first, second screen.Action) string {
	keys := screen.KeyName(first.Keys[0]) + screen.KeyName(second.Keys[0])
	return a.paint(theme.Key, keys) + " " + a.paint(theme.Muted, a.desk.Say(first.Pair))
}
