package ui

import (
	"weici/internal/analysis"
	"weici/model"
)

// State is what a session can be resumed from.
type State struct {
	Query string `json:"query"` // the view and its question, as model.ParseQuery reads it
	Theme string `json:"theme"`
	Lang  string `json:"lang"`
	My    string `json:"my,omitempty"` // the id of the user's own area
}

// State gives where the session stands.
func (a *App) State() State {
	q := a.desk.Question()
	q.View = a.view
	s := State{Query: q.Query(a.desk.Panel).String(), Theme: a.options.Theme, Lang: a.desk.Prose.Lang.String()}
	if my := a.desk.My; my != model.NoArea {
		s.My = a.desk.Panel.Areas[my].ID
	}
	return s
}

// Resume reads where a session stood. It is not ok where the state cannot be
// read or names what the dataset no longer has.
func (s State) Resume(p *model.Panel) (q analysis.Question, ok bool) {
	query, err := model.ParseQuery(s.Query)
	if err != nil {
		return q, false
	}
	q, err = analysis.Resolve(p, query)
	return q, err == nil && q.Indicator != model.NoIndicator
}
