package serve

// size is a terminal's, in character cells.
type size struct{ w, h int }

// No screen is drawn larger than this: 4K in a small font is 480×135.
const (
	maxWidth  = 500
	maxHeight = 200
)

// No session is denied a screen of this many cells (80×24), however many
// others the server has on.
const minCells = 80 * 24

// sizeOf gives the size that a client asks for, and false for one that no
// terminal has.
func sizeOf(columns, rows uint32) (size, bool) {
	if columns == 0 || rows == 0 {
		return size{}, false
	}
	return size{int(min(columns, maxWidth)), int(min(rows, maxHeight))}, true
}

// fit cuts a screen's height to the cells that are left. Memory grows with
// the largest size a screen ever had, so held is that, and is given back only
// when the session ends.
func (d *door) fit(want size, held int) (granted size, holds int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	room := max(held, minCells, held+d.limits.Cells-d.cells)
	granted = size{want.w, max(1, min(want.h, room/want.w))}
	holds = max(held, granted.w*granted.h)
	d.cells += holds - held
	return granted, holds
}
