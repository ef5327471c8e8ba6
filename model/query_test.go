package model_test

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"weici/model"
)

// hostile draws words that a query must carry whole: keywords, periods, commas,
// quotation marks, escapes and bytes that are no text.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[\x00-\xff]{0,8}`),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
		rapid.SampledFrom([]string{
			"", "gdp", "330102~2021", "2022", "2022-Q1", "2018/2020", "at", "areas", "level", "rank", "a b", `"`, `\`, `\"`, "'", ",", ",,", "a,b",
			"\x1b[2J", "\u202e", "\u3000", "\ufffd", "\n", "\r\n", "上城区", "=HYPERLINK(1)", "-", "--data", "%s",
		}),
	)
}

func periods() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", "2022", "0999", "2022-H1", "2022-9M", "2022-Q1", "2022-05", "2022-05YTD", "2020-11-01", "2018/2020"})
}

func queries() *rapid.Generator[model.Query] {
	return rapid.Custom(func(t *rapid.T) model.Query {
		q := model.Query{
			View:      rapid.SampledFrom(model.Views()).Draw(t, "view"),
			Indicator: hostile().Draw(t, "indicator"),
			Against:   hostile().Draw(t, "against"),
			Period:    periods().Draw(t, "period"),
			Area:      hostile().Draw(t, "area"),
			Within:    hostile().Draw(t, "within"),
			Level:     rapid.SampledFrom(append(model.Levels(), "")).Draw(t, "level"),
			Transform: rapid.SampledFrom(model.Transforms()).Draw(t, "transform"),
			Base:      periods().Draw(t, "base"),
		}
		if areas := rapid.SliceOfN(hostile(), 0, 4).Draw(t, "areas"); len(areas) > 0 {
			q.Areas = areas
		}
		if columns := rapid.SliceOfN(hostile(), 0, 4).Draw(t, "columns"); len(columns) > 0 {
			q.Columns = columns
		}
		return q
	})
}

func TestQueryReadsWhatItWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := queries().Draw(t, "query")
		back, err := model.ParseQuery(q.String())
		if err != nil || !reflect.DeepEqual(back, q) {
			t.Fatalf("%s\nread %q, %v\nwant %q", q, back, err, q)
		}
	})
}

func TestParseQuery(t *testing.T) {
	for text, want := range map[string]model.Query{
		"rank": {View: model.RankView},
		"rank gdp 2022 within 330100 level county at 330102": {
			View: model.RankView, Indicator: "gdp", Period: "2022", Within: "330100", Level: model.County, Area: "330102",
		},
		"trend gdp as index base 2019 areas 330102 , 330110": {
			View: model.TrendView, Indicator: "gdp", Transform: model.Index, Base: "2019", Areas: []string{"330102", "330110"},
		},
		`quadrant "2022" 2022 against "at"`:  {View: model.QuadrantView, Indicator: "2022", Period: "2022", Against: "at"},
		"rank 2022 gdp":                      {View: model.RankView, Indicator: "gdp", Period: "2022"},
		"  rank\tgdp\r\n":                    {View: model.RankView, Indicator: "gdp"},
		`compare areas "a,b","",c 2022`:      {View: model.CompareView, Areas: []string{"a,b", "", "c"}, Period: "2022"},
		"compare areas a areas b":            {View: model.CompareView, Areas: []string{"a", "b"}},
		"overview columns gdp,gdp_growth":    {View: model.OverviewView, Columns: []string{"gdp", "gdp_growth"}},
		"profile at 330102 2018/2020":        {View: model.ProfileView, Area: "330102", Period: "2018/2020"},
		`sources "gdp_growth" at "上城区" 2022`: {View: model.SourcesView, Indicator: "gdp_growth", Area: "上城区", Period: "2022"},
	} {
		if got, err := model.ParseQuery(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestParseQueryRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "nosuch", "rank a b", "rank at", "rank level city", "rank gdp as squared", "rank base now", `rank "a`, `rank "\x"`,
		"rank ,", "rank at ,", "compare areas ,a", "compare areas a,", "compare areas a,,b", `rank gdp 2022 2023`,
	} {
		if q, err := model.ParseQuery(text); !errors.Is(err, model.ErrQuery) {
			t.Errorf("%q: %+v, %v", text, q, err)
		}
	}
}

// FuzzQuery: no text makes ParseQuery panic, and what it reads it can write
// and read again.
func FuzzQuery(f *testing.F) {
	for _, text := range []string{
		"rank gdp_growth 2022 within 330100 level county at 330102", `compare areas "a b",c,"\x00" as cagr base 2019`,
		`trend "2022" 2018/2020`, "rank ,", `rank "`, "quadrant gdp against gdp_growth 2022-05YTD",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := model.ParseQuery(text)
		if err != nil {
			return
		}
		if back, err := model.ParseQuery(q.String()); err != nil || !reflect.DeepEqual(back, q) {
			t.Errorf("%q is %+v, written %q, which is %+v, %v", text, q, q.String(), back, err)
		}
	})
}
