package review

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"weici/internal/intake"
	"weici/internal/sheet"
	"weici/model"
	"weici/ui/layout"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The sheet of the tests: what is read, what is new, what is not understood.
const table = `杭州市2022年1-9月主要经济指标
单位：亿元、%
地区,地区生产总值,同比增长,位次,新指数
拱墅区,2003.3,1.5,3,88
余杭区,2651.25,1.0,1,91
某某岛,2.1,0.5,,约定
全市,13000.5,1.5,,90
注：本表为初步核算数。
`

// panel is a small dataset with the names of the table.
func panel() *model.Panel {
	d := &model.Dataset{ID: "t"}
	zh := func(s string) model.Name { return model.Name{ZH: s, EN: s} }
	d.Areas = []model.Area{
		{ID: "330100", Code: "330100", Level: model.Prefecture, Parent: model.NoArea, Name: zh("杭州市"), Short: zh("杭州")},
		{ID: "330105", Code: "330105", Level: model.County, Parent: 0, Name: zh("拱墅区"), Short: zh("拱墅")},
		{ID: "330110", Code: "330110", Level: model.County, Parent: 0, Name: zh("余杭区"), Short: zh("余杭")},
	}
	d.Indicators = []model.Indicator{
		{ID: "gdp", Name: zh("地区生产总值"), Short: zh("GDP"), Unit: model.ReadUnit(model.Name{ZH: "亿元"}), Kind: model.LevelKind, GrowthOf: model.NoIndicator},
		{ID: "gdp_growth", Name: zh("地区生产总值增速"), Short: zh("GDP增速"), Unit: model.ReadUnit(model.Name{ZH: "%"}), Kind: model.GrowthKind, GrowthOf: 0},
	}
	var b model.Builder
	d.Observations = b.Build(none{})
	d.Index()
	return model.NewPanel(d)
}

type none struct{}

func (none) Text(model.ObsID) model.Text { return model.Text{} }

// open shows the table on a screen of w×h.
func open(t *testing.T, w, h int, lang model.Lang) *Review {
	t.Helper()
	b, err := sheet.Read("月报.csv", strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	p := panel()
	books := []*sheet.Book{b}
	r := New(books, nil, Options{
		Lang: lang, Folder: "月报-weici",
		Read: func(m *intake.Map) *intake.Reading {
			return intake.Read(books, intake.Options{Set: p, Within: model.NoArea, Map: m, Roles: true})
		},
		Area:      func(text string) (string, bool) { _, ok := p.Area(text); return text, ok },
		Indicator: func(text string) (string, bool) { _, ok := p.Indicator(text); return text, ok },
		Why:       func(n *intake.NotRead) string { return string(n.Reason) },
		Called: func(a, i string) (string, string) {
			var area, ind string
			if id, ok := p.Area(a); ok {
				area = p.Areas[id].Name.ZH
			}
			if id, ok := p.Dataset.Indicator(i); ok {
				ind = p.Indicators[id].Short.ZH
			}
			return area, ind
		},
	})
	r.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return r
}

// press types keys; a word of several letters that is no key is typed letter
// by letter.
func press(r *Review, keys ...string) (cmd tea.Cmd) {
	for _, key := range keys {
		switch key {
		case "enter":
			_, cmd = r.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		case "tab":
			_, cmd = r.Update(tea.KeyPressMsg{Code: tea.KeyTab})
		case "esc":
			_, cmd = r.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
		case "up", "down", "left", "right":
			code := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight}[key]
			_, cmd = r.Update(tea.KeyPressMsg{Code: code})
		default:
			for _, letter := range key {
				_, cmd = r.Update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
			}
		}
	}
	return cmd
}

func TestFrames(t *testing.T) {
	for _, lang := range model.Langs() {
		for _, size := range [][2]int{{80, 24}, {120, 30}} {
			for name, keys := range map[string][]string{"open": nil, "fault": {"n"}, "list": {"tab", "down"}, "ask": {"n", "a"}} {
				r := open(t, size[0], size[1], lang)
				press(r, keys...)
				golden(t, fmt.Sprintf("%s-%s-%dx%d.txt", name, lang, size[0], size[1]), ansi.Strip(r.View().Content))
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(got, "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	got = strings.Join(lines, "\n") + "\n"
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
	if got != string(want) {
		t.Errorf("%s differs; look at it, then run with -update\n%s\nwant\n%s", name, got, want)
	}
}

// TestEveryLineFits: every line is as wide as the terminal, whatever its size.
func TestEveryLineFits(t *testing.T) {
	for w := 1; w < 140; w += 3 {
		for h := 1; h < 40; h += 3 {
			for _, keys := range [][]string{nil, {"tab"}, {"n", "a"}} {
				r := open(t, w, h, model.ZH)
				press(r, keys...)
				lines := r.lines()
				if len(lines) != h && r.prompt == nil {
					t.Fatalf("%d×%d: %d lines", w, h, len(lines))
				}
				for _, line := range lines {
					if layout.Width(line) != w {
						t.Fatalf("%d×%d: %q is %d wide", w, h, line, layout.Width(line))
					}
				}
			}
		}
	}
}

// TestTelling: an area is told, the sheet is read anew, and one key takes it
// back.
func TestTelling(t *testing.T) {
	r := open(t, 120, 30, model.ZH)
	before := len(r.reading.NewAreas)
	if before != 1 {
		t.Fatalf("%d new areas", before)
	}
	r.show("月报", "A6")
	press(r, "a", "330105", "enter")
	if len(r.reading.NewAreas) != 0 || r.notice != "" {
		t.Errorf("%d new areas after it was told, %q", len(r.reading.NewAreas), r.notice)
	}
	press(r, "z")
	if len(r.reading.NewAreas) != before {
		t.Error("not taken back")
	}
	press(r, "a", "nowhere", "enter")
	if r.notice == "" {
		t.Error("an unknown area is taken")
	}
	r.show("月报", "E3")
	press(r, "x")
	for _, o := range r.reading.Observations {
		if o.Cell == "E4" {
			t.Error("left out, and read all the same")
		}
	}
	press(r, "z")
	r.show("月报", "A1")
	press(r, "p", "2023-Q1", "enter")
	if got := r.reading.Observations[0].Period.String(); got != "2023-Q1" {
		t.Errorf("the period is %s", got)
	}
}

// TestAccepting: two keys write what was read.
func TestAccepting(t *testing.T) {
	r := open(t, 120, 30, model.ZH)
	cmd := press(r, "enter", "enter")
	if _, folder, accepted := r.Result(); !accepted || folder != "月报-weici" || cmd == nil {
		t.Errorf("%v %q", accepted, folder)
	}
	r = open(t, 120, 30, model.ZH)
	press(r, "enter", "esc", "q")
	if _, _, accepted := r.Result(); accepted {
		t.Error("accepted by leaving")
	}
}
