package ui

import (
	"errors"
	"io"
	"strings"
	"testing"

	"weici/model"
)

func TestScreensAreSavedWithTheirSource(t *testing.T) {
	saved := map[string]string{}
	var refuse error
	p := embedded(t)
	d := drive(t, p, "rank gdp_growth 2022 within 330100", 120, 40, Options{Lang: model.ZH, Theme: "light",
		Save: func(name string, write func(io.Writer) error) (string, error) {
			var b strings.Builder
			err := write(&b)
			saved[name] = b.String()
			return "/home/" + name, errors.Join(err, refuse)
		}})
	d.press("S").sees("已写入 /home/weici-rank-gdp_growth-2022")
	d.press("ctrl+s")
	if len(saved) != 2 {
		t.Fatalf("saved %d files, want a picture and a text", len(saved))
	}
	for name, content := range saved {
		picture := strings.HasSuffix(name, ".svg")
		if strings.HasPrefix(content, "<svg ") != picture {
			t.Errorf("%s holds %.40q", name, content)
		}
		for _, want := range []string{"上城", "3.8", "增速"} { // the figure and its quote
			if !strings.Contains(content, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	refuse = errors.New("磁盘已满")
	d.press("S").sees("磁盘已满")
}

func TestWhereNothingIsKeptTheScreenIsCopied(t *testing.T) {
	d := opening(t, 120, 40, model.EN)
	d.press("S").sees("your terminal is asked to copy")
	if len(d.copied) != 1 || !strings.Contains(d.copied[0], "Yuhang") || strings.Contains(d.copied[0], "\x1b") {
		t.Errorf("copied %q", d.copied)
	}
}

func TestFileNamesAreTakenEverywhere(t *testing.T) {
	for query, want := range map[string]string{
		"rank gdp 2022 within 330100":   "weici-rank-gdp-2022-within-330100",
		"../../x\x1b]地区":                "weici-------x----",
		strings.Repeat("trend gdp ", 9): "weici-trend-gdp-trend-gdp-trend-gdp-trend-gdp-trend-gdp-tren",
	} {
		if got := fileName(query); got != want {
			t.Errorf("%q is named %q, want %q", query, got, want)
		}
	}
}
