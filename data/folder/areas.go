package folder

import "weici/model"

func areaColumns() columns {
	return columns{
		required: []string{"id", "level", "name_zh"},
		optional: []string{"code", "parent", "name_en", "short_zh", "short_en", "pinyin", "initials", "aliases",
			"valid_from", "valid_to", "replaces", "partial", "note"},
	}
}

// areas reads the areas, then ties those that name one another.
func (l *loader) areas() {
	var parents, replaced []reference
	seen := ids{}
	l.rows("areas", areaColumns(), func(t *table) {
		a := t.readArea()
		if seen.taken(t, a.ID) || t.bad {
			l.refuse("areas")
			return
		}
		at := len(l.set.Areas)
		l.set.Areas = append(l.set.Areas, a)
		if to := t.get("parent"); to != "" {
			parents = append(parents, t.reference(at, "parent", to))
		}
		for _, to := range list(t.get("replaces")) {
			replaced = append(replaced, t.reference(at, "replaces", to))
		}
	})
	l.set.Index()
	for _, r := range parents {
		if id, ok := l.set.Area(r.to); ok {
			l.set.Areas[r.from].Parent = id
		} else {
			l.issue(r.fault(l.known.areas.rule(r.to, RuleUnknownArea)))
		}
	}
	for _, r := range replaced {
		if id, ok := l.set.Area(r.to); ok {
			l.set.Areas[r.from].Replaces = append(l.set.Areas[r.from].Replaces, id)
		} else {
			l.issue(r.fault(l.known.areas.rule(r.to, RuleUnknownArea)))
		}
	}
	l.cutCycles(parents)
}

func (t *table) readArea() model.Area {
	t.require("id", "level", "name_zh")
	a := model.Area{
		ID: t.get("id"), Code: t.get("code"), Level: word(t, "level", model.Levels()), Parent: model.NoArea,
		Name: t.name("name"), Short: t.name("short"), Pinyin: t.get("pinyin"), Initials: t.get("initials"),
		Aliases: list(t.get("aliases")), ValidFrom: t.date("valid_from"), ValidTo: t.date("valid_to"), Note: t.get("note"),
		Partial: wordList(t, "partial", model.Levels()),
	}
	if rounded(a.Code) {
		t.warn("code", RuleRounded, "")
		a.Code = ""
	}
	if a.ValidFrom.Known() && a.ValidTo.Known() && a.ValidTo.Compare(a.ValidFrom) < 0 {
		t.warn("valid_to", RuleOrder, a.ValidFrom.String())
	}
	return a
}

// cutCycles takes the parent from one area of every circle of parents, the
// first that is met.
func (l *loader) cutCycles(parents []reference) {
	areas := l.set.Areas
	parentOf := make(map[model.AreaID]reference, len(parents))
	walk := make([]int, len(areas)) // the walk upwards on which an area was met, from 1
	for n, r := range parents {
		parentOf[model.AreaID(r.from)] = r
		id := model.AreaID(r.from)
		for id != model.NoArea && walk[id] == 0 {
			walk[id] = n + 1
			id = areas[id].Parent
		}
		if id == model.NoArea || walk[id] != n+1 {
			continue
		}
		l.issue(parentOf[id].fault(RuleCycle))
		areas[id].Parent = model.NoArea
	}
}
