package cli

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"weici/internal/analysis"
	"weici/internal/file"
	"weici/ui"
)

// statesFile holds where the last session on each dataset ended.
const statesFile = "sessions.json"

// states are the sessions' ends by the dataset's id.
type states map[string]ui.State

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
func (c *command) resume(s *source) (analysis.Question, ui.State, bool) {
	if c.flags.fresh || c.flags.view != "" {
		return analysis.Question{}, ui.State{}, false
	}
	last, ok := c.lastStates()[s.panel.ID]
	if !ok {
		return analysis.Question{}, ui.State{}, false
	}
	q, ok := last.Resume(s.panel)
	return q, last, ok
}

// remember keeps where a session ended. A state that cannot be kept is no
// failure of the session.
func (c *command) remember(s *source, state ui.State) {
	all := c.lastStates()
	all[s.panel.ID] = state
	if os.MkdirAll(filepath.Dir(c.statesPath()), 0o700) != nil {
		return
	}
	write := func(w io.Writer) error { return json.NewEncoder(w).Encode(all) }
	_ = file.Write(c.statesPath(), write, file.Options{Replace: true, Mode: 0o600})
}
