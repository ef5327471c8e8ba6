package folder

import "weici/model"

// ids are the ids that the rows of a resource have, with their lines.
type ids map[string]int

// taken reports an id that an earlier row has, or that a spreadsheet spoilt, and
// takes it.
func (s ids) taken(t *table, id string) bool {
	if rounded(id) {
		t.fail("id", RuleRounded, "")
		return true
	}
	if _, ok := s[id]; ok && id != "" {
		t.fail("id", RuleDuplicateID, "")
		return true
	}
	s[id] = t.row
	return false
}

// reference is a cell that names a row, which may stand further down.
type reference struct {
	file   string
	row    int
	from   int // the place of the area or indicator whose row it is
	column string
	to     string // the id it names
}

func (t *table) reference(from int, column, to string) reference {
	return reference{t.file, t.row, from, column, to}
}

// fault is the issue of a reference that cannot be kept.
func (r reference) fault(rule model.Rule) model.Issue {
	return model.Issue{Severity: model.Warning, File: r.file, Row: r.row, Column: r.column, Rule: rule, Value: clip(r.to)}
}
