package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// placed writes the places of a ranking as they are shown: a stated 2/4.
func placed(p *model.Panel, r *analysis.Ranking) string {
	var words []string
	add := func(area model.AreaID, at analysis.Place) {
		word := p.Areas[area].ID + " " + at.Kind.String()
		if at.Kind != analysis.NoPlace {
			word += fmt.Sprintf(" %d", at.Rank)
			if at.RankMax != at.Rank {
				word += fmt.Sprintf("–%d", at.RankMax)
			}
			word += fmt.Sprintf("/%d", at.Of)
		}
		if at.Elsewhere() {
			word += " in " + at.Claim.Scope
		}
		if at.ByClaims {
			word += " by claims"
		}
		if at.Agreement == analysis.Differs {
			word += " ≠"
		}
		words = append(words, word)
	}
	for i := range r.Rows {
		add(r.Rows[i].Area, r.Rows[i].Place)
	}
	for _, u := range r.Unranked {
		add(u.Area, u.Place)
	}
	return strings.Join(words, ", ")
}

func TestRule7ThePlaceShownIsTheTrueOne(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"computed where all have a figure", "a gdp 2022 9\n b gdp 2022 8", "a computed 1/2, b computed 2/2"},
		{"partial where one has none", "a gdp 2022 9\n b gdp 2022 8\n c gdp 2021 1", "a partial 1/2, b partial 2/2, c none"},
		{"one of one is no place", "a gdp 2022 9\n c gdp 2021 1", "a none, c none"},
		{"nor is one of a set of one", "a gdp 2022 9", "a none"},
		{"stated first", "a gdp 2022 7.2 claims=11 among=全市\n b gdp 2022 8\n c gdp 2021 1", "b partial 1/2, a stated 11/0, c none"},
		{"stated against the figures", "a gdp 2022 9 claims=2 among=全市\n b gdp 2022 8", "a stated 2/2 ≠, b computed 2/2"},
		{"stated without a figure", "a gdp 2022 - claims=1 among=全市\n b gdp 2022 8", "b none, a stated 1/2"},
		{"stated for another set", "a gdp 2022 9 claims=8 among=全国\n b gdp 2022 8\n c gdp 2021 1", "a stated 8/0 in 全国, b partial 2/2, c none"},
		{"computed here before stated elsewhere", "a gdp 2022 9 claims=8 among=全国\n b gdp 2022 8", "a computed 1/2, b computed 2/2"},
		{"a target's place", "a gdp 2022 - F claims=1 among=全市\n b gdp 2022 8\n c gdp 2022 7", "b partial 1/2, c partial 2/2, a none"},
		{"the closer of two", "a gdp 2022 9 claims=1-3 among=全市\n a gdp 2022 9 in=blog claims=2 among=全市\n b gdp 2022 8\n c gdp 2021 1\n d gdp 2021 1",
			"a stated 2/4, b partial 2/2, c none, d none"},
		{"the first may be shared", "a gdp 2022 ~9.0\n b gdp 2022 9.0 claims=1 among=全市\n c gdp 2022 1",
			"b stated 1/3, c computed 3/3, a computed 1–2/3"},
	} {
		p := panel(t, c.lines)
		if got := placed(p, rank(t, p, "gdp 2022 within city")); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestRule7aClaimsAndFiguresProveAPlace: an estimate or a round number between
// the places of a table; without a figure the first place may be shared.
func TestRule7aClaimsAndFiguresProveAPlace(t *testing.T) {
	table := "b gdp 2022 2651 claims=1 among=全市\n c gdp 2022 - claims=3 among=全市\n d gdp 2022 - claims=4 among=全市\n "
	for figure, want := range map[string]string{
		"a gdp 2022 2525 E": "a computed 2/4 by claims",
		"a gdp 2022 ~2000":  "a computed 2/4 by claims",
		"a gdp 2021 1":      "a none",
	} {
		p := panel(t, table+figure)
		got := placed(p, rank(t, p, "gdp 2022 within city"))
		if !strings.Contains(got, want) {
			t.Errorf("%s: %s, not %s", figure, got, want)
		}
	}
}

func TestRule7aTheFewestThatCannotAllBeTrue(t *testing.T) {
	p := panel(t, `
		a gdp 2022 2651.2
		b gdp 2022 2003.3
		b gdp 2022 2003.0 in=blog claims=4 among=全市
		c gdp 2022 1970.1
		c gdp 2022 2022.0 in=blog claims=3 among=全市
		d gdp 2022 2185
		e gdp 2021 1
		f gdp 2021 1`)
	r := rank(t, p, "gdp 2022 within city")
	var words []string
	for _, s := range analysis.NewGuard(p).Contradiction(r) {
		word := "figure"
		if s.Place {
			word = "place"
		}
		words = append(words, p.Areas[s.Area].ID+" "+word)
	}
	if got := strings.Join(words, ", "); got != "b figure, b place, c figure, c place" {
		t.Errorf("%s", got)
	}
}

func TestASetThatIsListedInPartIsNotRankedAsAWhole(t *testing.T) {
	b := newBook(t)
	for _, line := range []string{"area a county in=city", "area b county in=city", "a gdp 2022 9", "b gdp 2022 8 claims=1 among=全市"} {
		b.line(line)
	}
	b.set.Areas[b.areaID("city")].Partial = []model.Level{model.County}
	p := b.panel()
	if got := placed(p, rank(t, p, "gdp 2022 within city")); got != "a partial 1/2, b stated 1/0 ≠" {
		t.Errorf("%s", got)
	}
}

func TestPlacesOverTheYearsAreInOneSet(t *testing.T) {
	p := panel(t, `
		a gdp 2020 5 claims=8 among=全国
		a gdp 2021 7 claims=11 among=全市
		b gdp 2021 6
		a gdp 2022 9
		b gdp 2022 8
		c gdp 2022 7
		a gdp 2023 9
		b gdp 2023 8`)
	k := analysis.NewRankings(p)
	for period, want := range map[string]string{"2020": "2020 stated 8", "2022": "2021 stated 11, 2022 computed 1", "2023": "2021 stated 11, 2022 computed 1"} {
		at, err := model.ParsePeriod(period)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, x := range k.History(0, area(t, p, "a"), at) {
			words = append(words, fmt.Sprintf("%v %v %d", x.Period, x.Place.Kind, x.Place.Rank))
		}
		if got := strings.Join(words, ", "); got != want {
			t.Errorf("%s: %s, not %s", period, got, want)
		}
	}
	q := ask(t, p, "trend gdp 2022 as place areas a,c")
	var words []string
	for _, s := range k.Trend(q).Series {
		for i, x := range s.Points {
			value := x.Answer.Why.String()
			if x.Answer.OK() {
				value = x.Answer.Number()
			}
			words = append(words, fmt.Sprintf("%s %v %s", p.Areas[s.Area].ID, k.Trend(q).Periods[i], value))
		}
	}
	want := "a 2020 set-incomplete, a 2021 11, a 2022 1, a 2023 set-incomplete, c 2020 not-collected, c 2021 not-collected, c 2022 3, c 2023 not-collected"
	if got := strings.Join(words, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
