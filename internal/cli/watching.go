package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"weici/internal/words"
	"weici/model"
	"weici/ui"
)

// quiet is how long the files of a dataset must rest before it is read again:
// a program that saves touches them several times.
const quiet = 300 * time.Millisecond

// watcher reads a dataset again when its files change.
type watcher struct {
	command *command
	files   *fsnotify.Watcher // nil: nothing is watched
	path    string
	last    *model.Panel
}

// watching begins to watch the dataset of the flags, where they ask for it.
func (c *command) watching() (w *watcher, stop func(), err error) {
	if !c.flags.watch {
		return &watcher{}, func() {}, nil
	}
	if _, err := os.Stat(c.flags.data); c.flags.data == "" || err != nil {
		return nil, nil, usage("%s", c.say(words.WatchNoFile))
	}
	files, err := fsnotify.NewWatcher()
	if err == nil {
		w = &watcher{command: c, files: files, path: filepath.Clean(c.flags.data)}
		err = w.look()
	}
	if err != nil {
		return nil, nil, unreadable(errors.New(c.say(words.WatchFailed, c.flags.data, err)))
	}
	return w, func() { files.Close() }, nil
}

// look watches the dataset, and the folder that it stands in: an import puts a
// new folder in the place of the old one.
func (w *watcher) look() error {
	folder := folderOf(w.path)
	if err := w.files.Add(filepath.Dir(folder)); err != nil {
		return err
	}
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return w.files.Add(folder)
	}
	return nil
}

// from gives what waits for the next time that the dataset is another than s.
func (w *watcher) from(s *source) ui.Watch {
	if w.files == nil {
		return nil
	}
	w.last = s.panel
	return w.next
}

// next waits for a change and for quiet after it.
func (w *watcher) next() (ui.Renewal, bool) {
	timer := time.NewTimer(quiet)
	timer.Stop()
	for {
		select {
		case e, ok := <-w.files.Events:
			if !ok {
				return ui.Renewal{}, false
			}
			if w.concerns(e.Name) {
				timer.Reset(quiet)
			}
		case _, ok := <-w.files.Errors:
			if !ok {
				return ui.Renewal{}, false
			}
			timer.Reset(quiet) // events may be lost: look for oneself
		case <-timer.C:
			return w.renewed(), true
		}
	}
}

// concerns tells whether a file is of the dataset.
func (w *watcher) concerns(name string) bool {
	folder := folderOf(w.path)
	name = filepath.Clean(name)
	if strings.HasPrefix(filepath.Base(name), ".weici-") {
		return false
	}
	return name == folder || name == w.path || strings.HasPrefix(name, folder+string(filepath.Separator))
}

// renewed reads the dataset again.
func (w *watcher) renewed() ui.Renewal {
	_ = w.look() // the folder may be another one now
	s, err := w.command.open(w.path, nil)
	if err != nil {
		return ui.Renewal{Err: err}
	}
	r := ui.Renewal{Panel: s.panel, Index: s.index, Excerpts: w.command.excerpts(s)}
	before, now := shownFigures(w.last), shownFigures(s.panel)
	for at, text := range now {
		was, had := before[at]
		switch {
		case !had:
			r.New++
		case was != text:
			r.Changed++
		}
	}
	for at := range before {
		if _, has := now[at]; !has {
			r.Gone++
		}
	}
	w.last = s.panel
	return r
}
