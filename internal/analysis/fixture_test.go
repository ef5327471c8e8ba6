package analysis_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/model"
)

// fataler is a test, a benchmark or a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// book collects a dataset from lines of text:
//
//	area b county in=city from=2021-04 replaces=old,other name=乙区
//	indicator jobs count unit=人 decimals=0 lower-better rolling
//	a gdp 2022 100.5                       one figure
//	a gdp 2022 ~9000 P in=blog on=2023-05  about, provisional, its document and vintage
//	a gdp 2022 - claims=1-3 among=全市     a rank alone
//	a gdp - 12                             a figure without a period
//
// Figures are written 5, ~5 (about), >5, >=5, <5 and <=5. There are a city, the
// indicators gdp, rate (its published growth) and population, and the documents
// report and blog (a secondary source) already. An area that is new is a county
// in the city.
type book struct {
	fataler
	set   model.Dataset
	build model.Builder
	texts texts
}

type texts []model.Text

func (x texts) Text(id model.ObsID) model.Text { return x[id] }

func newBook(t fataler) *book {
	b := &book{fataler: t}
	b.set.Documents = []model.Document{{ID: "report", Kind: model.Report}, {ID: "blog", Kind: model.Secondary}}
	b.set.Index()
	b.line("area city prefecture name=某市")
	b.line("indicator gdp level unit=亿元 decimals=1 additive")
	b.line("indicator rate growth unit=% decimals=1 of=gdp")
	b.line("indicator population count unit=万人 decimals=1 additive neutral")
	return b
}

// panel reads the lines of a text into a panel.
func panel(t fataler, text string) *model.Panel {
	t.Helper()
	b := newBook(t)
	for line := range strings.Lines(text) {
		b.line(line)
	}
	return b.panel()
}

func (b *book) panel() *model.Panel {
	b.set.Observations = b.build.Build(b.texts)
	b.set.Index()
	return model.NewPanel(&b.set)
}

func (b *book) linef(format string, args ...any) { b.line(fmt.Sprintf(format, args...)) }

func (b *book) line(text string) {
	b.Helper()
	words := strings.Fields(text)
	switch {
	case len(words) == 0:
	case words[0] == "area":
		b.area(words[1:])
	case words[0] == "indicator":
		b.indicator(words[1:])
	default:
		b.observation(words)
	}
}

func (b *book) area(words []string) {
	if _, known := b.set.Area(words[0]); known {
		b.Fatalf("area %q comes twice, or is used before it is described", words[0])
	}
	a := model.Area{ID: words[0], Code: words[0], Level: model.Level(words[1]), Parent: model.NoArea}
	a.Name.ZH = words[0]
	for _, word := range words[2:] {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "in":
			a.Parent = b.areaID(value)
		case "code":
			a.Code = value
		case "name":
			a.Name.ZH = value
		case "short":
			a.Short.ZH = value
		case "from":
			a.ValidFrom = b.date(value)
		case "to":
			a.ValidTo = b.date(value)
		case "replaces":
			for old := range strings.SplitSeq(value, ",") {
				a.Replaces = append(a.Replaces, b.areaID(old))
			}
		default:
			b.Fatalf("area: what is %q?", word)
		}
	}
	b.set.Areas = append(b.set.Areas, a)
	b.set.Index()
}

func (b *book) areaID(id string) model.AreaID {
	if _, ok := b.set.Area(id); !ok {
		b.area([]string{id, "county", "in=city"})
	}
	found, _ := b.set.Area(id)
	return found
}

func (b *book) indicator(words []string) {
	i := model.Indicator{ID: words[0], Kind: model.Kind(words[1]), Polarity: model.HigherBetter, GrowthOf: model.NoIndicator}
	for _, word := range words[2:] {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "unit":
			i.Unit = model.ReadUnit(model.Name{ZH: value})
		case "decimals":
			i.Decimals, _ = strconv.Atoi(value)
		case "of":
			i.GrowthOf, _ = b.set.Indicator(value)
		case "lower-better", "neutral":
			i.Polarity = model.Polarity(key)
		case "additive":
			i.Additive = true
		case "rolling":
			i.RollingScope = true
		default:
			b.Fatalf("indicator: what is %q?", word)
		}
	}
	b.set.Indicators = append(b.set.Indicators, i)
	b.set.Index()
}

func (b *book) observation(words []string) {
	b.Helper()
	ind, ok := b.set.Indicator(words[1])
	if !ok || len(words) < 4 {
		b.Fatalf("what is %q?", words)
	}
	period, err := model.ParsePeriod(strings.Trim(words[2], "-"))
	if err != nil {
		b.Fatalf("%q: %v", words, err)
	}
	o := model.Observation{Area: b.areaID(words[0]), Indicator: ind, Period: period, Figure: readFigure(b, words[3])}
	for _, word := range words[4:] {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "in":
			o.Citation.Document, _ = b.set.Document(value)
		case "on":
			o.Vintage = b.date(value)
		case "census":
			o.Benchmark = value
		case "claims":
			best, worst, _ := strings.Cut(value+"-"+value, "-")
			o.Claim = model.RankClaim{Best: b.rank(best), Worst: b.rank(strings.Split(worst, "-")[0])}
		case "among":
			o.RankScope = value
		default:
			if o.Status, ok = model.ParseStatus(word); !ok {
				b.Fatalf("%q: what is %q?", words, word)
			}
		}
	}
	b.build.Add(o)
	b.texts = append(b.texts, o.Text)
}

func readFigure(t fataler, word string) model.Figure {
	t.Helper()
	f := model.Figure{Status: model.Normal}
	if word == "-" {
		return f
	}
	for _, q := range []struct {
		sign string
		is   model.Qualifier
	}{{">=", model.AtLeast}, {"<=", model.AtMost}, {">", model.Over}, {"<", model.Under}, {"~", model.About}} {
		if number, found := strings.CutPrefix(word, q.sign); found && f.Qualifier == model.Exact {
			word, f.Qualifier = number, q.is
		}
	}
	var err error
	if f.Value, err = strconv.ParseFloat(word, 64); err != nil {
		t.Fatalf("figure: %v", err)
	}
	_, digits, _ := strings.Cut(word, ".")
	f.Valued, f.Decimals = true, uint8(len(digits))
	return f
}

func (b *book) date(text string) model.Date {
	d, err := model.ParseDate(text)
	if err != nil {
		b.Fatalf("%q: %v", text, err)
	}
	return d
}

func (b *book) rank(text string) uint16 {
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		b.Fatalf("claim: %v", err)
	}
	return uint16(n)
}

// ask resolves the text of a query.
func ask(t fataler, p *model.Panel, text string) analysis.Question {
	t.Helper()
	q, err := model.ParseQuery(text)
	if err != nil {
		t.Fatalf("%v", err)
	}
	question, err := analysis.Resolve(p, q)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return question
}

func rank(t fataler, p *model.Panel, text string) *analysis.Ranking {
	t.Helper()
	return analysis.Rank(p, ask(t, p, "rank "+text))
}

// standing writes a ranking in one line: a 1, b 2= (tied), c 2–4 (a range),
// and behind a bar those without a place with the reason.
func standing(p *model.Panel, r *analysis.Ranking) string {
	var words []string
	rows := slices.Clone(r.Rows)
	slices.SortStableFunc(rows, func(a, b analysis.Row) int { // whatever is listed below the rule
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.RankMax, b.RankMax), cmp.Compare(a.Area, b.Area))
	})
	for _, row := range rows {
		place := strconv.Itoa(row.Rank)
		if row.RankMax != row.Rank {
			place += "–" + strconv.Itoa(row.RankMax)
		}
		if row.Tied {
			place += "="
		}
		words = append(words, p.Areas[row.Area].ID+" "+place)
	}
	for i, u := range r.Unranked {
		word := p.Areas[u.Area].ID + " " + u.Why.String()
		if i == 0 {
			word = "| " + word
		}
		words = append(words, word)
	}
	return strings.ReplaceAll(strings.Join(words, ", "), ", |", " |")
}

// cell gives what the guard says of "AREA INDICATOR PERIOD [TRANSFORM [BASE]]":
// a number, or a reason.
func cell(t fataler, p *model.Panel, text string) string {
	t.Helper()
	a := value(t, p, text)
	if !a.OK() {
		return a.Why.String()
	}
	return a.Number()
}

func value(t fataler, p *model.Panel, text string) analysis.Answer {
	t.Helper()
	words := append(strings.Fields(text), "", "")
	period, err := model.ParsePeriod(strings.Trim(words[2], "-"))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	base, err := model.ParsePeriod(words[4])
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return analysis.NewGuard(p).Value(indicator(t, p, words[1]), area(t, p, words[0]), period, analysis.Derivation{Transform: model.Transform(words[3]), Base: base})
}

func area(t fataler, p *model.Panel, id string) model.AreaID {
	t.Helper()
	found, ok := p.Area(id)
	if !ok {
		t.Fatalf("no area %q", id)
	}
	return found
}

func indicator(t fataler, p *model.Panel, id string) model.IndicatorID {
	t.Helper()
	found, ok := p.Indicator(id)
	if !ok {
		t.Fatalf("no indicator %q", id)
	}
	return found
}

// TestFixture reads every form of line.
func TestFixture(t *testing.T) {
	p := panel(t, `
		area old county in=city to=2021-04 code=1
		area new county in=city from=2021-04 replaces=old code=1 name=新区 short=新
		indicator jobs count unit=人 lower-better rolling
		new gdp 2022 >=100.50 P in=blog on=2023-05 census=五经普 claims=1-3 among=全市
		new jobs - 5 claims=2
	`)
	o := p.Observations.At(0)
	if o.Value != 100.5 || o.Decimals != 2 || o.Qualifier != model.AtLeast || o.Status != model.Provisional || o.Citation.Document != 1 ||
		o.Vintage.String() != "2023-05" || o.Benchmark != "五经普" || o.Claim != (model.RankClaim{Best: 1, Worst: 3}) || o.RankScope != "全市" {
		t.Errorf("%+v", o)
	}
	if o = p.Observations.At(1); o.Period != (model.Period{}) || o.Claim != (model.RankClaim{Best: 2, Worst: 2}) {
		t.Errorf("%+v", o)
	}
	if a := p.Areas[area(t, p, "new")]; a.Short.ZH != "新" || !slices.Equal(a.Replaces, []model.AreaID{area(t, p, "old")}) || a.ValidFrom.String() != "2021-04" {
		t.Errorf("%+v", a)
	}
}
