package steady_test

import (
	"bytes"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"weici/internal/steady"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// app panics where it is told to, and counts how it is called afterwards.
type app struct {
	fault func(where string)
	cmd   tea.Cmd
	calls atomic.Int64
}

func (a *app) Init() tea.Cmd {
	a.calls.Add(1)
	a.fault("Init")
	return a.cmd
}

func (a *app) Update(tea.Msg) (tea.Model, tea.Cmd) {
	a.calls.Add(1)
	a.fault("Update")
	return a, nil
}

func (a *app) View() tea.View {
	a.calls.Add(1)
	a.fault("View")
	return tea.NewView("ready")
}

func nowhere(string) {}

func at(place string) func(string) {
	return func(where string) {
		if where == place {
			panic("a fault in " + where)
		}
	}
}

func broken() tea.Msg { panic("a fault in a command") }

func nothing() tea.Msg { return nil }

// run runs an app in a program without a terminal until it ends, and gives what
// it has printed.
func run(t *testing.T, a *app) (*steady.Model, string) {
	t.Helper()
	var p *tea.Program
	m := steady.New(a, func() { p.Quit() })
	var out bytes.Buffer
	p = tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(&out), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler())
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the program ends with %v", err)
		}
	case <-time.After(patience):
		p.Kill()
		t.Fatal("the program does not end")
	}
	return m, out.String()
}

// TestAPanicEndsTheProgramAndNothingElse has an app panic in each of its calls,
// and in commands however they are bound together.
func TestAPanicEndsTheProgramAndNothingElse(t *testing.T) {
	for name, a := range map[string]*app{
		"Init":                               {fault: at("Init")},
		"Update":                             {fault: at("Update")},
		"View":                               {fault: at("View")},
		"a command":                          {fault: nowhere, cmd: broken},
		"a batch":                            {fault: nowhere, cmd: tea.Batch(nothing, broken, nil)},
		"a sequence":                         {fault: nowhere, cmd: tea.Sequence(nothing, nil, broken)},
		"a sequence in a batch in a batch":   {fault: nowhere, cmd: tea.Batch(nothing, tea.Batch(nothing, tea.Sequence(nothing, broken)))},
		"a batch in a sequence":              {fault: nowhere, cmd: tea.Sequence(nothing, tea.Batch(nothing, broken), nothing)},
		"a command that gives a sequence":    {fault: nowhere, cmd: func() tea.Msg { return tea.Sequence(nothing, broken)() }},
		"a list of commands made by the app": {fault: nowhere, cmd: func() tea.Msg { return tea.BatchMsg{nil, nothing, broken} }},
		"many commands at once":              {fault: nowhere, cmd: tea.Batch(broken, broken, broken, broken, broken, broken, broken, broken)},
	} {
		t.Run(name, func(t *testing.T) {
			m, out := run(t, a)
			if fault, _ := m.Fault().(string); !strings.HasPrefix(fault, "a fault in ") {
				t.Errorf("the fault is %v", m.Fault())
			}
			if strings.Contains(out, "goroutine") || strings.Contains(out, "panic") {
				t.Errorf("a stack is printed: %q", out)
			}
			before := a.calls.Load()
			m.Init()
			m.Update(nil)
			if frame := m.View().Content; frame != "" || a.calls.Load() != before {
				t.Errorf("the app is called after its panic: %q, %d calls more", frame, a.calls.Load()-before)
			}
		})
	}
}

// TestWhatIsGivenIsWhatTheAppGave: an app that does not panic is not changed,
// and its messages arrive, in sequences in their order.
func TestWhatIsGivenIsWhatTheAppGave(t *testing.T) {
	log := &letters{}
	say := func(s string) tea.Cmd { return func() tea.Msg { return s } }
	log.cmd = tea.Sequence(say("a"), nil, tea.Sequence(say("b"), say("c")), say("d"), tea.Quit)
	m := steady.New(log, func() { t.Error("ended from outside") })
	if _, err := tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithWindowSize(80, 24), tea.WithoutSignalHandler()).Run(); err != nil {
		t.Fatal(err)
	}
	if m.Fault() != nil || log.said != "abcd" {
		t.Errorf("fault %v, said %q", m.Fault(), log.said)
	}
}

// letters keeps the text messages that arrive.
type letters struct {
	cmd  tea.Cmd
	said string
}

func (l *letters) Init() tea.Cmd { return l.cmd }

func (l *letters) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if s, ok := msg.(string); ok {
		l.said += s
	}
	return l, nil
}

func (l *letters) View() tea.View { return tea.NewView(l.said) }
