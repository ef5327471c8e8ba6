package intake

import (
	"weici/internal/sheet"
)

// frame is a table found in a sheet: rows of figures under rows of headings.
type frame struct {
	titles      []int // rows above the headings, with text about the whole
	heads       []int // rows of headings
	rows        []int // rows of figures, and of headings between them
	notes       []int // rows below
	left, right int   // columns, both in it
	numbers     []int // rows that only number the columns
	repeats     []int // headings once more, as on the next page
}

// rowSort is what a row of the sheet looks like.
type rowSort uint8

const (
	emptyRow rowSort = iota
	loneRow          // one text
	textRow          // several texts
	dataRow          // figures, or signs for none
	countRow         // numbers of the columns: 甲 1 2 3
)

var (
	infoRule  = lazily(`^(?:单位|计量单位|金额单位|编制单位|填报单位|制表|制表人|填表人|审核|负责人|时间|日期|报送|编制日期|数据来源|来源|数据库|指标|表号|页|第\d+页|联系人|电话|(?i:units?|source|date|notes?|last updated|release))\s*[::]`)
	notesRule = lazily(`^(?:注|附注|备注|说明|资料来源|数据来源|来源|制表|填表|审核|单位负责人|统计负责人|联系人|电话|\*|(?i:notes?|sources?|source|footnotes?|legend)\b)\s*(?:\d+)?\s*[::.、]?|^\d{1,2}[、.)]\s*\D{8,}`)
)

// frames finds the tables of a sheet from the top down.
func (g *grid) frames() []frame {
	sorts := make([]rowSort, len(g.rows))
	for r := range g.rows {
		sorts[r] = g.rowSort(r)
	}
	g.yearRows(sorts)
	var all []frame
	var head []int
	for r := 0; r < len(g.rows); r++ {
		switch sorts[r] {
		case emptyRow:
		case dataRow:
			if len(head) > 0 || len(all) == 0 {
				all = g.begin(all, head, sorts)
				head = head[:0]
			}
			f := &all[len(all)-1]
			f.rows = append(f.rows, r)
		default:
			head = append(head, r)
		}
	}
	if len(all) > 0 {
		all[len(all)-1].notes = append(all[len(all)-1].notes, head...)
	}
	var split []frame
	for i := range all {
		split = append(split, g.split(all[i])...)
	}
	return split
}

// rowSort tells what a row looks like by itself.
func (g *grid) rowSort(r int) rowSort {
	texts, figures, marks := 0, 0, 0
	counting, lastCount := true, 0
	for c := range g.cols {
		at := g.at(r, c)
		if at.Cell == nil || at.covered && c > 0 && g.at(r, c-1).Cell == at.Cell {
			continue
		}
		switch at.sort {
		case words:
			texts++
			counting = counting && len([]rune(at.Shown)) == 1
		case figure:
			if at.covered {
				continue
			}
			figures++
			n := atoi(at.Shown)
			if counting = counting && n == lastCount+1; counting {
				lastCount = n
			}
		case mark:
			marks++
		case fault:
			figures++
			counting = false
		}
	}
	switch {
	case figures >= 3 && counting && lastCount == figures && g.text(r, 0) != "" && texts >= 1:
		return countRow
	case figures > 0 || marks > 0 && texts > 0:
		return dataRow
	case texts == 0:
		return emptyRow
	case texts == 1:
		return loneRow
	}
	return textRow
}

// yearRows finds rows of headings that are years: 地区 2020 2021 2022.
func (g *grid) yearRows(sorts []rowSort) {
	for r, s := range sorts {
		if s != dataRow || g.yearsBelow(r, sorts) {
			continue
		}
		if n := g.onlyYears(r); n > 1 || n == 1 && (r == 0 || sorts[r-1] != textRow) && g.texts(r) <= 2 {
			sorts[r] = textRow
		}
	}
}

// texts counts the texts of a row.
func (g *grid) texts(r int) int {
	n := 0
	for c := range g.cols {
		if at := g.at(r, c); at.sort == words && !at.covered {
			n++
		}
	}
	return n
}

// onlyYears counts the years of a row where its figures are years and all of them are different years;
// 0 where they are not.
func (g *grid) onlyYears(r int) int {
	seen, said := map[string]bool{}, 0 // said: those that are written 2022年
	for c := range g.cols {
		at := g.at(r, c)
		if at.Cell == nil || at.covered || at.sort == words {
			if at.sort == words && onlyTime(tidy(at.Shown)) {
				said++
			}
			continue
		}
		t := at.Shown
		if at.sort != figure || len(t) < 4 || !isYear(t[:4]) {
			return 0
		}
		if v, ok := parseValue(tidy(t)); ok && at.Kind == sheet.Text && v.marks+string(v.status) != "" {
			t = v.number // 2021 [p]
		}
		if at.sort != figure || !isYear(t) || seen[t] || at.Kind == sheet.Number && at.Format != nil && at.Format.Grouped {
			return 0
		}
		seen[t] = true
	}
	if len(seen) == 0 {
		return 0
	}
	return len(seen) + said
}

// yearsBelow tells whether the next row has a year in the same places, as
// figures and tidy tables may.
func (g *grid) yearsBelow(r int, sorts []rowSort) bool {
	for next := r + 1; next < len(g.rows) && next < r+4; next++ {
		if sorts[next] != dataRow {
			continue
		}
		for c := range g.cols {
			at, below := g.at(r, c), g.at(next, c)
			if at.sort == figure && (below.sort == mark || below.sort == figure && !isYear(below.Shown)) {
				return false
			}
		}
		return true
	}
	return true
}

// begin begins a table with the rows that stand above its first figures, or
// goes on with the one before where those rows are only headings within it.
func (g *grid) begin(all []frame, head []int, sorts []rowSort) []frame {
	last := -1 // the last row of several texts
	for i, r := range head {
		if sorts[r] == textRow && !g.info(r) {
			last = i
		}
	}
	if last < 0 && len(all) > 0 {
		f := &all[len(all)-1]
		for _, r := range head {
			if g.noted(r) {
				f.notes = append(f.notes, r)
			} else {
				f.rows = append(f.rows, r)
			}
		}
		return all
	}
	first := last
	for first > 0 && g.rows[head[first]]-g.rows[head[first-1]] == 1 && g.heading(head[first-1], sorts) {
		first--
	}
	var f frame
	for i, r := range head {
		switch {
		case sorts[r] == countRow:
			f.numbers = append(f.numbers, r)
		case last >= 0 && first <= i && i <= last:
			f.heads = append(f.heads, r)
		case last >= 0 && i > last:
			f.rows = append(f.rows, r)
		case len(all) > 0 && len(f.titles) == 0 && g.noted(r):
			all[len(all)-1].notes = append(all[len(all)-1].notes, r)
		default:
			f.titles = append(f.titles, r)
		}
	}
	if n := len(all); n > 0 && len(f.titles) == 0 && g.sameHeads(all[n-1].heads, f.heads) {
		all[n-1].repeats = append(all[n-1].repeats, f.heads...)
		all[n-1].numbers = append(all[n-1].numbers, f.numbers...)
		all[n-1].rows = append(all[n-1].rows, f.rows...)
		return all
	}
	return append(all, f)
}

// sameHeads tells whether rows of headings are those of the table before.
func (g *grid) sameHeads(a, b []int) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		for c := range g.cols {
			if g.text(a[i], c) != g.text(b[i], c) {
				return false
			}
		}
	}
	return true
}

// heading tells whether a row above the last row of headings is one of them.
func (g *grid) heading(r int, sorts []rowSort) bool {
	if sorts[r] == textRow {
		return !g.info(r)
	}
	if sorts[r] != loneRow {
		return false
	}
	for c := range g.cols {
		if at := g.at(r, c); at.Cell != nil {
			return c > 0 && at.across && !at.covered
		}
	}
	return false
}

// info tells a line of texts about the table: 编制单位：… 单位：亿元.
func (g *grid) info(r int) bool {
	for c := range g.cols {
		if at := g.at(r, c); at.Cell != nil && !at.covered && infoRule.MatchString(tidy(at.Shown)) {
			return true
		}
	}
	return false
}

// noted tells a row of notes.
func (g *grid) noted(r int) bool {
	for c := range g.cols {
		if at := g.at(r, c); at.Cell != nil && !at.covered {
			t := tidy(at.Shown)
			return notesRule.MatchString(t) || wordy(t)
		}
	}
	return false
}

// wordy tells sentences from the names in titles and headings.
func wordy(t string) bool {
	han := 0
	for _, r := range t {
		if isHan(r) {
			han++
		}
	}
	return han > 45 || len([]rune(t)) > 180
}

// split cuts a table whose columns are several side by side.
func (g *grid) split(f frame) []frame {
	f.left, f.right = 0, len(g.cols)-1
	cuts := []int{0}
	firstText := -1
	seenFigures, blankBefore := false, false
	for c := range g.cols {
		texts, figures, headed := 0, 0, false
		for _, r := range f.rows {
			switch g.at(r, c).sort {
			case words:
				texts++
			case figure, fault, mark:
				figures++
			}
		}
		for _, r := range f.heads {
			headed = headed || g.at(r, c).Cell != nil
		}
		switch {
		case texts == 0 && figures == 0 && !headed:
			blankBefore = true
			continue
		case texts > figures:
			if firstText < 0 {
				firstText = c
			}
			if seenFigures && !g.noteColumn(f, c) && (blankBefore || firstText < c && g.sameHead(f, firstText, c)) {
				cuts = append(cuts, c)
				seenFigures = false
			}
		case figures > 0:
			seenFigures = true
		}
		blankBefore = false
	}
	var all []frame
	for i, from := range cuts {
		to := len(g.cols)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		part := f
		part.left, part.right = from, to-1
		if i > 0 {
			part.notes = nil
		}
		all = append(all, part)
	}
	return all
}

// sameHead tells whether two columns have the same heading.
func (g *grid) sameHead(f frame, a, b int) bool {
	if len(f.heads) == 0 {
		return false
	}
	for _, r := range f.heads {
		if key(g.text(r, a)) != key(g.text(r, b)) {
			return false
		}
	}
	return key(g.text(f.heads[len(f.heads)-1], a)) != ""
}

func (g *grid) noteColumn(f frame, c int) bool {
	for _, r := range f.heads {
		if columnRole(tidy(g.text(r, c))) == noteColumn {
			return true
		}
	}
	return false
}
