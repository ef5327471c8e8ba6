package folder

import (
	"slices"
	"strconv"
	"strings"

	"weici/model"
)

// columns are the columns of a table: those that must be there, and the rest.
type columns struct{ required, optional []string }

// all lists every column.
func (c columns) all() []string { return slices.Concat(c.required, c.optional) }

// table is one file of a resource being read, row by row.
type table struct {
	splitter
	file   string
	head   []string       // the columns' names as they stand in the file
	width  int            // the cells of the first record: more than head where a spreadsheet left empty columns beside the table
	column map[string]int // into head
	issues []model.Issue
	bad    bool   // the row has an error and is left out
	lost   func() // told of a row that cannot be taken apart; nil: nobody is
}

// readHead reads the first record, which names the columns, and tells whether
// the columns that are needed are there, each once.
func (t *table) readHead(c columns) bool {
	found, fault := t.next(len(t.text))
	if fault != sound {
		t.faultyQuote(fault)
		return false
	}
	t.column, t.width = map[string]int{}, len(t.cells)
	ok := true
	for i := range t.cells {
		name := trim(t.cell(i))
		if t.emptyFrom(i) {
			break
		}
		t.head = append(t.head, name)
		if _, twice := t.column[name]; twice && slices.Contains(c.all(), name) {
			t.report(model.Error, name, RuleTwiceColumn, name, "")
			ok = false
		}
		t.column[name] = i
		if !slices.Contains(c.all(), name) {
			t.report(model.Warning, name, RuleUnknownColumn, name, nearest(name, c.all()))
		}
	}
	for _, name := range c.required {
		if _, there := t.column[name]; !there {
			if !found {
				t.row = 1
			}
			t.report(model.Error, name, RuleMissingColumn, name, "")
			ok = false
		}
	}
	return ok
}

// nextRow goes to the next row that begins before end and has the right cells.
// Rows that cannot be read are reported, rows without content are passed over.
func (t *table) nextRow(end int) bool {
	for {
		found, fault := t.next(end)
		switch {
		case !found:
			return false
		case fault != sound:
			t.faultyQuote(fault)
			t.loseRow()
		case t.blank():
		case len(t.cells) != len(t.head) && (len(t.cells) != t.width || !t.emptyFrom(len(t.head))):
			t.report(model.Error, "", RuleCells, strconv.Itoa(len(t.cells)), strconv.Itoa(len(t.head)))
			t.loseRow()
		default:
			t.bad = false
			t.checkText()
			return true
		}
	}
}

func (t *table) faultyQuote(fault quoteFault) {
	column := ""
	if len(t.cells) < len(t.head) {
		column = t.head[len(t.cells)]
	}
	rule := RuleQuote
	if fault == unclosed {
		rule = RuleUnclosed
	}
	t.report(model.Error, column, rule, t.text[t.start:t.lineAfter(t.start)], "")
}

func (t *table) loseRow() {
	if t.lost != nil {
		t.lost()
	}
}

// blank tells a row without content, as spreadsheets leave them below a table.
func (t *table) blank() bool { return t.emptyFrom(0) }

// emptyFrom tells whether there is nothing from a cell of the row on, as
// spreadsheets leave columns beside a table.
func (t *table) emptyFrom(at int) bool {
	for i := at; i < len(t.cells); i++ {
		if c := t.cells[i]; c.from != c.to && trim(t.cell(i)) != "" {
			return false
		}
	}
	return true
}

// checkText warns of control characters, which are never shown.
func (t *table) checkText() {
	if !t.odd {
		return
	}
	for i, name := range t.head {
		if strings.ContainsFunc(t.cell(i), hidden) {
			t.warn(name, RuleControl, "")
		}
	}
}

// place is where a column stands, or -1.
func (t *table) place(column string) int {
	if i, ok := t.column[column]; ok {
		return i
	}
	return -1
}

// at gives the cell in a place, without blanks around it; "" where there is none.
func (t *table) at(place int) string {
	if place < 0 || place >= len(t.cells) {
		return ""
	}
	return trim(t.cell(place))
}

// get gives a cell by the name of its column.
func (t *table) get(column string) string { return t.at(t.place(column)) }

// fail reports an error in a cell: the row is left out.
func (t *table) fail(column string, rule model.Rule, detail string) {
	t.bad = true
	t.report(model.Error, column, rule, t.get(column), detail)
}

// warn reports a fault that the row is kept with.
func (t *table) warn(column string, rule model.Rule, detail string) {
	t.report(model.Warning, column, rule, t.get(column), detail)
}

func (t *table) report(s model.Severity, column string, rule model.Rule, value, detail string) {
	t.issues = append(t.issues, model.Issue{
		Severity: s, File: t.file, Row: t.row, Column: clip(column), Rule: rule, Value: clip(value), Detail: clip(detail),
	})
}

// require reports the columns of a row that must not be empty and are.
func (t *table) require(names ...string) {
	for _, name := range names {
		if t.get(name) == "" {
			t.fail(name, RuleRequired, "")
		}
	}
}

// longest is the most of a faulty cell, in bytes, that an issue shows.
const longest = 120

// clip shortens what an issue shows of a cell.
func clip(s string) string {
	s = strings.TrimRight(s, "\r\n")
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}
