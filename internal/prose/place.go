package prose

import (
	"strconv"
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Place writes a place for the column of a ranking that names its set: 2, =2
// where tied, 2–4 where it is a range, (2) among a part of the set, 8* in
// another set.
func Place(p analysis.Place) string {
	text := span(p)
	switch {
	case p.Kind == analysis.NoPlace:
		return "—"
	case p.Kind == analysis.PartialPlace:
		return "(" + text + ")"
	case p.Elsewhere():
		return text + "*"
	}
	return text
}

func span(p analysis.Place) string {
	switch {
	case p.Rank != p.RankMax:
		return strconv.Itoa(p.Rank) + "–" + strconv.Itoa(p.RankMax)
	case p.Tied:
		return "=" + strconv.Itoa(p.Rank)
	}
	return strconv.Itoa(p.Rank)
}

// PlaceOf writes a place with what it is among, for a table of many sets: 2/13,
// 第2 where the source does not say among how many, 全国城市第8 in another set,
// 已收3个中第2 among a part of one.
func (w Writer) PlaceOf(p analysis.Place) string {
	switch {
	case p.Kind == analysis.NoPlace:
		return "—"
	case p.Kind == analysis.PartialPlace:
		return w.Say(words.PlaceHeld, p.Of, w.bare(p))
	case p.Elsewhere() && p.Claim.Scope != "":
		return w.Say(words.PlaceIn, withoutAside(w.ClaimedAmong(p.Claim)), w.bare(p))
	case p.Of == 0:
		return w.bare(p)
	}
	return span(p) + "/" + strconv.Itoa(p.Of)
}

// PlaceHere writes a place for a table of one set, which its title names: 2, and
// in words where it is among a part of the set or in another.
func (w Writer) PlaceHere(p analysis.Place) string {
	if p.Certain() && !p.Elsewhere() {
		return span(p)
	}
	return w.PlaceOf(p)
}

// PlaceAmong writes a place with the name of its set, for a table of many sets.
func (w Writer) PlaceAmong(p analysis.Place) string {
	if scope := w.Scope(p); p.Certain() && !p.Elsewhere() && scope != "" {
		return span(p) + " / " + scope
	}
	return w.PlaceOf(p)
}

// bare writes a place in few words: 第2, 并列第2, 前3, 第2–4.
func (w Writer) bare(p analysis.Place) string {
	if p.Rank == p.RankMax && p.Tied {
		return w.Say(words.PlaceTiedBare, p.Rank)
	}
	return w.ClaimedRank(model.RankClaim{Best: uint16(p.Rank), Worst: uint16(p.RankMax)})
}

// Scope names among whom a place is: in the source's words where one states it.
func (w Writer) Scope(p analysis.Place) string {
	switch p.Kind {
	case analysis.StatedPlace:
		return p.Claim.Scope
	case analysis.ComputedPlace:
		return w.Set(p.Within, p.Level, p.Of, p.Of)
	case analysis.PartialPlace:
		return w.Say(words.SetHeld, w.AreaName(p.Within), p.Of, w.Level(p.Level))
	}
	return ""
}

// ClaimedAmong names the set of a claim for a reader: in the source's words, or
// in English where these say no more than the areas inside one.
func (w Writer) ClaimedAmong(c analysis.Claim) string {
	if w.Lang == model.EN && c.Set.Within != model.NoArea && c.Set.Other == "" {
		return w.Area(c.Set.Within)
	}
	return c.Scope
}

// Rank writes a place for a sentence: 第2位, 并列第2位, 前3位, 第2至4位之间.
func (w Writer) Rank(p analysis.Place) string {
	switch {
	case p.Rank == p.RankMax && p.Tied:
		return w.Say(words.PlaceTied, w.ordinal(p.Rank))
	case p.Rank == p.RankMax:
		return w.Say(words.Place, w.ordinal(p.Rank))
	case p.Rank == 1 && p.Kind == analysis.StatedPlace:
		return w.Say(words.PlaceTop, p.RankMax)
	}
	return w.Say(words.PlaceRange, w.ordinal(p.Rank), w.ordinal(p.RankMax))
}

// ordinal writes the number of a place: 2 in Chinese; second, 11th, 22nd in
// English.
func (w Writer) ordinal(n int) string {
	if w.Lang == model.ZH {
		return strconv.Itoa(n)
	}
	if first := strings.Fields(w.Say(words.Ordinals)); n >= 1 && n <= len(first) {
		return first[n-1]
	}
	ending := "th"
	switch {
	case n/10%10 == 1:
	case n%10 == 1:
		ending = "st"
	case n%10 == 2:
		ending = "nd"
	case n%10 == 3:
		ending = "rd"
	}
	return strconv.Itoa(n) + ending
}

// ClaimedRank writes a rank that a source claims: 第1, 前3.
func (w Writer) ClaimedRank(c model.RankClaim) string {
	switch {
	case !c.Made():
		return ""
	case c.Best == c.Worst:
		return w.Say(words.ClaimExact, c.Best)
	case c.Best == 1:
		return w.Say(words.ClaimTop, c.Worst)
	}
	return w.Say(words.ClaimRange, c.Best, c.Worst)
}

// withoutAside takes the aside from the end of a source's words for a set:
// 杭州13个区县市(总量) is 杭州13个区县市.
func withoutAside(scope string) string {
	for _, open := range []string{"(", "（"} {
		if at := strings.LastIndex(scope, open); at > 0 && strings.ContainsAny(scope[at:], ")）") {
			return strings.TrimSpace(scope[:at])
		}
	}
	return scope
}

// place says who stands where among whom, as the sentence needs it: what a
// source states, or what the whole set proves. A place among a part of the set
// stands in no sentence (rule 7).
func (w Writer) place(p analysis.Place) string {
	switch {
	case p.Kind == analysis.StatedPlace:
		return w.claim(p.Claim, w.Rank(p), p) + w.against(p)
	case p.Kind != analysis.ComputedPlace:
		return ""
	}
	word := words.SentencePlace
	if p.ByClaims {
		word = words.SentenceProven
	}
	text := w.Say(word, w.Set(p.Within, p.Level, p.Of, p.Of), w.Rank(p))
	if p.Claim.Made() { // of another set
		text = w.claim(p.Claim, w.Rank(claimed(p.Claim)), p) + text
	}
	return text
}

// History writes places over the years: 2021 第11 ▸ 2022 第1. It is empty where
// there are not two.
func (w Writer) History(all []analysis.PlaceIn) string {
	if len(all) < 2 {
		return ""
	}
	parts := make([]string, len(all))
	for i, at := range all {
		parts[i] = at.Period.String() + " " + w.bare(at.Place)
	}
	return strings.Join(parts, " ▸ ")
}

// claimed is the place that a claim states.
func claimed(c analysis.Claim) analysis.Place {
	return analysis.Place{Kind: analysis.StatedPlace, Rank: int(c.Best), RankMax: int(c.Worst), Claim: c}
}

// claim says which source puts the area where.
func (w Writer) claim(c analysis.Claim, rank string, p analysis.Place) string {
	source := w.Say(words.SentenceItsSource)
	if doc := w.Panel.Observations.Document(c.Obs); doc != model.NoDoc {
		secondary := w.Panel.Documents[doc].Kind == model.Secondary
		switch {
		case w.Numbered && secondary:
			source = w.Say(words.SentenceSecondary)
		case w.Numbered:
		case secondary:
			source = w.Title(doc) + w.Say(words.NoteAside, w.Say(words.DocSecondary))
		default:
			source = w.Title(doc)
		}
	}
	switch {
	case c.Scope == "":
		return w.Say(words.SentenceStatedBare, source, rank)
	case w.Lang == model.EN && c.Here:
		return w.Say(words.SentenceStatedIn, w.Area(p.Within), source, rank)
	case w.Lang == model.EN && c.Set.Within != model.NoArea && c.Set.Other == "":
		return w.Say(words.SentenceStatedAt, w.Area(c.Set.Within), source, rank, w.Level(c.Set.Level))
	}
	return w.Say(words.SentenceStated, withoutAside(c.Scope), source, rank)
}

// against says where the figures put an area that a source puts elsewhere.
func (w Writer) against(p analysis.Place) string {
	if p.Agreement != analysis.Differs {
		return ""
	}
	return w.Say(words.SentenceAgainst, w.Rank(figures(p)))
}

// figures is where the figures alone put an area.
func figures(p analysis.Place) analysis.Place {
	return analysis.Place{Kind: analysis.ComputedPlace, Rank: p.Figures.Best, RankMax: p.Figures.Worst}
}

// FigurePlace writes where the figures alone put an area: 2, 2–4.
func FigurePlace(p analysis.Place) string { return Place(figures(p)) }

// Statements writes what sources say that cannot all be true (rule 7a):
// 拱墅2003.3亿元（《…》）、拱墅第6（《…》）.
func (w Writer) Statements(r *analysis.Ranking, all []analysis.Statement) string {
	g := analysis.NewGuard(w.Panel)
	parts := make([]string, len(all))
	for i, s := range all {
		text := w.ClaimedRank(w.Panel.Observations.Figure(s.Obs).Claim)
		if !s.Place {
			text = w.Amount(r.Indicator, r.Derivation, g.Observed(s.Obs))
		}
		parts[i] = w.Area(s.Area) + " " + text + w.Say(words.NoteAside, w.Title(w.Panel.Observations.Document(s.Obs)))
	}
	return w.Say(words.PlacesAgainst, strings.Join(parts, w.Say(words.NoteSemicolon)))
}

// PlaceNote says what is to be known of a place: who states it, and whether the
// figures agree.
func (w Writer) PlaceNote(p analysis.Place) string {
	switch {
	case p.Kind == analysis.ComputedPlace && p.ByClaims:
		return w.Say(words.NoteProven)
	case !p.Claim.Made():
		return ""
	}
	text := w.Claims(p.Claim)
	if p.Claim.Scope != "" {
		text += w.Say(words.NoteAside, w.ClaimedAmong(p.Claim))
	}
	return text + w.Say(words.NoteComma) + w.Agreement(p.Agreement)
}

// Claims says that a source claims a rank, and whether it is a secondary one:
// 来源称第1.
func (w Writer) Claims(c analysis.Claim) string {
	word := words.NoteClaim
	if doc := w.Panel.Observations.Document(c.Obs); doc == model.NoDoc || w.Panel.Documents[doc].Kind == model.Secondary {
		word = words.NoteSecondaryClaim
	}
	return w.Say(word, w.ClaimedRank(c.RankClaim))
}

// Agreement says how a claimed rank stands to the computed one.
func (w Writer) Agreement(a analysis.Agreement) string {
	switch a {
	case analysis.Agrees:
		return w.Say(words.ClaimAgrees)
	case analysis.Differs:
		return w.Say(words.ClaimDiffers)
	case analysis.Undecided:
		return w.Say(words.ClaimUnsure)
	case analysis.OtherScope:
		return w.Say(words.ClaimOther)
	case analysis.NotRanked:
		return w.Say(words.ClaimNoRank)
	}
	return ""
}

// Change writes a change of place: 升2位, 同有数据的7个中升2位, or why there is
// none.
func (w Writer) Change(c analysis.Change) string {
	text := w.Say(words.ChangeNone)
	switch {
	case c.Why != analysis.Fine:
		return w.Why(c.Why)
	case c.By > 0:
		text = w.Say(words.ChangeUp, c.By)
	case c.By < 0:
		text = w.Say(words.ChangeDown, -c.By)
	}
	if c.Among > 0 {
		return w.Say(words.ChangeAmong, c.Among, text)
	}
	return text
}
