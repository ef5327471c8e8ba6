package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/file"
	"weici/internal/words"
	"weici/ui"
)

// statesFile holds where the last session on each dataset ended.
const statesFile = "sessions.json"

// ended is where a session on a dataset ended, and what it had collected.
type ended struct {
	ui.State
	Brief *brief.Draft `json:"brief,omitempty"`
}

// collected is the collection, or an empty one where it is none that this
// program would have made.
func (e ended) collected() brief.Draft {
	if e.Brief == nil || e.Brief.Check() != nil {
		return brief.Draft{}
	}
	return *e.Brief
}

// states are the sessions' ends by the dataset's id.
type states map[string]ended

func (c *command) statesPath() string { return filepath.Join(stateDir(c.env), statesFile) }

// lastStates reads them; a file that is not there or not understood is none,
// since losing one's place must never keep anybody out.
func (c *command) lastStates() states {
	all := states{}
	raw, err := os.ReadFile(c.statesPath())
	if err != nil || json.Unmarshal(raw, &all) != nil || all == nil {
		return states{}
	}
	return all
}

// resume gives where the last session on a dataset ended, unless --fresh or
// --view says otherwise.
func (c *command) resume(s *source, view string) (analysis.Question, ui.State, bool) {
	if c.flags.fresh || view != "" {
		return analysis.Question{}, ui.State{}, false
	}
	last, ok := c.lastStates()[s.panel.ID]
	if !ok {
		return analysis.Question{}, ui.State{}, false
	}
	q, ok := last.Resume(s.panel)
	return q, last.State, ok
}

// collected is what earlier sessions on a dataset have collected.
func (c *command) collected(s *source) brief.Draft {
	if c.flags.fresh {
		return brief.Draft{}
	}
	return c.lastStates()[s.panel.ID].collected()
}

// remember keeps where a session ended and what it has collected. A collection
// that the session has not changed stays as it is, and one that it has not
// begun with is put beside before another takes its place. A state that cannot
// be kept is no failure of the session.
func (c *command) remember(app *ui.App) {
	id := app.Panel().ID
	all := c.lastStates()
	end := ended{State: app.State(), Brief: all[id].Brief}
	if draft, changed := app.Draft(); changed {
		if old := all[id].collected(); c.flags.fresh && len(old.Items) > 0 {
			c.shelve(id, old)
		}
		end.Brief = &draft
	}
	all[id] = end
	if os.MkdirAll(filepath.Dir(c.statesPath()), 0o700) != nil {
		return
	}
	write := func(w io.Writer) error { return json.NewEncoder(w).Encode(all) }
	_ = file.Write(c.statesPath(), write, file.Options{Replace: true, Mode: 0o600})
}

// shelve keeps a collection in a file of its own, and says where.
func (c *command) shelve(dataset string, d brief.Draft) {
	name := strings.Map(func(r rune) rune {
		if slices.Contains([]rune(`/\:`), r) || r < ' ' {
			return '-'
		}
		return r
	}, dataset)
	for i := 1; ; i++ {
		path := filepath.Join(stateDir(c.env), fmt.Sprintf("brief-%s-%d.json", name, i))
		err := file.Write(path, d.Write, file.Options{Mode: 0o600})
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil {
			fmt.Fprintln(c.err, c.say(words.ShelvedAt, path))
		}
		return
	}
}
