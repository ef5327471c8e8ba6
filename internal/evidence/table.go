package evidence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"weici/model"
)

// maxRow is the longest line that is read as a row of a table, in runes.
const maxRow = 300

// table is what the head of a table that runs into the text says: the unit of
// the table (单位：亿元) and of each of its columns.
type table struct {
	unit    string
	columns []column
}

// column is what a column's head says.
type column struct {
	unit   string // "" for the table's own
	change bool   // 增长, 增速: a rate that goes up or down
	units  bool   // its cells are the units of their rows
	period string // where the head names one
}

// cell is what stands between two separators of a row.
type cell struct{ start, end int }

// tableAt reads the line that begins at i as part of a table: as a head, whose
// units it keeps, or as a row, whose numbers it adds. It returns where the line
// ends, and i for any other line, which ends the table.
func (r *reader) tableAt(i int) int {
	end := r.lineEnd(i)
	switch {
	case end == i:
		return i // rows may stand apart
	case end-i > maxRow:
		r.table = table{}
		return i
	case r.unitLine(i, end):
		return end
	}
	cells := r.cells(i, end)
	switch {
	case len(cells) < 2:
		r.table = table{}
	case r.ruleLine(i, end), r.rowOf(cells), r.headOf(cells):
		return end
	default:
		r.table = table{}
	}
	return i
}

func (t *text) lineEnd(i int) int {
	for n := 0; n <= maxRow && i < t.len() && t.at(i) != '\n'; n++ {
		i++
	}
	return i
}

// ruleLine tells whether a line only rules off a head: |---|---|.
func (t *text) ruleLine(i, end int) bool {
	for ; i < end; i++ {
		if !anyOf(t.at(i), "|-—:+= ") {
			return false
		}
	}
	return true
}

// unitLine keeps the unit that a line of its own gives: 单位：亿元, %.
func (r *reader) unitLine(i, end int) bool {
	i = r.skip(i)
	if r.at(i) == '(' {
		i++
	}
	if !r.has(i, "单位:") && !r.has(i, "unit:") {
		return false
	}
	words := strings.FieldsFunc(strings.TrimRight(r.sub(i+len([]rune("单位:")), end), ") "), func(c rune) bool { return anyOf(c, ":、,/ ;") })
	if len(words) == 0 || end-i > 30 {
		return false
	}
	r.table = table{unit: strings.Trim(words[0], "()")}
	return r.table.unit != "%" || len(words) == 1
}

// cells splits a line at bars and tabs, or else at spaces where it is Chinese.
func (t *text) cells(i, end int) []cell {
	line := t.sub(i, end)
	split := func(c rune) bool { return c == '|' || c == '\t' }
	if !strings.ContainsAny(line, "|\t") {
		if strings.ContainsAny(line, "。;!?") || strings.IndexFunc(line, isHan) < 0 {
			return nil
		}
		split = func(c rune) bool { return c == ' ' }
	}
	var out []cell
	start := i
	for j := i; j <= end; j++ {
		if j < end && !split(t.at(j)) {
			continue
		}
		a, b := t.skip(start), t.back(j)
		if a < b {
			out = append(out, cell{a, b})
		}
		start = j + 1
	}
	return out
}

// headOf keeps what the head of a table says of its columns.
func (r *reader) headOf(cells []cell) bool {
	told := r.table.unit != ""
	var columns []column
	for _, c := range cells[1:] {
		if _, ok := r.numberIn(c); ok {
			return false
		}
		head := r.sub(c.start, c.end)
		x := column{units: head == "单位" || head == "计量单位" || head == "unit", change: containsAny(head, "增长", "增速", "增幅", "同比", "涨幅", "growth", "change")}
		if open := strings.LastIndexByte(head, '('); open >= 0 && strings.HasSuffix(head, ")") {
			x.unit = strings.Trim(head[open:], "()±")
		}
		if strings.HasSuffix(head, "%") || x.change && x.unit == "" {
			x.unit = "%"
		}
		if y, end := r.fourDigits(c.start); y > 0 && r.at(end) == '年' {
			x.period, _ = r.partOfYear(r.skip(end+1), y)
			if x.period == "" {
				x.period = r.wholeYear(y)
			}
		}
		told = told || x.units || x.unit != "" && x.unit != head
		columns = append(columns, x)
	}
	if told {
		r.table.columns = columns
	}
	return told
}

// rowOf adds the numbers of a row under the heads of its columns.
func (r *reader) rowOf(cells []cell) bool {
	heads := r.table.columns
	if heads == nil && r.table.unit != "" && len(cells) == 2 {
		heads = []column{{}}
	}
	if len(cells) != len(heads)+1 {
		return false
	}
	if _, ok := r.numberIn(cells[0]); ok {
		return false
	}
	own := r.bracketUnit(cells[0])
	var row []mention
	for k, c := range cells[1:] {
		if heads[k].units {
			own = r.sub(c.start, c.end)
			continue
		}
		if r.emptyCell(c) {
			continue
		}
		m, ok := r.numberIn(c)
		if !ok {
			return false
		}
		m.Unit = heads[k].unit
		if m.Unit == "" || own != "" && m.Unit != "%" {
			m.Unit = own
		}
		if m.Unit == "" {
			m.Unit = r.table.unit
		}
		m.Kind, m.fixed = kindOf(m.Unit), heads[k].period
		if d := m.Direction; heads[k].change && m.Kind == Rate {
			if m.Direction = Up; d == Down {
				m.Direction = Down
			}
		}
		row = append(row, m)
	}
	for _, m := range row {
		if m.Unit != "" {
			r.add(m)
		}
	}
	return len(row) > 0
}

// bracketUnit is the unit that a row's own name gives: 人均收入(元).
func (r *reader) bracketUnit(c cell) string {
	head := r.sub(c.start, c.end)
	open := strings.LastIndexByte(head, '(')
	if open < 0 || !strings.HasSuffix(head, ")") {
		return ""
	}
	unit := head[open+1 : len(head)-1]
	if _, _, word := model.MeasureOf(unit); isChineseUnit(word) || unit == "万" || unit == "亿" {
		return unit
	}
	return ""
}

func (r *reader) emptyCell(c cell) bool {
	return slices.Contains([]string{"-", "—", "——", "/", "…", "--", "..."}, r.sub(c.start, c.end))
}

// numberIn reads a cell that holds a number, with its sign, and nothing else.
func (r *reader) numberIn(c cell) (mention, bool) {
	i, sign := c.start, r.at(c.start)
	if sign == '-' || sign == '+' {
		i++
	}
	digits, decimals, end := r.digitsAt(i)
	if end != c.end && !(r.at(end) == '%' && end+1 == c.end) || end == i || utf8.RuneCountInString(digits) > longestNumeral {
		return mention{}, false
	}
	m := mention{Figure: Figure{Start: c.start, End: c.end, Value: parseShifted(digits, 0), Decimals: decimals}}
	if sign == '-' {
		m.Value, m.Direction = -m.Value, Down
	}
	return m, true
}
