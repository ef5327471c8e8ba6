package cli

import (
	"context"
	"path/filepath"
	"strings"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
	"weici/ui"
)

// dashboard opens the screens on the terminal, or prints the view as sentences
// with --plain.
func (c *command) dashboard(ctx context.Context) error {
	if c.served == nil && !c.flags.plain && c.flags.output == "" && !isTerminal(c.out) {
		return usage("%s", c.say(words.CliNoTerminal))
	}
	if c.flags.plain || c.flags.output != "" {
		return c.still()
	}
	if c.flags.data == "" {
		hurry()
	}
	watch, stop, err := c.watching()
	if err != nil {
		return err
	}
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	opening := ui.NewOpening(filepath.Base(data.Shown(c.flags.data)), c.choices(), func(tell ui.Progress) (*ui.App, error) {
		s, err := c.open(c.flags.data, data.Progress(tell))
		if err != nil {
			return nil, err
		}
		app, err := c.app(s, c.flags.view)
		if err != nil {
			return nil, err
		}
		heed := watch.from(s)
		if s.pack.Watched() {
			heed = c.renewing(ctx, s).watch()
		}
		return app.WithExcerpts(c.excerpts(s)).WithWatch(heed).WithDatasets(c.turnings(c.flags.data)), nil
	})
	if err := c.play(ctx, opening); err != nil {
		return err
	}
	app, err := opening.Result()
	if app != nil {
		for _, app := range app.Opened() {
			c.remember(app)
		}
	}
	return err
}

// choices are those of the flags.
func (c *command) choices() ui.Options {
	term := c.env("TERM")
	if c.env("TMUX") != "" {
		term = "tmux" // whatever it goes by
	}
	return ui.Options{Lang: c.lang(), Term: term, Theme: c.flags.theme, ASCII: c.flags.ascii, Save: c.keep, Files: files{c}}
}

// app makes the screens of a dataset, on a view or where the last session ended.
func (c *command) app(s *source, view string) (*ui.App, error) {
	q, err := c.viewed(s, view)
	if err != nil {
		return nil, err
	}
	if view == "" {
		q = answerOf(s.panel)
	}
	choices := c.choices()
	choices.Draft = c.collected(s)
	if last, state, ok := c.resume(s, view); ok {
		q = last
		choices.My = state.My
		if c.asked == "" && state.Lang == model.EN.String() {
			choices.Lang = model.EN
		} else if c.asked == "" && state.Lang == model.ZH.String() {
			choices.Lang = model.ZH
		}
		if choices.Theme == "" {
			choices.Theme = state.Theme
		}
	}
	return newApp(s, q, choices)
}

// still prints the view as sentences, or writes it as a picture.
func (c *command) still() error {
	s, err := c.load()
	if err != nil {
		return err
	}
	q, err := c.viewed(s, c.flags.view)
	if err != nil {
		return err
	}
	choices := c.choices()
	choices.Draft = c.collected(s)
	app := ui.New(s.panel, s.index, q, choices)
	if c.flags.plain {
		return c.write(strings.Join(app.Aloud(), "\n") + "\n")
	}
	return c.picture(app)
}

// viewed is a view in words, or where there are none the one that the dataset
// opens on.
func (c *command) viewed(s *source, text string) (analysis.Question, error) {
	if text == "" {
		return startOf(s.panel), nil
	}
	q, err := model.ParseQuery(text)
	if err != nil {
		return analysis.Question{}, usage("%s", c.say(words.CliBadView, err))
	}
	if err := c.findNames(s, &q); err != nil {
		return analysis.Question{}, err
	}
	resolved, err := analysis.Resolve(s.panel, q)
	if err != nil {
		return analysis.Question{}, usage("%s", c.say(words.CliBadView, err))
	}
	return resolved, nil
}

// startOf is the question that a dataset opens on. One that says none, or one
// that is not understood, opens on its first indicator.
func startOf(p *model.Panel) analysis.Question {
	q, err := model.ParseQuery(p.Opening)
	if err == nil {
		if resolved, err := analysis.Resolve(p, q); err == nil {
			return resolved
		}
	}
	return analysis.Start(p)
}

// answerOf is that question as one figure in one look, on which the screens
// open. That look takes every indicator, so a dataset whose figures are read as
// they are needed opens on the question itself.
func answerOf(p *model.Panel) analysis.Question {
	q := startOf(p)
	if !p.Stored() {
		q.View = model.AnswerView
	}
	return q
}

// findNames turns what a person calls things in a view into their ids.
func (c *command) findNames(s *source, q *model.Query) error {
	for _, name := range []*string{&q.Indicator, &q.Against} {
		if *name != "" {
			id, err := c.indicator(s, *name)
			if err != nil {
				return err
			}
			*name = s.panel.Indicators[id].ID
		}
	}
	names := []*string{&q.Within, &q.Area}
	for i := range q.Areas {
		names = append(names, &q.Areas[i])
	}
	for _, name := range names {
		if *name != "" {
			id, err := c.area(s, *name)
			if err != nil {
				return err
			}
			*name = s.panel.Areas[id].ID
		}
	}
	return nil
}
