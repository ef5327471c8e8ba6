package cli

import (
	"path/filepath"
	"sync"

	"weici/data"
	"weici/model"
	"weici/ui"
)

// turnings lists the datasets that a session may turn to, and which of them is
// the one of a name that --data gave.
func (c *command) turnings(name string) ([]ui.Dataset, int) {
	if name == "" {
		name = data.Default
	}
	var all []ui.Dataset
	at := -1
	for i, entry := range c.library().Entries() {
		if entry.Name == name {
			at = i
		}
		all = append(all, c.turning(entry))
	}
	if at < 0 { // a path
		at = len(all)
		shown := data.Shown(name)
		all = append(all, ui.Dataset{Name: filepath.Base(shown), Path: shown})
	}
	return all, at
}

// turning is a dataset of the library as a session sees it. What is the user's
// may be of any size, so it is not looked into before it is opened.
func (c *command) turning(entry data.Entry) ui.Dataset {
	load := sync.OnceValues(func() (*source, error) { return c.opened(entry.Load(nil)) })
	d := ui.Dataset{Name: entry.Name, Path: entry.Path, Open: func() (*ui.App, error) {
		s, err := load()
		if err != nil {
			return nil, err
		}
		return c.app(s, "")
	}}
	if entry.Path == "" {
		d.Panel = panelOf(load)
	}
	return d
}

func panelOf(load func() (*source, error)) func() (*model.Panel, error) {
	return func() (*model.Panel, error) {
		s, err := load()
		if err != nil {
			return nil, err
		}
		return s.panel, nil
	}
}

// held is a dataset that a server holds: all visitors look at one, which is
// opened when the first of them turns to it.
type held struct {
	name string
	open func() (*source, error)
}

// hold gives the datasets of a server: that which is open, and the others named
// or, where none is, embedded. What is named must be there.
func (c *command) hold(first *source, named []string) ([]*held, error) {
	wait := len(named) == 0
	if wait {
		named = data.Shipped()
	}
	var all []*held
	for i, name := range named {
		h := &held{filepath.Base(data.Shown(name)), sync.OnceValues(func() (*source, error) { return c.open(name, nil) })}
		if i == 0 {
			h.open = func() (*source, error) { return first, nil }
		}
		all = append(all, h)
	}
	for _, h := range all {
		if wait {
			break // until somebody turns to them
		}
		if _, err := h.open(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// turningsOf are the datasets held as one visitor sees them.
func turningsOf(all []*held, options ui.Options) []ui.Dataset {
	var turnings []ui.Dataset
	for _, h := range all {
		turnings = append(turnings, ui.Dataset{
			Name: h.name,
			Open: func() (*ui.App, error) {
				s, err := h.open()
				if err != nil {
					return nil, err
				}
				return newApp(s, answerOf(s.panel), options)
			},
			Panel: panelOf(h.open),
		})
	}
	return turnings
}
