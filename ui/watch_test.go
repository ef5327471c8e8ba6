package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/internal/search"
	"weici/model"
)

// TestRenewalKeepsThePlace: the dataset that was read again is on screen with
// the same view and question, and one line says what is new.
func TestRenewalKeepsThePlace(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("1", "right", "down", "down")
	before := d.app.State()
	p := d.app.desk.Panel
	calls := 0
	d.app.WithWatch(func() (Renewal, bool) {
		calls++
		return Renewal{Panel: p, Index: search.New(p), New: 3, Changed: 1}, calls < 2
	})
	m, cmd := d.app.Update(d.app.heed()())
	after := m.(*App)
	if after == d.app || after.State() != before {
		t.Errorf("%+v, want %+v", after.State(), before)
	}
	if frame := strings.Join(after.draw(), "\n"); !strings.Contains(frame, "新增 3 · 改变 1") {
		t.Error("what is new is not said")
	}
	if cmd == nil {
		t.Error("it does not go on watching")
	}
}

// TestUnreadableRenewal: the dataset before stays, and that is said.
func TestUnreadableRenewal(t *testing.T) {
	d := opening(t, 120, 40, model.EN)
	d.app.WithWatch(func() (Renewal, bool) { return Renewal{Err: errors.New("torn \x1b[2Jfile")}, true })
	m, cmd := d.app.Update(d.app.heed()())
	if m.(*App) != d.app || cmd == nil {
		t.Error("the dataset before is gone, or is not watched any more")
	}
	if !strings.Contains(d.app.notice, "torn") || strings.Contains(d.app.notice, "\x1b") {
		t.Errorf("%q", d.app.notice)
	}
}

// TestRenewalOfAnotherDataset: while another dataset is on screen, that one
// stays.
func TestRenewalOfAnotherDataset(t *testing.T) {
	watched := opening(t, 120, 40, model.ZH).app
	watched.WithDatasets([]Dataset{{Name: "a"}, {Name: "b"}}, 0)
	other := opening(t, 120, 40, model.ZH).app
	other.turning, other.at = watched.turning, 1
	other.turning.apps[1] = other
	watched.WithWatch(func() (Renewal, bool) { return Renewal{Panel: watched.desk.Panel}, true })
	if m, _ := other.Update(watched.heed()()); m != tea.Model(other) {
		t.Error("the other dataset was taken off the screen")
	}
	if other.turning.apps[0] != nil {
		t.Error("the old dashboard would be shown again")
	}
}
