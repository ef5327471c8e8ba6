package ui

import tea "charm.land/bubbletea/v2"

// overlayUpdate hands a message to what stands over the screen, and takes it
// away when it is done.
func (a *App) overlayUpdate(m tea.Msg) tea.Cmd {
	over := a.overlay
	cmd, done := over.Update(m)
	if done && a.overlay == over { // what was picked may have opened another
		a.overlay = nil
	}
	return cmd
}
