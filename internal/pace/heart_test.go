package pace

import (
	"bytes"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// ticks counts those of a ticker over a time.
func ticks(t *time.Ticker, long time.Duration) (n int) {
	for end := time.After(long); ; {
		select {
		case <-t.C:
			n++
		case <-end:
			return n
		}
	}
}

func TestAHeartBeatsWhenThereIsAFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ticker := time.NewTicker(10 * time.Millisecond)
		h := &heart{ticker: ticker, period: 10 * time.Millisecond, next: 10 * time.Millisecond}
		h.calm = time.AfterFunc(awake, h.slow)
		ticks(ticker, time.Second)
		if n := ticks(ticker, 10*asleep); n > 10 {
			t.Errorf("%d ticks while nothing happens, want one in %v", n, asleep)
		}
		for range 3 {
			h.beat()
			if n := ticks(ticker, brisk-soon); n < 10 || n > 14 {
				t.Errorf("%d ticks in %v after a beat, want one in %v", n, brisk, soon)
			}
		}
		if n := ticks(ticker, awake); n < 20 || n > 26 {
			t.Errorf("%d ticks in the time after it, want its own pace", n)
		}
		ticks(ticker, awake)
		if n := ticks(ticker, 10*asleep); n > 10 {
			t.Errorf("%d ticks asleep again", n)
		}
	})
}

// screenful is what a program has written.
type screenful struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screenful) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screenful) has(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return bytes.Contains(s.text.Bytes(), []byte(text))
}

// TestAKeyIsAnsweredAtOnce holds that the program's ticker is found: a frame
// comes after a beat, though the program by itself would tick once a second.
func TestAKeyIsAnsweredAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out screenful
		m := New(&counter{}, time.Millisecond)
		p := tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(&out), tea.WithoutSignalHandler(),
			tea.WithWindowSize(20, 3), tea.WithFPS(1), tea.WithEnvironment([]string{"TERM=xterm"}))
		m.Drive(p)
		ended := make(chan error)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		time.Sleep(3300 * time.Millisecond)
		synctest.Wait()
		before := m.app.(*counter).got
		p.Send(tea.KeyPressMsg{})
		time.Sleep(2 * soon)
		synctest.Wait()
		if want := string(rune('0' + before + 1)); !out.has(want) {
			t.Errorf("%q was not sent %v after the key", want, 2*soon)
		}
		p.Quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}
