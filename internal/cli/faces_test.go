package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/internal/brief"
	"weici/internal/prose"
	"weici/model"
)

// face is what one face says of a figure.
type face struct {
	Value  *json.Number `json:"value"`
	Reason *string      `json:"reason"`
	Place  struct {
		Kind    string  `json:"kind"`
		Rank    int     `json:"rank"`
		RankMax int     `json:"rank_max"`
		Of      int     `json:"of"`
		Scope   *string `json:"scope"`
	} `json:"place"`
}

func (f face) String() string {
	text := "place " + f.Place.Kind
	if f.Place.Kind != "none" {
		text += fmt.Sprintf(" %d–%d of %d", f.Place.Rank, f.Place.RankMax, f.Place.Of)
		if f.Place.Scope != nil {
			text += " " + *f.Place.Scope
		}
	}
	if f.Value != nil {
		return f.Value.String() + ", " + text
	}
	if f.Reason != nil {
		text = *f.Reason + ", " + text
	}
	return text
}

// faces asks every face of the program about the cells of a dataset.
type faces struct {
	*testing.T
	c *command
	s *source
	w prose.Writer
}

func (f faces) decode(answer any, into any) {
	f.Helper()
	raw, err := json.Marshal(answer)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		f.Fatal(err)
	}
}

type areaID struct {
	ID string `json:"id"`
}

// ranked is what a ranking says of an area of its set.
func (f faces) ranked(q analysis.Question, area model.AreaID) face {
	var out struct {
		Rows, Unranked []struct {
			Area areaID `json:"area"`
			face
		}
	}
	r := analysis.Rank(f.s.panel, q)
	f.decode(f.c.ranking(f.s, r, nil, model.NoArea).json, &out)
	for _, row := range append(out.Rows, out.Unranked...) {
		if row.Area.ID == f.s.panel.Areas[area].ID {
			if row.Value != nil { // a forecast has a value, and a reason why it is not ranked
				row.Reason = nil
			}
			return row.face
		}
	}
	return face{}
}

func (f faces) shown(ind model.IndicatorID, area model.AreaID, period model.Period) face {
	var out struct {
		Figures []struct {
			Indicator areaID `json:"indicator"`
			face
		}
	}
	f.decode(f.c.profile(f.s, analysis.ProfileOf(f.s.panel, area, period)).json, &out)
	for _, x := range out.Figures {
		if x.Indicator.ID == f.s.panel.Indicators[ind].ID {
			return x.face
		}
	}
	return face{}
}

func (f faces) compared(ind model.IndicatorID, area model.AreaID, period model.Period) face {
	var out struct {
		Lines []struct {
			Indicator areaID `json:"indicator"`
			Cells     []face
		}
	}
	x := analysis.Compare(f.s.panel, analysis.Question{
		Indicator: ind, Against: model.NoIndicator, Period: period, Areas: []model.AreaID{area}, Area: area, Within: model.NoArea,
	}, model.NoArea)
	f.decode(f.c.comparison(f.s, x).json, &out)
	for _, line := range out.Lines {
		if line.Indicator.ID == f.s.panel.Indicators[ind].ID {
			return line.Cells[0]
		}
	}
	return face{}
}

func (f faces) trended(ind model.IndicatorID, area model.AreaID, period model.Period) face {
	var out struct {
		Series []struct {
			Points []struct {
				Period string `json:"period"`
				face
			}
		}
	}
	t := analysis.TrendOf(f.s.panel, analysis.Question{
		Indicator: ind, Against: model.NoIndicator, Period: period, Areas: []model.AreaID{area}, Area: area, Within: model.NoArea,
	})
	f.decode(f.c.series(f.s, t).json, &out)
	for _, p := range out.Series[0].Points {
		if p.Period == period.String() {
			return p.face
		}
	}
	return face{}
}

// cited is what cite says of a cell, and its finished sentence.
func (f faces) cited(ind model.IndicatorID, area model.AreaID, period model.Period) (face, string) {
	var out struct {
		face
		Shown    *face  `json:"shown"`
		Sentence string `json:"sentence"`
	}
	f.decode(f.c.citeJSON(f.s, analysis.Cite(f.s.panel, ind, area, period)), &out)
	if out.Shown != nil {
		out.Value, out.Reason = out.Shown.Value, out.Shown.Reason
	}
	return out.face, out.Sentence
}

func (f faces) briefed(ind model.IndicatorID, area model.AreaID, period model.Period) face {
	b := brief.Compose(f.s.panel, brief.Request{
		Areas: []model.AreaID{area}, Period: period, Indicators: []model.IndicatorID{ind}, Lang: f.w.Lang,
	}, nil)
	var text bytes.Buffer
	if err := b.Encode(&text, brief.JSON); err != nil {
		f.Fatal(err)
	}
	var out struct{ Figures []face }
	if err := json.Unmarshal(text.Bytes(), &out); err != nil {
		f.Fatal(err)
	}
	if len(out.Figures) == 0 {
		return face{}
	}
	return out.Figures[0]
}

// peers asks for the ranking of an area's level in its parent.
func (f faces) peers(ind model.IndicatorID, area model.AreaID, period model.Period) analysis.Question {
	a := &f.s.panel.Areas[area]
	return analysis.Question{
		Indicator: ind, Against: model.NoIndicator, Period: period, Area: area, Within: a.Parent, Level: a.Level,
	}
}

// eachCell visits the cells that have any observation.
func (f faces) eachCell(visit func(model.IndicatorID, model.AreaID, model.Period)) {
	p := f.s.panel
	for i := range p.Indicators {
		for a := range p.Areas {
			for j, id := range p.Row(model.IndicatorID(i), model.AreaID(a)) {
				if id != model.NoObs {
					visit(model.IndicatorID(i), model.AreaID(a), p.Periods(model.IndicatorID(i))[j])
				}
			}
		}
	}
}

func facesOf(t *testing.T, path string) faces {
	t.Helper()
	c := &command{world: &world{env: func(string) string { return "" }}, flags: flags{lang: "zh", format: "json"}}
	s, err := c.open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return faces{t, c, s, c.writer(s)}
}

// confusing writes a dataset whose figures invite every wrong place: claims
// that contradict figures and one another, bounds, ties, targets, missing
// ones, another census, areas under old borders, and a set listed in part.
func confusing(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"datapackage.json": `{"name":"t","title":"t","resources":[{"name":"areas","path":"areas.csv"},{"name":"indicators","path":"indicators.csv"},
			{"name":"documents","path":"documents.csv"},{"name":"observations","path":"observations.csv"}]}`,
		"areas.csv": "id,code,level,parent,name_zh,valid_from,valid_to,replaces,partial\n" +
			"p,,province,,某省,,,,prefecture\nc,,prefecture,p,某市,,,,\n" +
			"a,a,county,c,甲区,2021-04,,a~,township\na~,a,county,c,甲区,,2021-04,,\nb,b,county,c,乙区,,,,\nd,d,county,c,丙区,,,,\ne,e,county,c,丁区,,,,\n" +
			"s,,township,a,一街道,,,,\nu,,township,a,二街道,,,,\n",
		"indicators.csv": "id,name_zh,unit_zh,decimals,kind,polarity,price_basis,growth_of\n" +
			"gdp,总值,亿元,1,level,higher-better,current,\nrate,总值增速,%,1,growth,higher-better,constant,gdp\ngap,差距,%,1,share,lower-better,none,\nmix,构成,%,1,share,neutral,none,\n",
		"documents.csv": "id,title,kind\nr,报告,report\nn,新闻,news\nm,转载,secondary\n",
		"observations.csv": "area,indicator,period,value,qualifier,status,printed,reported_rank,rank_scope,benchmark,document,exact\n" +
			"a,gdp,2022,100.0,,E,,,,,r,100.0\na,gdp,2022,100,about,A,,1-3,全市,,n,100\na,gdp,2022,105.0,,A,,1,某市4个区县市(总量),,m,105.0\n" +
			"b,gdp,2022,102.0,,A,,2,全市,,r,102.0\nd,gdp,2022,90,over,A,,,,,r,90\ne,gdp,2022,,,A,,4,全市,,n,4\n" +
			"a~,gdp,2020,80.0,,A,,2,全市,,r,80.0\nb,gdp,2020,81.0,,A,,,,,r,81.0\nd,gdp,2020,70.0,,A,,,,,r,70.0\n" +
			"a,gdp,2021,90.0,,A,,11,全省,,r,90.0\nb,gdp,2021,91.0,,B,,,,五经普,r,91.0\nd,gdp,2021,91.0,,A,,,,,r,91.0\ne,gdp,2021,50.0,,P,,,,,r,50.0\n" +
			"a,gdp,2025,200,,F,,1,全市,,r,200\nb,gdp,2025,150,,A,,,,,r,150\n" +
			"a,rate,2022,3.8,,A,,1,全市,,n,3.8\na,rate,2022,3.3,,E,,,,,r,3.3\nb,rate,2022,-0.5,under,A,,,,,r,-0.5\nd,rate,2022,,,O,,,,,r,x\ne,rate,2022,0,,A,,,,,r,0\n" +
			"a,gap,2022,1.5,,A,,,,,r,1.5\nb,gap,2022,1.5,,A,,,,,r,1.5\nd,gap,2022,1.6,,A,,,,,r,1.6\ne,gap,2022,1.60,,A,,1,主城区,,r,1.60\n" +
			"a,mix,2022-Q1,40,,A,,,,,r,40\nb,mix,2022-Q1,60,,A,,,,,r,60\n" +
			"s,gdp,2022,9.0,,A,,1,全区,,r,9.0\nu,gdp,2022,8.0,,A,,,,,r,8.0\nc,gdp,2022,400,,A,,8,全国城市,,r,400\nc,rate,2022,1.5,,A,,1,全省,,r,1.5\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestOneFigureHasOneValueOnePlaceOneReason walks every cell through every
// face. A brief has a place only where it is certain, and so has a sentence.
func TestOneFigureHasOneValueOnePlaceOneReason(t *testing.T) {
	for name, path := range map[string]string{"shipped": "", "confusing": confusing(t)} {
		f := facesOf(t, path)
		cells := 0
		f.eachCell(func(ind model.IndicatorID, area model.AreaID, period model.Period) {
			cells++
			e := analysis.EntryOf(f.s.panel, ind, area, period)
			cite, sentence := f.cited(ind, area, period)
			told := map[string]face{"trend": f.trended(ind, area, period)}
			if r := analysis.Rank(f.s.panel, f.peers(ind, area, period)); r.Holds(area) {
				told["rank"] = f.ranked(f.peers(ind, area, period), area)
			}
			if period.Kind != model.Undated { // or it would mean the latest of each
				told["show"], told["compare"] = f.shown(ind, area, period), f.compared(ind, area, period)
			}
			for what, said := range told {
				if said.String() != cite.String() {
					f.Errorf("%s: %s %s %v: cite says %s, and %s %s", name, f.w.AreaName(area), f.w.Indicator(ind), period, cite, what, said)
				}
			}
			if period.Kind != model.Undated {
				want := cite
				if !e.Place.Certain() {
					want.Place = face{}.Place
					want.Place.Kind = "none"
				}
				if said := f.briefed(ind, area, period); said.String() != want.String() {
					f.Errorf("%s: %s %s %v: cite says %s, and a brief %s", name, f.w.AreaName(area), f.w.Indicator(ind), period, cite, said)
				}
			}
			place := f.w.Rank(e.Place)
			if stands := e.Answer.OK() || e.Answer.Why == analysis.RankOnly; stands && e.Place.Certain() != (place != "" && strings.Contains(sentence, place)) {
				f.Errorf("%s: the place is %v %s, and the sentence %s", name, e.Place.Kind, place, sentence)
			}
			if !e.Place.Certain() && said(sentence) != "" {
				f.Errorf("%s: a place that is not certain is said: %s", name, sentence)
			}
		})
		if cells < 25 {
			t.Errorf("%s: only %d cells", name, cells)
		}
	}
}

// said is the first place in a sentence, outside of titles.
func said(sentence string) string {
	titles, places := regexp.MustCompile(`《[^》]*》`), regexp.MustCompile(`前\d+位|第\d+(至\d+)?位(之间)?`)
	return places.FindString(titles.ReplaceAllString(sentence, ""))
}

// TestWhatASourceStatesComesFirst walks all stated places of the shipped data:
// the ranking of the set, cite, the sentence and a brief show that number
// first.
func TestWhatASourceStatesComesFirst(t *testing.T) {
	f := facesOf(t, "")
	p, stated := f.s.panel, 0
	f.eachCell(func(ind model.IndicatorID, area model.AreaID, period model.Period) {
		claim := analysis.EntryOf(p, ind, area, period).Place.Claim
		if !claim.Made() {
			return
		}
		stated++
		rank, told := int(claim.Best), map[string]face{}
		cite, sentence := f.cited(ind, area, period)
		told["cite"] = cite
		q := f.peers(ind, area, period)
		if !claim.Here && claim.Set.Within != model.NoArea && claim.Set.Other == "" {
			q.Within, q.Level = claim.Set.Within, claim.Set.Level
		}
		if analysis.Rank(p, q).Holds(area) {
			told["rank"] = f.ranked(q, area)
		}
		if period.Kind != model.Undated {
			told["brief"] = f.briefed(ind, area, period)
		}
		for what, x := range told {
			if computed := x.Place.Kind == "computed" && !claim.Here; x.Place.Rank != rank && !computed {
				f.Errorf("%s of %s %s %v: %s, and a source states %d (%s)", what, f.w.AreaName(area), f.w.Indicator(ind), period, x, rank, claim.Scope)
			}
		}
		states := f.w.Rank(analysis.Place{Kind: analysis.StatedPlace, Rank: rank, RankMax: int(claim.Worst)})
		if said(sentence) != states {
			f.Errorf("a source states %s (%s), and the sentence is %s", states, claim.Scope, sentence)
		}
	})
	if stated < 55 {
		t.Errorf("only %d stated places", stated)
	}
}
