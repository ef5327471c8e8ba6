package layout

// Rect is a rectangle of cells; X and Y count from the top left corner of the
// screen. W and H are never negative in a Rect made by this package.
type Rect struct{ X, Y, W, H int }

// Part is one share of a rectangle that is split: see [Cells] and [Flex].
type Part struct{ cells, weight int }

// Cells is a part of a fixed number of cells. Where there are too few, the
// parts are served in order and the last ones go short.
func Cells(n int) Part { return Part{cells: max(n, 0)} }

// Flex is a part that takes its share, by weight, of what the fixed parts leave.
func Flex(weight int) Part { return Part{weight: max(weight, 0)} }

// Contains reports whether the cell at x, y lies in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inset returns r without dx columns on the left and on the right and without
// dy rows at the top and at the bottom.
func (r Rect) Inset(dx, dy int) Rect {
	dx, dy = min(max(dx, 0), r.W/2), min(max(dy, 0), r.H/2)
	return Rect{r.X + dx, r.Y + dy, r.W - 2*dx, r.H - 2*dy}
}

// SplitH cuts r into parts that stand side by side. The parts tile r: where no
// part is flexible, the last one takes what is left over.
func (r Rect) SplitH(parts ...Part) []Rect {
	out := make([]Rect, len(parts))
	x := r.X
	for i, w := range shares(r.W, parts) {
		out[i] = Rect{x, r.Y, w, r.H}
		x += w
	}
	return out
}

// SplitV cuts r into parts that stand one below the other; otherwise it is
// like [Rect.SplitH].
func (r Rect) SplitV(parts ...Part) []Rect {
	out := make([]Rect, len(parts))
	y := r.Y
	for i, h := range shares(r.H, parts) {
		out[i] = Rect{r.X, y, r.W, h}
		y += h
	}
	return out
}

// shares divides total cells among parts; the shares add up to total.
func shares(total int, parts []Part) []int {
	out := make([]int, len(parts))
	left, weights := max(total, 0), make([]int, len(parts))
	for i, p := range parts {
		out[i] = min(p.cells, left)
		left -= out[i]
		weights[i] = p.weight
	}
	if rest := deal(out, left, weights); rest > 0 && len(out) > 0 {
		out[len(out)-1] += rest
	}
	return out
}

// deal adds n cells to sizes in proportion to weights, exactly, and returns
// what it could not deal (n where all weights are 0).
func deal(sizes []int, n int, weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return n
	}
	seen, dealt := 0, 0
	for i, w := range weights {
		seen += w
		upTo := n * seen / sum // rounding the running total loses no cell
		sizes[i] += upTo - dealt
		dealt = upTo
	}
	return 0
}
