package cli

import (
	"context"
	"path/filepath"
	"strings"

	"weici/internal/intake"
	"weici/ui/review"
)

// review shows what sheets mean on the screen, writes it once it is accepted,
// and opens the dashboard on it.
func (c *command) review(ctx context.Context, names []string, f importFlags) error {
	books, read, err := c.readSheets(names, f)
	if err != nil {
		return err
	}
	told, err := c.mapping(f)
	if err != nil {
		return err
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	o := review.Options{Lang: c.lang(), Theme: c.flags.theme, ASCII: c.flags.ascii, Read: read, Folder: f.folder,
		Area: func(text string) (string, bool) {
			id, err := s.index.Area(text)
			if err != nil {
				return "", false
			}
			return s.panel.Areas[id].ID, true
		},
		Indicator: func(text string) (string, bool) {
			id, err := s.index.Indicator(text)
			if err != nil {
				return "", false
			}
			return s.panel.Indicators[id].ID, true
		},
		Called: func(area, indicator string) (string, string) {
			var a, i string
			if id, ok := s.panel.Area(area); ok {
				a = s.panel.Areas[id].Name.In(c.lang())
			}
			if id, ok := s.panel.Dataset.Indicator(indicator); ok {
				i = s.panel.Indicators[id].Short.In(c.lang())
			}
			return a, i
		},
		Why: func(n *intake.NotRead) string { return c.whyNot(n.Reason, n.Detail) },
	}
	if f.into != "" {
		o.Folder = ""
	} else if o.Folder == "" {
		o.Folder = strings.TrimSuffix(books[0].Name, filepath.Ext(books[0].Name)) + "-weici"
	}
	screen := review.New(books, told, o)
	if err := c.play(ctx, screen); err != nil {
		return err
	}
	told, folder, accepted := screen.Result()
	if !accepted {
		return nil
	}
	if f.into == "" {
		f.folder = folder
	}
	f.told = told
	if err := c.enter(read(told), names, f); err != nil && !wasWritten(err) {
		return err
	}
	if c.flags.data = f.into; f.into == "" {
		c.flags.data = f.folder
	}
	c.loaded = nil
	return c.dashboard(ctx)
}

// wasWritten tells an import of which some cells were not understood, as was
// seen on the screen, from one that failed.
func wasWritten(err error) bool {
	f, ok := err.(*failure)
	return ok && f.code == exitFaults && f.text == ""
}
