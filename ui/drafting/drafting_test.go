package drafting

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/draft"
	"weici/internal/reading"
	"weici/model"
	"weici/ui/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// article has a figure of every state.
const article = `青杨区：把实体经济抓在手里

2024年，青杨区实现地区生产总值1128.6亿元，同比增长5.2%，高于全市0.5个百分点，增速居全市第二。2023年，青杨区地区生产总值1060亿元，出口88亿元。

目前，全区出口企业近9000家。五年来，地区生产总值年均增长5.9%。
`

// panel is a small dataset that holds 1060亿元, and of exports another figure.
func panel() *model.Panel {
	zh := func(s, en string) model.Name { return model.Name{ZH: s, EN: en} }
	d := &model.Dataset{ID: "t"}
	d.Areas = []model.Area{
		{ID: "1", Code: "1", Level: model.Prefecture, Parent: model.NoArea, Name: zh("南江市", "Nanjiang"), Short: zh("南江", "Nanjiang")},
		{ID: "11", Code: "11", Level: model.County, Parent: 0, Name: zh("青杨区", "Qingyang District"), Short: zh("青杨", "Qingyang")},
	}
	unit := func(s string) model.Unit { return model.ReadUnit(model.Name{ZH: s, EN: s}) }
	d.Indicators = []model.Indicator{
		{ID: "gdp", Name: zh("地区生产总值", "GDP"), Short: zh("GDP", "GDP"), Unit: unit("亿元"), Kind: model.LevelKind, GrowthOf: model.NoIndicator},
		{ID: "gdp_growth", Name: zh("地区生产总值增速", "GDP growth"), Short: zh("GDP增速", "GDP growth"), Unit: unit("%"), Kind: model.GrowthKind, GrowthOf: 0},
		{ID: "exports", Name: zh("出口额", "Exports"), Short: zh("出口", "Exports"), Aliases: []string{"出口"}, Unit: unit("亿元"), Kind: model.LevelKind, GrowthOf: model.NoIndicator},
		{ID: "firms", Name: zh("企业数", "Firms"), Short: zh("企业", "Firms"), Aliases: []string{"出口企业"}, Unit: unit("家"), Kind: model.CountKind, GrowthOf: model.NoIndicator},
	}
	var b model.Builder
	for _, o := range []struct {
		indicator model.IndicatorID
		value     float64
	}{{0, 1060}, {2, 91}} {
		b.Add(model.Observation{Area: 1, Indicator: o.indicator, Period: model.YearPeriod(2023), Line: 1, Text: model.Text{Citation: model.Citation{Document: model.NoDoc}},
			Figure: model.Figure{Value: o.value, Valued: true, Status: model.Normal}})
	}
	d.Observations = b.Build(none{})
	d.Index()
	return model.NewPanel(d)
}

type none struct{}

func (none) Text(model.ObsID) model.Text { return model.Text{} }

// show shows the article on a screen of w×h.
func show(w, h int, lang model.Lang) *Drafting {
	p := panel()
	all := draft.Propose(p, reading.NewNames(p.Dataset), article, draft.Options{Area: model.NoArea, Year: 2025})
	d := New(article, all, Options{
		Lang: lang, Panel: p,
		FindArea: func(typed string) (out []Choice) {
			for id := range p.Areas {
				if strings.Contains(p.Areas[id].Name.EN, typed) {
					out = append(out, Choice{id, p.Areas[id].Name.In(lang)})
				}
			}
			return out
		},
		FindIndicator: func(typed string) (out []Choice) {
			for id := range p.Indicators {
				if strings.Contains(p.Indicators[id].ID, typed) {
					out = append(out, Choice{id, p.Indicators[id].Name.In(lang)})
				}
			}
			return out
		},
		Area:      func(id model.AreaID) string { return p.Areas[id].Short.In(lang) },
		Indicator: func(id model.IndicatorID) string { return p.Indicators[id].Name.In(lang) },
		Period:    model.Period.String,
		Status:    model.Status.String,
	})
	d.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return d
}

// press types keys; a word that is no key is typed letter by letter.
func press(d *Drafting, keys ...string) (cmd tea.Cmd) {
	for _, key := range keys {
		switch key {
		case "enter":
			_, cmd = d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		case "down":
			_, cmd = d.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		case "space":
			_, cmd = d.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		default:
			for _, letter := range key {
				_, cmd = d.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
			}
		}
	}
	return cmd
}

func TestFrames(t *testing.T) {
	for _, lang := range model.Langs() {
		for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 14}} {
			for name, keys := range map[string][]string{"open": nil, "sure": {"A"}, "find": {"i", "gdp"}} {
				d := show(size[0], size[1], lang)
				press(d, keys...)
				lines := d.lines()
				if len(lines) != size[1] {
					t.Errorf("%s %v: %d lines", name, size, len(lines))
				}
				for i, line := range lines {
					if got := layout.Width(ansi.Strip(line)); got != size[0] {
						t.Errorf("%s %v: line %d is %d cells wide", name, size, i, got)
					}
				}
				golden(t, fmt.Sprintf("%s-%s-%dx%d.txt", name, lang, size[0], size[1]), ansi.Strip(strings.Join(lines, "\n"))+"\n")
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
	}
}

func TestDecisions(t *testing.T) {
	d := show(120, 30, model.ZH)
	if cmd := press(d, "w"); cmd != nil {
		t.Error("nothing was accepted, and it is written")
	}
	press(d, "A")
	sure := 0
	for _, x := range d.items {
		if x.doubtful() == (x.decision == accepted) {
			t.Errorf("%s: sure %t, decision %d", x.Printed, x.Sure, x.decision)
		}
		if !x.doubtful() {
			sure++
		}
	}
	if sure < 3 {
		t.Errorf("%d are sure", sure)
	}
	press(d, "z")
	for _, x := range d.items {
		if x.decision != open {
			t.Errorf("%s stays decided after undo", x.Printed)
		}
	}
	press(d, "A")
	if cmd := press(d, "w"); cmd == nil {
		t.Error("the screen stays")
	}
	all, written := d.Result()
	if !written || len(all) != sure {
		t.Errorf("%d of %d are written: %t", len(all), sure, written)
	}
}

// A figure that is not placed is not accepted until its indicator is told; it is
// then measured in that indicator's unit and held against the dataset.
func TestPlacing(t *testing.T) {
	d := show(120, 30, model.ZH)
	for d.items[d.at].Printed != "0.5个百分点" {
		press(d, "down")
	}
	at := d.at
	press(d, "space")
	if d.items[at].decision != open || d.notice == "" {
		t.Error("an unplaced figure is accepted")
	}
	press(d, "i", "gdp_growth", "enter")
	x := &d.items[at]
	if x.State == draft.Unplaced || d.o.Panel.Indicators[x.Indicator].ID != "gdp_growth" || x.Value != 0.5 {
		t.Errorf("placed: %+v", x.Proposal)
	}
	press(d, "p", "-Q1", "enter", "s", "r", "2", "enter")
	if x.Period.String() != "2024-Q1" || x.Observation.Status != model.Provisional || x.Claim.Best != 2 {
		t.Errorf("changed: %v %v %v", x.Period, x.Observation.Status, x.Claim)
	}
	press(d, "space")
	if d.items[at].decision != accepted {
		t.Error("a placed figure is not accepted")
	}
	for range 5 {
		press(d, "z")
	}
	if d.items[at].State != draft.Unplaced || d.items[at].decision != open {
		t.Errorf("undone: %v %v", d.items[at].State, d.items[at].decision)
	}
}

func TestAnyKeys(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {5, 3}, {30, 8}, {200, 60}} {
		d := show(size[0], size[1], model.EN)
		press(d, strings.Split("jjkAnxzzaipefsrwq", "")...)
		d.View()
		empty := New("", nil, d.o)
		empty.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		press(empty, strings.Split("jkAnxzaipefsrw", "")...)
		empty.View()
	}
}
