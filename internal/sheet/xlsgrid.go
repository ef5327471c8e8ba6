package sheet

import (
	"encoding/binary"
	"math"
	"slices"
)

// xlsGrid gathers the cells of one sheet, which may come in any order.
type xlsGrid struct {
	*xlsReader
	out  Sheet
	rows map[int][]Cell
	gone map[int]bool // hidden rows
	last [2]int       // the formula whose text comes in the next record
}

func (g *xlsGrid) record(r *record) {
	row, col := r.u16(0), r.u16(2)
	switch r.kind {
	case recLabelSST:
		if n := int(r.u32(6)); n < len(g.shared) {
			t := g.shared[n]
			g.put(row, Cell{Col: int32(col), Shown: t.text, Marks: t.marks, Bold: t.bold, Struck: t.struck, Indent: t.indent}, r.u16(4))
		}
	case recLabel:
		if len(r.data) > 6 {
			g.put(row, Cell{Col: int32(col), Shown: trim(newTextReader(r.data[6:], nil).long().text)}, r.u16(4))
		}
	case recNumber:
		g.number(row, col, r.u16(4), r.float(6))
	case recRK:
		g.number(row, col, r.u16(4), rk(r.u32(6)))
	case recMulRK:
		for i := 0; 4+6*i+6 <= len(r.data)-2; i++ {
			g.number(row, col+i, r.u16(4+6*i), rk(r.u32(6+6*i)))
		}
	case recBoolError:
		c := Cell{Col: int32(col), Kind: Bool, Shown: string('0' + rune(r.byte(6)&1))}
		if r.byte(7) == 1 {
			c.Kind, c.Shown = Error, errorName(r.byte(6))
		}
		g.put(row, c, r.u16(4))
	case recFormula:
		g.formula(r, row, col)
	case recString:
		if g.last[0] >= 0 && len(r.data) > 0 {
			g.put(g.last[0], Cell{Col: int32(g.last[1]), Shown: trim(newTextReader(r.data, r.more).long().text)}, 0)
		}
		g.last = [2]int{-1, -1}
	case recRow:
		if r.u16(12)&0x20 != 0 {
			g.gone[row] = true
		}
	case recColumn:
		if r.u16(8)&1 != 0 && len(g.out.hidden) < maxColumns {
			g.out.hidden = append(g.out.hidden, Range{Left: row, Right: col})
		}
	case recMerges:
		for i := range r.u16(0) {
			at := 2 + 8*i
			if at+8 > len(r.data) {
				break
			}
			g.out.Merges = append(g.out.Merges, Range{r.u16(at), r.u16(at + 4), r.u16(at + 2), r.u16(at + 6)})
		}
	}
}

// formula takes the value that is stored with a formula.
func (g *xlsGrid) formula(r *record, row, col int) {
	if len(r.data) < 14 {
		return
	}
	if r.u16(12) != 0xFFFF {
		g.number(row, col, r.u16(4), r.float(6))
		return
	}
	switch r.byte(6) {
	case 0:
		g.last = [2]int{row, col}
	case 1:
		g.put(row, Cell{Col: int32(col), Kind: Bool, Shown: string('0' + rune(r.byte(8)&1))}, r.u16(4))
	case 2:
		g.put(row, Cell{Col: int32(col), Kind: Error, Shown: errorName(r.byte(8))}, r.u16(4))
	}
}

func (g *xlsGrid) number(row, col, xf int, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		g.put(row, Cell{Col: int32(col), Kind: Error, Shown: "#NUM!"}, xf)
		return
	}
	f := general()
	if xf < len(g.xfs) {
		f = g.xfs[xf].format
	}
	c := number(floatText(v), f, g.from1904)
	c.Col = int32(col)
	g.put(row, c, xf)
}

func (g *xlsGrid) put(row int, c Cell, xf int) {
	if xf < len(g.xfs) {
		s := g.xfs[xf]
		c.Bold, c.Struck, c.Indent = c.Bold || s.bold, c.Struck || s.struck, c.Indent+s.indent
	}
	if c.Shown != "" || c.Marks != "" {
		g.cells++
		g.rows[row] = append(g.rows[row], c)
	}
}

// done puts the rows and their cells into order.
func (g *xlsGrid) done() Sheet {
	order := make([]int, 0, len(g.rows))
	for at := range g.rows {
		order = append(order, at)
	}
	slices.Sort(order)
	for _, at := range order {
		cells := g.rows[at]
		slices.SortStableFunc(cells, func(a, b Cell) int { return int(a.Col - b.Col) })
		cells = slices.CompactFunc(cells, func(a, b Cell) bool { return a.Col == b.Col })
		g.out.Rows = append(g.out.Rows, Row{At: at, Hidden: g.gone[at], Cells: cells})
	}
	return g.out
}

func (r *record) u32(at int) uint32 {
	if at+4 > len(r.data) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.data[at:])
}

func (r *record) float(at int) float64 {
	if at+8 > len(r.data) {
		return math.NaN()
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(r.data[at:]))
}

// errorName is what Excel shows for an error of a formula.
func errorName(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}
