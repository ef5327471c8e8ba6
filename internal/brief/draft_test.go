package brief_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"weici/data"
	"weici/internal/brief"
	"weici/model"
)

// collected asks for something of every kind.
func collected() brief.Draft {
	return brief.Draft{Title: "专报", Items: []brief.Item{
		{Kind: brief.NoteItem, Text: "=1+1 <b>\n第二段"},
		{Kind: brief.FigureItem, Query: "rank gdp_growth 2022 within 330100 level county at 330102"},
		{Kind: brief.FigureItem, Query: "rank gdp 2022 within 330100 level county at 330110"},
		{Kind: brief.SentenceItem, Query: "rank gdp 2023 within 330100 level county as per-head at 330110"},
		{Kind: brief.TableItem, Query: "rank gdp 2022 within 330100 level county"},
		{Kind: brief.ChartItem, Query: "rank gdp_growth 2022 within 330100 level county"},
		{Kind: brief.ChartItem, Query: "trend gdp 2022 areas 330102,330110"},
		{Kind: brief.TableItem, Query: "trend gdp 2022 at 330110"},
		{Kind: brief.TableItem, Query: "compare 2022 areas 330102,330110"},
		{Kind: brief.TableItem, Query: "profile at 330102"},
		{Kind: brief.TableItem, Query: "quadrant gdp 2022 against gdp_growth within 330100"},
	}}
}

func embedded(t testing.TB) *model.Panel {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return pack.Panel
}

func written(t testing.TB, d brief.Draft) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestADraftIsReadAsItWasWritten(t *testing.T) {
	d := collected()
	d.Title = "\x1b]0;x\x07 \"引号\" \\ </script>\u2028"
	got, err := brief.ReadDraft(bytes.NewReader(written(t, d)))
	if err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("%v\n%+v", err, got)
	}
}

// TestWhatADraftsReaderRefuses names the item and the field.
func TestWhatADraftsReaderRefuses(t *testing.T) {
	file := func(items string) string {
		return `{"format":"weici-brief","version":1,"title":"","items":[` + items + `]}`
	}
	for text, want := range map[string]string{
		``:                                     "not the JSON",
		`[]`:                                   "not the JSON",
		`{}`:                                   "format: must be",
		"\xff":                                 "UTF-8",
		`{"format":"weici-brief","version":2}`: "version: is 2",
		`{"format":"weici-brief","version":1,"x":1}`: `unknown field "x"`,
		file("") + "{}": "something follows",
		file(`{"kind":"note","text":"a"},{"kind":1}`):                                       "item 2",
		file(`{"kind":"poem"}`):                                                             "item 1 kind: “poem” is no kind",
		file(`{"kind":"note"}`):                                                             "item 1 text: must not be empty",
		file(`{"kind":"note","text":"a","query":"b"}`):                                      "item 1 query: a note has no query",
		file(`{"kind":"figure","query":"rank gdp"}`):                                        "item 1 query: names no area",
		file(`{"kind":"figure","query":"rank gdp at 1","text":"a"}`):                        "item 1 text",
		file(`{"kind":"chart","query":"profile at 1"}`):                                     "item 1 query: the query of a chart begins with",
		file(`{"kind":"table","query":"compare 2022"}`):                                     "item 1 query: names no areas",
		file(`{"kind":"table","query":"rank gdp","value":3}`):                               `item 1 not the JSON that is asked for: json: unknown field "value"`,
		file(`{"kind":"note","text":"` + strings.Repeat("长", brief.NoteMost+1) + `"}`):      "item 1 text: too long",
		file(strings.TrimSuffix(strings.Repeat(`{"kind":"note","text":"a"},`, 501), ",")):   "items: 501 items, at most 500",
		`{"format":"weici-brief","version":1,"title":"` + strings.Repeat("长", 201) + `"}`:   "title: too long",
		`{"format":"weici-brief","version":1,"title":"` + strings.Repeat("x", 1<<20) + `"}`: "too large",
	} {
		_, err := brief.ReadDraft(strings.NewReader(text))
		var fault *brief.DraftError
		if !errors.As(err, &fault) || !strings.Contains(fault.Error(), want) {
			t.Errorf("%.80q: %v, want %q", text, err, want)
		}
	}
}

// FuzzReadDraft: whatever is read is refused by name, or is a draft that is
// written and read the same, and makes a brief whose every figure has a source.
func FuzzReadDraft(f *testing.F) {
	f.Add(written(f, collected()))
	f.Add([]byte(`{"format":"weici-brief","version":1,"title":"","items":[{"kind":"chart","query":"trend gdp as index base 2019 at 330102"}]}`))
	p := embedded(f)
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := brief.ReadDraft(bytes.NewReader(file))
		if err != nil {
			var fault *brief.DraftError
			if !errors.As(err, &fault) || fault.In(model.ZH) == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		again, err := brief.ReadDraft(bytes.NewReader(written(t, d)))
		if err != nil || again.Title != d.Title || len(again.Items) != len(d.Items) {
			t.Fatalf("%v: %+v is read as %+v", err, d, again)
		}
		b, made := brief.ComposeDraft(p, d, model.EN, model.Period{})
		if len(made) != len(d.Items) {
			t.Fatalf("%d items made %d parts", len(d.Items), len(made))
		}
		sourced(t, b)
	})
}

func sourced(t *testing.T, b *brief.Brief) {
	t.Helper()
	for _, f := range b.Figures {
		if f.Valued && len(f.Sources) == 0 {
			t.Errorf("%s %s %s has no source", f.Area, f.Indicator, f.Period)
		}
		for _, n := range f.Sources {
			if n < 1 || n > len(b.Sources) {
				t.Errorf("%s %s %s has source %d of %d", f.Area, f.Indicator, f.Period, n, len(b.Sources))
			}
		}
	}
}

// TestADraftsFiguresHaveTheirSources: each item shows what it asks for, with
// sources that the brief lists.
func TestADraftsFiguresHaveTheirSources(t *testing.T) {
	p := embedded(t)
	for _, lang := range model.Langs() {
		b, made := brief.ComposeDraft(p, collected(), lang, model.Period{})
		sourced(t, b)
		for i, m := range made {
			if m.Lacks || len(m.Blocks) == 0 || m.Name == "" {
				t.Errorf("item %d: %+v", i+1, m)
			}
		}
		text := string(encode(t, b, brief.Markdown))
		amount := []string{"20.90", "CNY 209,000"}[lang]
		for _, want := range []string{"专报", `=1+1 \<b\>`, "第二段", "3.8[^1]", "2,651.25[^3]", amount, "2/13"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q", lang, want)
			}
		}
		for _, f := range []brief.Format{brief.DOCX, brief.XLSX} {
			checkParts(t, f, encode(t, b, f))
		}
	}
}

// TestADraftMovesToAnotherPeriod: every item is of that period then, and what
// has no figure says why instead of keeping the old one.
func TestADraftMovesToAnotherPeriod(t *testing.T) {
	p := embedded(t)
	moved, err := model.ParsePeriod("2021")
	if err != nil {
		t.Fatal(err)
	}
	d := collected()
	_, then := brief.ComposeDraft(p, d, model.ZH, moved)
	for i, item := range d.Items {
		if !strings.HasPrefix(item.Query, "rank") && !strings.HasPrefix(item.Query, "compare") {
			continue
		}
		text := then[i].Name + fmt.Sprint(then[i].Blocks)
		if !strings.Contains(text, "2021年") || strings.Contains(text, "2022年") || strings.Contains(text, "2023年") {
			t.Errorf("item %d is not of 2021: %s", i+1, text)
		}
	}
	far, err := model.ParsePeriod("1950")
	if err != nil {
		t.Fatal(err)
	}
	b, made := brief.ComposeDraft(p, d, model.ZH, far)
	for _, f := range b.Figures {
		if f.Valued && f.Period == "1950" {
			t.Errorf("a figure of 1950: %+v", f)
		}
	}
	for i, m := range made {
		trend := strings.HasPrefix(d.Items[i].Query, "trend") // keeps its series and says where it ends
		if d.Items[i].Kind != brief.NoteItem && !m.Lacks && !trend {
			t.Errorf("item %d has figures in 1950: %+v", i+1, m)
		}
		if trend && !strings.Contains(fmt.Sprint(m.Blocks), "1950年没有数据") {
			t.Errorf("item %d does not say that it ends: %+v", i+1, m.Blocks)
		}
	}
}

func TestAnItemOfAnotherDatasetIsSaidToBe(t *testing.T) {
	d := brief.Draft{Items: []brief.Item{{Kind: brief.FigureItem, Query: "rank gdp 2022 at 110000"}}}
	b, made := brief.ComposeDraft(embedded(t), d, model.EN, model.Period{})
	if !made[0].Fault || !strings.Contains(string(encode(t, b, brief.Markdown)), "not in this dataset") {
		t.Errorf("%+v", made)
	}
}
