package serve

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"weici/internal/pace"
	"weici/internal/repaint"
	"weici/internal/words"
)

// frameTime is the least time between two frames: a held-down key costs every
// other session its share of the machine.
const frameTime = time.Second / 20

// dashboard runs one visitor's program until either side ends it.
func (v *visit) dashboard() int {
	if !v.terminal {
		word := words.ServeNoScreen
		if !v.mayDraw {
			word = words.ServeKeyNoPty
		}
		v.say(word)
		return exitUsage
	}
	count := &v.s.meters.dashboards
	count.open.Add(1)
	count.total.Add(1)
	defer count.open.Add(-1)
	v.seat = v.s.hub.join()
	defer v.seat.leave()
	v.first, v.cells = v.s.door.fit(v.first, 0)

	over, end := context.WithCancel(v.ctx)
	defer end()
	app := v.s.host.App(v.session(over.Done()))
	if app == nil {
		v.depart(faulted)
		return exitFailed
	}
	env := v.env.list()
	profile := colorprofile.Env(env)
	canvas, drawing, leave := v.drawing(profile)
	p := tea.NewProgram(pace.New(&screen{app: app, visit: v, size: v.first, profile: profile}, frameTime, canvas), append(drawing,
		tea.WithContext(over),
		tea.WithInput(nil), // the keys come from listen
		tea.WithEnvironment(env),
		tea.WithColorProfile(profile),
		tea.WithWindowSize(v.first.w, v.first.h),
		tea.WithoutSignalHandler(),
	)...)
	touched := make(chan struct{}, 1)
	v.spawn("keyboard", func() { v.listen(over, p, touched) })
	v.spawn("attendant", func() { v.attend(over, p, touched) })
	_, err := p.Run()
	leave()
	return v.verdict(err)
}

// drawing gives what a visitor's program draws on, the options that have it do
// so, and what gives the screen back at its end.
func (v *visit) drawing(profile colorprofile.Profile) (canvas pace.Canvas, options []tea.ProgramOption, leave func()) {
	out := v.writer(v.ch)
	if v.s.cfg.RawOutput {
		keep := func(_ tea.Model, msg tea.Msg) tea.Msg { return keepRunning(msg) }
		return nil, []tea.ProgramOption{tea.WithOutput(out), tea.WithFPS(int(time.Second / frameTime)), tea.WithFilter(keep)}, func() {}
	}
	stage := repaint.New(out, repaint.Options{Width: v.first.w, Height: v.first.h, Profile: profile})
	watch := func(m tea.Model, msg tea.Msg) tea.Msg { return keepRunning(stage.Watch(m, msg)) }
	return stage, []tea.ProgramOption{tea.WithOutput(out), tea.WithoutRenderer(), tea.WithFPS(1), tea.WithFilter(watch)}, stage.Close
}

// verdict gives the exit code of a program that has ended.
func (v *visit) verdict(err error) int {
	if errors.Is(err, tea.ErrProgramPanic) {
		v.depart(faulted)
	}
	if v.reason() == faulted {
		return exitFailed
	}
	if err != nil && v.ctx.Err() == nil && !errors.Is(err, tea.ErrInterrupted) {
		v.s.log.Error("program failed", "address", v.line.from, "key", v.key, "error", err)
		v.depart(faulted)
		return exitFailed
	}
	return exitDone
}

// keepRunning drops what would stop the server instead of the session:
// Bubble Tea suspends its own process.
func keepRunning(msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return tea.ResumeMsg{}
	}
	return msg
}

// resizePause is the least time between two sizes: each is a full repaint.
const resizePause = 100 * time.Millisecond

// attend carries the window's size to the program, watches the time, and
// asks the program to end when there is a reason. It ends with the program.
func (v *visit) attend(over context.Context, p *tea.Program, touched <-chan struct{}) {
	l := v.s.limits
	idleClock := newClock(l.Idle, l.Warning)
	totalClock := newClock(l.Total, l.Warning)
	defer idleClock.timer.Stop()
	defer totalClock.timer.Stop()
	sizes := v.sizes
	var pause <-chan time.Time
	for {
		select {
		case <-over.Done():
			return
		case <-v.s.stopping:
			v.depart(stopped)
		case <-v.leaving:
			v.dismiss(over, p)
			return
		case want := <-sizes:
			var fits size
			fits, v.cells = v.s.door.fit(want, v.cells)
			p.Send(tea.WindowSizeMsg{Width: fits.w, Height: fits.h})
			sizes, pause = nil, time.After(resizePause)
		case <-pause:
			sizes, pause = v.sizes, nil
		case <-touched:
			if idleClock.warned || totalClock.warned {
				p.Send(notice(""))
			}
			idleClock.restart()
		case <-idleClock.timer.C:
			v.warn(p, idleClock, idle, words.ServeWarnIdle)
		case <-totalClock.timer.C:
			v.warn(p, totalClock, expired, words.ServeWarnTotal)
		}
	}
}

// warn shows that time is nearly up, or ends the visit if that was shown.
func (v *visit) warn(p *tea.Program, c *clock, why reason, text words.Word) {
	if c.warned {
		v.depart(why)
		return
	}
	c.warned = true
	c.timer.Reset(c.warning)
	p.Send(notice(text.In(v.lang(), int(c.warning.Seconds()))))
}

// dismiss has the program end and give the screen back. One that cannot, as
// it is stuck or its client does not read, loses its connection.
func (v *visit) dismiss(over context.Context, p *tea.Program) {
	cut := time.AfterFunc(v.s.limits.Linger, v.line.cut)
	defer cut.Stop()
	p.Quit()
	<-over.Done()
}

// clock runs out after a limit, with a warning before.
type clock struct {
	limit, warning time.Duration
	timer          *time.Timer
	warned         bool
}

func newClock(limit, warning time.Duration) *clock {
	warning = min(warning, limit/2)
	return &clock{limit: limit, warning: warning, timer: time.NewTimer(limit - warning)}
}

func (c *clock) restart() {
	c.warned = false
	c.timer.Reset(c.limit - c.warning)
}
