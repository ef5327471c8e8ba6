package ui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/search"
	"weici/model"
)

// faraway keeps a dataset's figures by indicator and hands out one that is not
// at hand only when it is let, like a server that is far away.
type faraway struct {
	whole *model.Panel
	panel *model.Panel
	ids   [][]model.ObsID // of the whole dataset, by indicator
	lock  sync.Mutex
	parts map[model.IndicatorID]*model.Panel
	let   chan error // one for each part: nil, or why it cannot be read
	over  chan struct{}
	n     int
	why   error
}

// slow makes such a dataset of the embedded one; the indicators named are at
// hand.
func slow(t *testing.T, ready ...string) *faraway {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := &faraway{whole: pack.Panel, ids: make([][]model.ObsID, len(pack.Indicators)), parts: map[model.IndicatorID]*model.Panel{}, let: make(chan error)}
	extents := make([]model.Extent, len(pack.Indicators))
	for id := range model.ObsID(pack.Observations.Len()) {
		ind := pack.Observations.Indicator(id)
		s.ids[ind] = append(s.ids[ind], id)
		extents[ind].Observations++
	}
	for i := range extents {
		extents[i].Cells = pack.Count(model.IndicatorID(i))
	}
	d := *pack.Dataset
	s.panel = model.NewStored(&d, s, extents)
	for _, name := range ready {
		id, ok := pack.Indicator(name)
		if !ok {
			t.Fatal(name)
		}
		s.parts[id] = s.made(id)
	}
	s.Begin()
	return s
}

func (s *faraway) made(ind model.IndicatorID) *model.Panel {
	var b model.Builder
	for _, id := range s.ids[ind] {
		b.Add(s.whole.Observations.At(id))
	}
	return s.panel.NewPart(ind, b.Columns(), s)
}

func (s *faraway) Text(id model.ObsID) model.Text {
	ind := s.panel.Observations.Indicator(id)
	return s.whole.Observations.At(s.ids[ind][id-s.panel.FirstOf(ind)]).Text
}

func (s *faraway) Part(ind model.IndicatorID) *model.Panel {
	s.lock.Lock()
	part, over := s.parts[ind], s.over
	s.lock.Unlock()
	if part != nil {
		return part
	}
	var err error
	select {
	case err = <-s.let:
	case <-over:
		err = errors.New("cancelled")
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if err != nil {
		s.n, s.why = s.n+1, err
		return s.panel.NewPart(ind, model.NewColumns(0), s)
	}
	s.parts[ind] = s.made(ind)
	return s.parts[ind]
}

func (s *faraway) Ready(ind model.IndicatorID) bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.parts[ind] != nil
}
func (s *faraway) Fetch(context.Context, ...model.IndicatorID) error { return nil }
func (s *faraway) Cited(model.DocID) []model.ObsID                   { return nil }
func (s *faraway) Trouble() (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.n, s.why
}

func (s *faraway) Begin() {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.over = make(chan struct{})
}

func (s *faraway) Cancel() {
	s.lock.Lock()
	defer s.lock.Unlock()
	select {
	case <-s.over:
	default:
		close(s.over)
	}
}

// session is a dashboard on such a dataset.
type session struct {
	t   *testing.T
	app tea.Model
	cmd tea.Cmd
}

func open(t *testing.T, s *faraway) *session {
	t.Helper()
	query, err := model.ParseQuery("rank gdp 2022 within 330100 level county")
	if err != nil {
		t.Fatal(err)
	}
	q, err := analysis.Resolve(s.panel, query)
	if err != nil {
		t.Fatal(err)
	}
	app := New(s.panel, search.New(s.panel), q, Options{Lang: model.EN, Supply: s})
	x := &session{t: t, app: app}
	x.send(tea.WindowSizeMsg{Width: 120, Height: 30})
	return x
}

func (x *session) send(msg tea.Msg) {
	x.app, x.cmd = x.app.Update(msg)
}

func (x *session) press(key string) {
	x.t.Helper()
	if key == "esc" {
		x.send(tea.KeyPressMsg{Code: tea.KeyEscape})
		return
	}
	x.send(tea.KeyPressMsg{Code: []rune(key)[0], Text: key})
}

// arrives waits for the answer that is under way.
func (x *session) arrives() {
	w := x.app.(*App).supplied.work
	if w == nil {
		x.t.Fatal("nothing is under way")
	}
	<-w.done
	x.send(arrived{w})
}

func (x *session) sees(texts ...string) {
	x.t.Helper()
	frame := x.app.View().Content
	for _, text := range texts {
		if !strings.Contains(frame, text) {
			x.t.Errorf("%q is not on the screen:\n%s", text, frame)
		}
	}
}

// busy tells whether an answer is under way.
func (x *session) busy() bool { return x.app.(*App).supplied.work != nil }

// TestAFigureOnItsWay shows the window as it was, with a sign, and goes on when
// the figures are there; what is pressed meanwhile is done then.
func TestAFigureOnItsWay(t *testing.T) {
	s := slow(t, "gdp", "gdp_growth")
	x := open(t, s)
	x.sees("Yuhang", "2,651.25", "…") // the others are counted when they are read
	x.press("l")
	if !x.busy() {
		t.Fatal("the next indicator needed nothing")
	}
	x.sees("Gross domestic product", "2,651.25", "Esc cancels")
	before := x.app.View().Content
	x.send(spun{x.app.(*App).supplied.work})
	if x.app.View().Content == before {
		t.Error("the sign does not turn")
	}
	x.press("h") // waits
	s.let <- nil
	x.arrives()
	for x.busy() {
		x.arrives()
	}
	x.sees("Gross domestic product", "2,651.25")
	x.press("l")
	x.sees("GDP per head")
}

// TestEscEndsTheWaiting comes back to where the session stood, and lets it go on.
func TestEscEndsTheWaiting(t *testing.T) {
	s := slow(t, "gdp", "gdp_growth")
	x := open(t, s)
	x.press("l")
	x.press("esc")
	x.arrives()
	x.sees("Gross domestic product", "2,651.25", "cancelled")
	x.press("j")
	x.sees("2,651.25")
	x.press("l")
	s.let <- nil
	x.arrives()
	x.sees("GDP per head")
}

// TestALostServerLeavesWhatWasRead says why, keeps the screen, and tries again
// when it is asked again.
func TestALostServerLeavesWhatWasRead(t *testing.T) {
	s := slow(t, "gdp", "gdp_growth")
	x := open(t, s)
	x.press("l")
	s.let <- errors.New("the server is away")
	for x.busy() {
		select {
		case s.let <- errors.New("the server is away"):
		case <-x.app.(*App).supplied.work.done:
			x.arrives()
		}
	}
	x.sees("Gross domestic product", "2,651.25", "the server is away")
	x.press("l")
	s.let <- nil
	x.arrives()
	x.sees("GDP per head", "172,600")
}

// TestLeavingWhileWaiting ends at once, and where the session stood is known.
func TestLeavingWhileWaiting(t *testing.T) {
	s := slow(t, "gdp", "gdp_growth")
	x := open(t, s)
	x.press("l")
	x.press("q")
	if x.cmd == nil {
		t.Fatal("q does nothing")
	}
	if _, quits := x.cmd().(tea.QuitMsg); !quits {
		t.Error("q does not quit")
	}
	for _, app := range x.app.(*App).Opened() {
		if state := app.State(); !strings.Contains(state.Query, "rank") {
			t.Errorf("%+v", state)
		}
	}
}
