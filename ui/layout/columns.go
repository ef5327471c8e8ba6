package layout

// Column says how wide a column of a table may be.
type Column struct {
	Min      int // fewest cells in which the column is of use; 0 counts as 1
	Ideal    int // cells in which nothing of it is cut
	Flex     int // weight by which it takes what is left when all are ideal
	Priority int // when there is no room the lowest goes first, the rightmost of equals
}

// Columns decides the width of each column in a table total cells wide, with
// gap cells between neighbours. A width of 0 means that the column is dropped.
// The last column left is kept even below its Min. Widths and gaps together
// never exceed total.
func Columns(total, gap int, columns []Column) []int {
	widths := make([]int, len(columns))
	if total <= 0 || len(columns) == 0 {
		return widths
	}
	kept := len(columns)
	for i, c := range columns {
		widths[i] = max(c.Min, 1)
	}
	for kept > 1 && used(widths, gap) > total {
		widths[least(columns, widths)] = 0
		kept--
	}
	slack := total - used(widths, gap)
	if slack < 0 { // one column, narrower than it wants to be
		for i := range widths {
			widths[i] = min(widths[i], total)
		}
		return widths
	}
	grow(widths, slack, columns)
	return widths
}

// used returns the cells that the kept columns and the gaps between them take.
func used(widths []int, gap int) int {
	sum, kept := 0, 0
	for _, w := range widths {
		if w > 0 {
			sum += w
			kept++
		}
	}
	return sum + max(kept-1, 0)*max(gap, 0)
}

// least returns the kept column that is dropped next.
func least(columns []Column, widths []int) int {
	found := -1
	for i, c := range columns {
		if widths[i] > 0 && (found < 0 || c.Priority <= columns[found].Priority) {
			found = i
		}
	}
	return found
}

// grow widens the kept columns by slack cells: first towards their ideal, then
// by their flex.
func grow(widths []int, slack int, columns []Column) {
	wants, flex, want := make([]int, len(widths)), make([]int, len(widths)), 0
	for i, c := range columns {
		if widths[i] == 0 {
			continue
		}
		wants[i] = max(c.Ideal-widths[i], 0)
		flex[i] = max(c.Flex, 0)
		want += wants[i]
	}
	step := min(slack, want)
	deal(widths, step, wants)
	deal(widths, slack-step, flex)
}
