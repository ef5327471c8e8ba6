package folder

import (
	"strings"

	"weici/model"
)

func (t *table) name(stem string) model.Name {
	return model.Name{ZH: t.get(stem + "_zh"), EN: t.get(stem + "_en")}
}

// word reads a cell that holds one of a list of words, or nothing.
func word[T ~string](t *table, column string, all []T) T {
	return oneOf(t, column, t.get(column), all)
}

// wordList reads a cell that holds words of a list, separated by semicolons.
func wordList[T ~string](t *table, column string, all []T) []T {
	var some []T
	for _, w := range list(t.get(column)) {
		if w := oneOf(t, column, w, all); w != "" {
			some = append(some, w)
		}
	}
	return some
}

func oneOf[T ~string](t *table, column, cell string, all []T) T {
	if cell == "" {
		return ""
	}
	words := make([]string, len(all))
	for i, w := range all {
		if string(w) == cell {
			return w
		}
		words[i] = string(w)
	}
	t.fail(column, RuleWord, nearest(cell, words))
	return ""
}

func (t *table) date(column string) model.Date {
	cell := t.get(column)
	d, err := model.ParseDate(cell)
	if err == nil {
		return d
	}
	if d, err = model.ParseDate(folded(cell)); err == nil {
		return d
	}
	d, ok := turnedDate(cell)
	switch {
	case ok && d.Day == 1: // a month is shown so, too
		d.Day = 0
		t.warn(column, RuleMonthOnly, "")
	case !ok && looksTurned(cell):
		t.fail(column, RuleTurned, "")
	case !ok:
		t.fail(column, RuleDate, "")
	}
	return d
}

// flag reads a boolean as Frictionless writes it; spreadsheets write capitals.
func (t *table) flag(column string) bool {
	switch strings.ToLower(t.get(column)) {
	case "true", "1":
		return true
	case "false", "0", "":
		return false
	}
	t.fail(column, RuleWord, "true")
	return false
}

// list splits a cell at semicolons.
func list(cell string) []string {
	var all []string
	for _, s := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '；' }) {
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}
