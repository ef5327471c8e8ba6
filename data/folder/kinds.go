package folder

import (
	"slices"
	"strconv"

	"weici/model"
)

// toldByKind tells the rules that are reported once for a column of a file.
func toldByKind(rule model.Rule) bool {
	return slices.Contains([]model.Rule{RuleRounded, RuleZeros, RuleTurned, RuleMonthOnly}, rule)
}

// byKind makes one issue of all that a spreadsheet did to a column: that of the
// first cell, with how many there are.
func byKind(issues []model.Issue) []model.Issue {
	type kind struct {
		file, column string
		rule         model.Rule
		severity     model.Severity
	}
	first, count := map[kind]int{}, map[kind]int{}
	kept := issues[:0]
	for _, i := range issues {
		if !toldByKind(i.Rule) {
			kept = append(kept, i)
			continue
		}
		k := kind{i.File, i.Column, i.Rule, i.Severity}
		if count[k]++; count[k] == 1 {
			first[k] = len(kept)
			kept = append(kept, i)
		}
	}
	for k, at := range first {
		kept[at].Detail = strconv.Itoa(count[k])
	}
	return kept
}
