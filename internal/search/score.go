package search

// A score is, from its highest bits down: how the text agrees, whether the
// thing still is, how much of the field agrees, how wide an area is, and which
// field is the best to show. It is never 0.
const (
	tierShift    = 20
	weightShift  = 5
	presentBit   = 1 << 19
	closeShift   = 8
	maxCloseness = 1<<11 - 1
)

// weigh gives what speaks for an item: that it still is, and its breadth, 0 to
// 7.
func weigh(present bool, breadth int) int {
	w := min(breadth, 7) << weightShift
	if present {
		w |= presentBit
	}
	return w
}

// tier orders matches, leaving room for cells.
func tier(m Match) int {
	switch m {
	case Whole:
		return 7
	case Prefix:
		return 5
	case Start:
		return 3
	case Inside:
		return 2
	case Scattered:
		return 1
	}
	return 0
}

// cellTier puts a cell before whatever the text as a whole only begins, if its
// area was named in full.
func cellTier(area Match) int {
	if area == Whole {
		return 6
	}
	return 4
}

// cellScore weighs a cell: by its area, then by how its indicator agrees, then
// by both.
func cellScore(area, indicator *found) int {
	const low = 1<<tierShift - 1
	return cellTier(area.match)<<tierShift | tier(indicator.match)<<(tierShift-3) |
		(area.score&low+indicator.score&low)>>4
}

// score weighs a field that agrees in the given number of bytes.
func (s *shelf) score(field int, m Match, agreeing int, lang tongue) int {
	f := &s.fields[field]
	closeness := min(maxCloseness-2, agreeing*(maxCloseness-2)/int(f.to-f.from))
	if m == Whole && (f.name == ByID || f.name == ByCode) {
		closeness = maxCloseness
	}
	weight := s.weight[f.item]
	if m == Whole && f.name == ByID {
		weight |= presentBit // whoever writes out the id of a former area means it
	}
	score := tier(m)<<tierShift | closeness<<closeShift | weight | int(f.name) + 1
	if f.lang&lang != 0 {
		score |= 1 << 4
	}
	return score
}
