package folder

import (
	"slices"

	"weici/model"
)

// suggest says, in the detail of every unknown id, which one may be meant: that
// of the thing whose name stands there, or the nearest id. Only so many are
// looked for, because a large file may be wrong throughout.
func (l *loader) suggest() {
	const most = 100
	found := map[model.Rule]map[string]string{}
	for i := range l.set.Issues {
		issue := &l.set.Issues[i]
		candidates := l.candidates(issue.Rule)
		if candidates == nil {
			continue
		}
		known := found[issue.Rule]
		if known == nil {
			known = map[string]string{}
			found[issue.Rule] = known
		}
		id, ok := known[issue.Value]
		if !ok && len(known) < most {
			id = candidates(issue.Value)
			known[issue.Value] = id
		}
		issue.Detail = id
	}
}

// candidates gives the function that finds the id that may be meant, for a rule
// about unknown ids.
func (l *loader) candidates(rule model.Rule) func(string) string {
	switch rule {
	case RuleUnknownArea:
		return func(s string) string {
			return meant(s, l.set.Areas, func(a *model.Area) (string, []string) {
				return a.ID, append([]string{a.Name.ZH, a.Short.ZH, a.Name.EN, a.Short.EN, a.Code}, a.Aliases...)
			})
		}
	case RuleUnknownIndicator:
		return func(s string) string {
			return meant(s, l.set.Indicators, func(i *model.Indicator) (string, []string) {
				return i.ID, append([]string{i.Name.ZH, i.Short.ZH, i.Name.EN, i.Short.EN}, i.Aliases...)
			})
		}
	case RuleUnknownDocument:
		return func(s string) string {
			return meant(s, l.set.Documents, func(d *model.Document) (string, []string) { return d.ID, []string{d.Title} })
		}
	}
	return nil
}

// meant is the id of the thing with a name, or the nearest id.
func meant[T any](name string, all []T, names func(*T) (id string, names []string)) string {
	ids := make([]string, len(all))
	for i := range all {
		id, called := names(&all[i])
		if slices.Contains(called, name) {
			return id
		}
		ids[i] = id
	}
	return nearest(name, ids)
}

// nearest is the word that takes the fewest edits from s, or "" where none is
// near.
func nearest(s string, words []string) string {
	if len(s) > 2*longest {
		return ""
	}
	from := []rune(s)
	best, least := "", len(from)/2+2
	for _, w := range words {
		if d := distance(from, []rune(w)); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := before
			if x != y {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
