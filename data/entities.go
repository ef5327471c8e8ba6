package data

import (
	"strconv"
	"strings"

	"weici/model"
)

func (l *loader) areas() {
	var parents, replaced []pending
	l.read("areas", columns{
		required: []string{"id", "level", "name_zh"},
		optional: []string{"code", "parent", "name_en", "short_zh", "short_en", "pinyin", "initials", "aliases", "valid_from", "valid_to", "replaces", "note"},
	}, func(t *table) {
		t.checkText()
		t.require("id", "level", "name_zh")
		a := model.Area{
			ID: t.get("id"), Code: t.get("code"), Level: word(t, "level", model.Levels()), Parent: model.NoArea,
			Name: t.name("name"), Short: t.name("short"), Pinyin: t.get("pinyin"), Initials: t.get("initials"),
			Aliases: list(t.get("aliases")), ValidFrom: t.date("valid_from"), ValidTo: t.date("valid_to"), Note: t.get("note"),
		}
		if a.ValidFrom.Known() && a.ValidTo.Known() && a.ValidTo.Compare(a.ValidFrom) < 0 {
			t.warn("valid_to", RuleOrder, a.ValidFrom.String())
		}
		if t.bad || t.taken(a.ID, l.areaNamed) {
			return
		}
		l.set.Areas = append(l.set.Areas, a)
		at := len(l.set.Areas) - 1
		if p := t.get("parent"); p != "" {
			parents = append(parents, pending{*t, at, "parent", p})
		}
		for _, r := range list(t.get("replaces")) {
			replaced = append(replaced, pending{*t, at, "replaces", r})
		}
	})
	l.set.Index()
	for _, p := range parents {
		if id, ok := p.area(); ok {
			l.set.Areas[p.at].Parent = id
		}
	}
	for _, p := range replaced {
		if id, ok := p.area(); ok {
			l.set.Areas[p.at].Replaces = append(l.set.Areas[p.at].Replaces, id)
		}
	}
	l.cutCycles(parents)
}

// pending is a reference to a row that may stand further down.
type pending struct {
	t      table
	at     int
	column string
	id     string
}

func (p pending) area() (model.AreaID, bool) {
	id, ok := p.t.set.Area(p.id)
	if !ok {
		p.t.issue(model.Issue{Severity: model.Warning, File: p.t.file, Row: p.t.line, Column: p.column, Rule: RuleUnknownArea, Value: p.id,
			Detail: nearest(p.id, areaIDs(p.t.set))})
	}
	return id, ok
}

func areaIDs(d *model.Dataset) []string {
	ids := make([]string, len(d.Areas))
	for i := range d.Areas {
		ids[i] = d.Areas[i].ID
	}
	return ids
}

// cutCycles takes the parent from an area that would be its own ancestor.
func (l *loader) cutCycles(parents []pending) {
	for _, p := range parents {
		id := model.AreaID(p.at)
		if l.set.Within(id, id) {
			l.set.Areas[id].Parent = model.NoArea
			l.issue(model.Issue{Severity: model.Warning, File: p.t.file, Row: p.t.line, Column: "parent", Rule: RuleCycle, Value: p.id})
		}
	}
}

func (l *loader) areaNamed(id string) bool {
	for i := len(l.set.Areas) - 1; i >= 0; i-- {
		if l.set.Areas[i].ID == id {
			return true
		}
	}
	return false
}

func (l *loader) indicators() {
	var growth []pending
	seen := map[string]bool{}
	l.read("indicators", columns{
		required: []string{"id", "name_zh", "unit_zh", "decimals", "kind", "polarity"},
		optional: []string{"name_en", "short_zh", "short_en", "pinyin", "initials", "category_zh", "category_en", "unit_en", "price_basis",
			"measure", "additive", "rolling_scope", "growth_of", "aliases", "definition_zh", "definition_en"},
	}, func(t *table) {
		t.checkText()
		t.require("id", "name_zh", "kind", "polarity")
		i := model.Indicator{
			ID: t.get("id"), Name: t.name("name"), Short: t.name("short"), Pinyin: t.get("pinyin"), Initials: t.get("initials"),
			Category: t.name("category"), Unit: t.name("unit"), Decimals: t.decimals(), Kind: word(t, "kind", model.Kinds()),
			Polarity: word(t, "polarity", model.Polarities()), PriceBasis: word(t, "price_basis", model.PriceBases()),
			Measure: word(t, "measure", []model.Measure{model.Flow, model.Stock}), Additive: t.flag("additive"),
			RollingScope: t.flag("rolling_scope"), GrowthOf: model.NoIndicator, Aliases: list(t.get("aliases")), Definition: t.name("definition"),
		}
		if i.PriceBasis == "" {
			i.PriceBasis = model.UnknownPrices
		}
		if t.bad || t.taken(i.ID, func(id string) bool { return seen[id] }) {
			return
		}
		seen[i.ID] = true
		l.set.Indicators = append(l.set.Indicators, i)
		if of := t.get("growth_of"); of != "" {
			growth = append(growth, pending{*t, len(l.set.Indicators) - 1, "growth_of", of})
		}
	})
	l.set.Index()
	for _, p := range growth {
		l.setGrowthOf(p)
	}
}

// setGrowthOf ties a growth rate to its level.
func (l *loader) setGrowthOf(p pending) {
	of, ok := l.set.Indicator(p.id)
	rate := &l.set.Indicators[p.at]
	fault := model.Issue{Severity: model.Warning, File: p.t.file, Row: p.t.line, Column: p.column, Value: p.id, Rule: RuleGrowthOf}
	switch {
	case !ok:
		fault.Rule, fault.Detail = RuleUnknownIndic, nearest(p.id, indicatorIDs(l.set))
		l.issue(fault)
	case rate.Kind != model.GrowthKind || !rate.Percent() || l.set.Indicators[of].Kind == model.GrowthKind:
		l.issue(fault)
	default:
		rate.GrowthOf = of
	}
}

func indicatorIDs(d *model.Dataset) []string {
	ids := make([]string, len(d.Indicators))
	for i := range d.Indicators {
		ids[i] = d.Indicators[i].ID
	}
	return ids
}

func (l *loader) documents() {
	seen := map[string]bool{}
	l.read("documents", columns{
		required: []string{"id", "kind"},
		optional: []string{"title", "description", "authors", "publisher", "published", "accessed", "url", "language", "licence", "note"},
	}, func(t *table) {
		t.checkText()
		t.require("id", "kind")
		d := model.Document{
			ID: t.get("id"), Title: t.get("title"), Description: t.get("description"), Authors: list(t.get("authors")),
			Publisher: t.get("publisher"), Kind: word(t, "kind", model.DocKinds()), Published: t.date("published"),
			Accessed: t.date("accessed"), URL: t.get("url"), Language: t.get("language"), Licence: t.get("licence"), Note: t.get("note"),
		}
		if d.URL != "" && (!strings.HasPrefix(d.URL, "http://") && !strings.HasPrefix(d.URL, "https://") || strings.ContainsFunc(d.URL, hidden)) {
			t.warn("url", RuleAddress, "")
			d.URL = ""
		}
		if d.Title == "" && d.Description == "" {
			t.fail("title", RuleRequired, "")
		}
		if t.bad || t.taken(d.ID, func(id string) bool { return seen[id] }) {
			return
		}
		seen[d.ID] = true
		l.set.Documents = append(l.set.Documents, d)
	})
}

// taken reports an id that another row has.
func (t *table) taken(id string, seen func(string) bool) bool {
	if seen(id) {
		t.fail("id", RuleDuplicateID, "")
		return true
	}
	return false
}

func (t *table) name(stem string) model.Name {
	return model.Name{ZH: t.get(stem + "_zh"), EN: t.get(stem + "_en")}
}

// word reads a cell that holds one of a list of words, or nothing.
func word[T ~string](t *table, column string, all []T) T {
	cell := t.get(column)
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
	d, err := model.ParseDate(t.get(column))
	if err != nil {
		t.fail(column, RuleDate, err.Error())
	}
	return d
}

// mostDecimals is the finest precision of a figure.
const mostDecimals = 6

func (t *table) decimals() int {
	n, err := strconv.Atoi(t.get("decimals"))
	if err != nil || n < 0 || n > mostDecimals {
		t.fail("decimals", RuleNumber, "0–6")
	}
	return n
}

func (t *table) flag(column string) bool {
	switch t.get(column) {
	case "true":
		return true
	case "false", "":
		return false
	}
	t.fail(column, RuleWord, "true")
	return false
}
