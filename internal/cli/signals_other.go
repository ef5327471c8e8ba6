//go:build !unix

package cli

import tea "charm.land/bubbletea/v2"

// signals: there are none here but those that Bubble Tea takes.
type signals struct{}

func newSignals() *signals { return &signals{} }

func (*signals) hear(*tea.Program)         {}
func (*signals) watch(msg tea.Msg) tea.Msg { return msg }
func (*signals) leave()                    {}
