package ui

import (
	tea "charm.land/bubbletea/v2"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// others calls each for every other dataset of the session that can be read at
// once. It may take a while, and touches nothing of the App.
func (t *turning) others(at int, each func(i int, p *model.Panel) (more bool)) {
	for i, d := range t.datasets {
		var p *model.Panel
		switch {
		case i == at:
			continue
		case t.apps[i] != nil:
			p = t.apps[i].desk.Panel
		case d.Panel != nil:
			p, _ = d.Panel() // one that cannot be read links to nothing
		}
		if p != nil && !each(i, p) {
			return
		}
	}
}

// wider turns to a wider set: where this dataset has one area of it alone, to
// that of another dataset in which the area stands among others.
func (a *App) wider(q analysis.Question) tea.Cmd {
	here, t, at := a.desk.Panel, a.turning, a.at
	stay := func() tea.Cmd { a.desk.AskAnew(q); return nil }
	if t == nil {
		return stay()
	}
	return func() tea.Msg {
		do := stay
		t.others(at, func(i int, p *model.Panel) bool {
			there, ok := linked(here, p, q)
			if ok {
				do = func() tea.Cmd { return a.enter(i, there.Query(p).String()) }
			}
			return !ok
		})
		return screen.ThenMsg{Do: do}
	}
}

// linked is the question of another dataset about the set in which the area of
// a question stands there.
func linked(here, there *model.Panel, q analysis.Question) (analysis.Question, bool) {
	against := analysis.NewAgainst(here, there)
	area, ok := against.Area(q.Area)
	if !ok {
		return analysis.Question{}, false
	}
	x := &there.Areas[area]
	if len(analysis.Members(there, x.Parent, x.Level)) < 2 {
		return analysis.Question{}, false
	}
	to := analysis.Question{View: model.RankView, Indicator: model.NoIndicator, Against: model.NoIndicator, Area: area, Within: x.Parent, Level: x.Level}
	if ind, ok := against.Indicator(q.Indicator); ok {
		to.Indicator = ind
		if there.Shown(ind, area, q.Period) != model.NoObs {
			to.Period = q.Period
		}
	}
	return analysis.WithDefaults(there, to), true
}

// inOthers tells what the other datasets have of the selected cell, and puts it
// below the text of a sheet that is still open.
func (a *App) inOthers(sheet *widget.Sheet, open func(more []widget.Paragraph) *widget.Sheet) tea.Cmd {
	t, at, d, q := a.turning, a.at, a.desk, a.desk.Question()
	if t == nil {
		return nil
	}
	here, w := d.Panel, d.Prose
	return func() tea.Msg {
		var more []widget.Paragraph
		t.others(at, func(_ int, p *model.Panel) bool {
			if h, ok := analysis.NewAgainst(here, p).One(q.Indicator, q.Area, q.Period); ok {
				more = append(more, held(w, p, h), widget.Paragraph{})
			}
			return true
		})
		return screen.ThenMsg{Do: func() tea.Cmd {
			if a.overlay == screen.Overlay(sheet) && len(more) > 0 {
				a.overlay = open(more)
			}
			return nil
		}}
	}
}

// held says what another dataset has, and whether that agrees.
func held(w prose.Writer, there *model.Panel, h analysis.Held) widget.Paragraph {
	other := prose.Writer{Panel: there, Lang: w.Lang}
	o := there.Observations.At(h.There)
	figure := other.Amount(o.Indicator, analysis.Derivation{}, analysis.NewGuard(there).Observed(h.There)) + " " + other.Status(o.Status)
	verdict, token := w.Say(words.AgainstAgrees), theme.Heading
	switch h.Verdict {
	case analysis.Different:
		verdict, token = w.Say(words.AgainstDiffers), theme.Conflict
	case analysis.Incomparable:
		verdict, token = w.Why(h.Why), theme.Muted
	}
	return widget.Plain(token, layout.Clean(w.Say(words.AgainstThere, there.Title.In(w.Lang), figure, verdict)))
}
