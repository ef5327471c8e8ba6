package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"weici/model"
)

// nasty are texts that must never reach the terminal as they are, and texts
// that are hard to lay out.
func nasty() []string {
	return []string{
		"\x1b[31m红\x1b[2J", "\x1b]0;title\x07名", "\x1bP$q q\x1b\\x", "\u009b5nC1", "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "\x1b[",
		"行\n断\r\n又\v断\f", "\t\t制表", "\x00\x07\x08\x7f", "a\u202eb\u2066c\u2069", "\u200b\u200d\ufeff", "e\u0301\u0302\u0303\u0304" + strings.Repeat("\u0300", 40),
		"👨‍👩‍👧‍👦🇨🇳☎️", "\xff\xfe\x80", "ｆｕｌｌ（宽）", "ﷺ", "กำ", "한ᄒ", "ا ب", "｜│┃", "·—…“”", "", " ", "=1+1", "<script>&\"'", "%s%d%!",
		strings.Repeat("很长的名称", 60), strings.Repeat("long", 80), "杭州市余杭区", "Yuhang District",
	}
}

// texts gives hostile texts in the order of a seed.
type texts struct{ *rand.Rand }

func (t texts) next() string {
	all := nasty()
	s := all[t.IntN(len(all))]
	if t.IntN(3) == 0 {
		s += all[t.IntN(len(all))]
	}
	return s
}

func (t texts) name() model.Name { return model.Name{ZH: t.next(), EN: t.next()} }

// hostileTexts are the texts of every observation.
type hostileTexts struct{}

func (hostileTexts) Text(id model.ObsID) model.Text {
	t := texts{rand.New(rand.NewPCG(uint64(id), 7))}
	printed := t.next()
	return model.Text{
		Printed: printed, RankScope: t.next(), Benchmark: t.next(), Note: t.next(),
		Citation: model.Citation{Exact: t.next() + printed + t.next(), Prefix: t.next(), Suffix: t.next(), Locator: t.next()},
	}
}

// hostile makes a panel of so many districts whose every text is nasty, and
// whose figures are as large, as small and as odd as figures may be.
func hostile(areas int, seed uint64) *model.Panel {
	t := texts{rand.New(rand.NewPCG(seed, 3))}
	d := &model.Dataset{ID: "hostile", Title: t.name(), Description: t.name(), Version: t.next(), Licence: t.next()}
	for i := range areas {
		d.Areas = append(d.Areas, t.area(i))
	}
	for i := range 14 {
		d.Indicators = append(d.Indicators, t.indicator(i))
	}
	for i, kind := range model.DocKinds() {
		d.Documents = append(d.Documents, model.Document{
			ID: fmt.Sprintf("d%d", i), Title: t.next(), Description: t.next(), Authors: []string{t.next(), t.next()}, Publisher: t.next(), Kind: kind,
			URL: []string{"https://example.org/a?b=c", "https://x/\x1b[2J", "javascript:alert(1)", "http://例.cn/\u202e", ""}[t.IntN(5)], Language: t.next(), Licence: t.next(), Note: t.next(),
		})
	}
	var b model.Builder
	for i := range min(areas*40, 20000) {
		b.Add(t.observation(i, areas))
	}
	d.Observations = b.Build(hostileTexts{})
	if areas > 0 {
		d.Issues = []model.Issue{{File: t.next(), Row: 3, Column: t.next(), Rule: "number", Value: t.next()}}
	}
	d.Index()
	return model.NewPanel(d)
}

// area gives the i-th area: a country, a province, a city, then districts and
// their parts.
func (t texts) area(i int) model.Area {
	a := model.Area{ID: fmt.Sprint(i), Code: t.next(), Parent: model.AreaID(min(i-1, 2)), Level: model.County,
		Name: t.name(), Short: t.name(), Pinyin: t.next(), Initials: t.next(), Aliases: []string{t.next()}, Note: t.next()}
	if i < 3 {
		a.Level = model.Levels()[i]
	}
	if i > 6 && t.IntN(4) == 0 {
		a.Parent, a.Level = model.AreaID(3+t.IntN(3)), model.Levels()[4+t.IntN(2)]
	}
	if i > 6 && t.IntN(10) == 0 {
		a.ValidFrom, a.Replaces = model.Date{Year: 2021, Month: 4, Day: 9}, []model.AreaID{model.AreaID(3 + t.IntN(3))}
	}
	return a
}

func (t texts) indicator(i int) model.Indicator {
	kinds := model.Kinds()
	ind := model.Indicator{
		ID: fmt.Sprintf("i%d", i), Name: t.name(), Short: t.name(), Pinyin: t.next(), Initials: t.next(), Category: t.name(), Unit: model.ReadUnit(t.name()), Decimals: t.IntN(7),
		Kind: kinds[i%len(kinds)], Polarity: model.Polarities()[t.IntN(3)], PriceBasis: model.PriceBases()[t.IntN(5)], Measure: model.Flow,
		Additive: t.IntN(2) == 0, RollingScope: t.IntN(3) == 0, GrowthOf: model.NoIndicator, Aliases: []string{t.next()}, Definition: t.name(),
	}
	if ind.Kind == model.GrowthKind {
		ind.GrowthOf, ind.Unit = model.IndicatorID(i-1), model.ReadUnit(model.Name{ZH: "%", EN: "%"})
	}
	return ind
}

func (t texts) observation(i, areas int) model.Observation {
	o := model.Observation{Area: model.AreaID(t.IntN(areas)), Indicator: model.IndicatorID(t.IntN(14)), Period: t.period(), Line: i + 2}
	o.Value = []float64{0, 1, -1, 100, -100, 99.95, 1e15, -1e15, 1e-9, 1e300, -1e300, 5e-324, 123456.789}[t.IntN(13)] * (1 + float64(t.IntN(5)))
	o.Valued, o.Decimals = t.IntN(8) > 0, uint8(t.IntN(7))
	if o.Value > 1e300 || o.Value < -1e300 {
		o.Value = 1.5
	}
	o.Qualifier, o.Status = model.Qualifiers()[t.IntN(6)], model.Statuses()[t.IntN(7)]
	if !o.Valued || t.IntN(9) == 0 {
		best := uint16(1 + t.IntN(20))
		o.Claim = model.RankClaim{Best: best, Worst: best + uint16(t.IntN(3))}
	}
	o.Citation.Document = model.DocID(t.IntN(6))
	return o
}

func (t texts) period() model.Period {
	all := []string{"", "2022-H1", "2022-9M", "2022-Q1", "2022-05", "2022-05YTD", "2020-11-01", "2018/2020"}
	if t.IntN(3) == 0 {
		if p, err := model.ParsePeriod(all[t.IntN(len(all))]); err == nil {
			return p
		}
	}
	return model.YearPeriod(2010 + t.IntN(15))
}
