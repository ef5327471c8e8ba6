package pace

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// counter shows how many messages it has had, and counts its frames.
type counter struct{ got, frames int }

func (c *counter) Init() tea.Cmd { return nil }

func (c *counter) Update(tea.Msg) (tea.Model, tea.Cmd) {
	c.got++
	return c, nil
}

func (c *counter) View() tea.View {
	c.frames++
	return tea.NewView(string(rune('0' + c.got)))
}

// sketches are the frames that were drawn.
type sketches []string

func (s *sketches) Draw(v tea.View) { *s = append(*s, v.Content) }

func TestFramesArePaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &counter{}
		var drawn sketches
		m := New(c, 10*time.Millisecond, &drawn)
		if m.View().Content != "0" {
			t.Fatal("the first frame was put off")
		}
		time.Sleep(time.Second)
		var redraws []tea.Cmd
		for range 5 {
			_, cmd := m.Update(tea.KeyPressMsg{})
			if cmd != nil {
				redraws = append(redraws, cmd)
			}
			m.View()
		}
		if c.got != 5 || c.frames != 2 || m.View().Content != "1" {
			t.Errorf("after a pause and five keys: %d keys taken, %d frames, shown %q; want 5, 2 and the first key", c.got, c.frames, m.View().Content)
		}
		if len(redraws) != 1 {
			t.Fatalf("%d redraws are on their way, want 1", len(redraws))
		}
		began := time.Now()
		m.Update(message(redraws[0]))
		if took := time.Since(began); took > 10*time.Millisecond {
			t.Errorf("the redraw came after %v", took)
		}
		if got := m.View().Content; got != "5" {
			t.Errorf("the redraw shows %q, want the last key", got)
		}
		if c.frames != 3 {
			t.Errorf("%d frames, want 3", c.frames)
		}
		m.Update(tea.KeyPressMsg{})
		m.Update(tea.WindowSizeMsg{})
		if got := m.View().Content; got != "7" {
			t.Errorf("a new size shows %q, want it at once", got)
		}
		if got := strings.Join(drawn, ""); got != "0157" {
			t.Errorf("%q was drawn, want each frame once", got)
		}
	})
}

// message runs a command, or the one that a batch holds.
func message(cmd tea.Cmd) tea.Msg {
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		return batch[len(batch)-1]()
	}
	return msg
}

// curtain shows nothing until it is told to.
type curtain struct{ open bool }

func (c *curtain) Init() tea.Cmd { return nil }

func (c *curtain) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, c.open = msg.(tea.KeyPressMsg)
	return c, nil
}

func (c *curtain) View() tea.View {
	if !c.open {
		return tea.NewView("")
	}
	return tea.NewView("all")
}

// TestTheFirstFrameIsNotPutOff holds that what is there to see follows an empty
// frame at once.
func TestTheFirstFrameIsNotPutOff(t *testing.T) {
	m := New(&curtain{}, time.Hour, nil)
	m.View()
	m.Update(nil)
	if m.View().Content != "" {
		t.Fatal("the curtain is open")
	}
	m.Update(tea.KeyPressMsg{})
	if got := m.View().Content; got != "all" {
		t.Errorf("shown %q", got)
	}
}
