//go:build unix

package postgres_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"weici/data/folder"
	"weici/data/postgres"
	"weici/model"
)

// hostile draws texts that have been trouble to somebody; only a zero byte is
// one that no column of text can keep.
func hostile(t *rapid.T, label string) string {
	odd := []string{"", "a,b", "“引文”", "\"", "\"\"", "line\nline", "\r\n", "\r", "\\.", "\\N", "\\", "=1+1", "'; drop table figure; --", "$1", "\x1b[31m", "\u202e", "\ufeff",
		"é", "👨‍👩‍👧", "<b>", "../..", "{a,b}", "NULL", "\t", strings.Repeat("长", 3000)}
	text := rapid.OneOf(rapid.SampledFrom(odd), rapid.String(), rapid.StringMatching(`[一-龥a-z0-9 ]{0,12}`)).Draw(t, label)
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
}

// drawn draws the files of a package without faults.
func drawn(t *rapid.T) fstest.MapFS {
	all := fstest.MapFS{}
	put := func(name string, rows [][]string) {
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.WriteAll(rows)
		all[name] = &fstest.MapFile{Data: out.Bytes()}
	}
	text := func() string { return hostile(t, "text") }
	pick := func(some ...string) string { return rapid.SampledFrom(some).Draw(t, "one") }
	areas := [][]string{{"id", "code", "level", "parent", "name_zh", "name_en", "short_zh", "pinyin", "initials", "aliases", "valid_from", "valid_to", "replaces", "note"}}
	order := rapid.Permutation([]string{"a0", "a1", "a2", "甲'\""}).Draw(t, "areas")
	for _, id := range order {
		areas = append(areas, []string{id, text(), pick("county", "township", "zone"), pick("", "a0"), "区" + text(), text(), text(), text(), text(), text() + ";" + text(),
			pick("", "2001", "2020-05"), pick("", "2021-04-09"), pick("", "a1", "a0;a2"), text()})
	}
	indicators := [][]string{{"id", "name_zh", "name_en", "unit_zh", "decimals", "kind", "polarity", "price_basis", "measure", "additive", "growth_of", "aliases", "definition_zh"}}
	some := rapid.IntRange(1, 3).Draw(t, "indicators")
	for i := range some {
		indicators = append(indicators, []string{fmt.Sprint("i", i), "指标" + text(), text(), pick("亿元", "‰"), pick("0", "6"), pick("level", "share", "index"),
			pick("higher-better", "neutral", "unknown"), pick("", "current"), pick("", "flow"), pick("", "true"), "", text(), text()})
	}
	documents := [][]string{{"id", "title", "title_en", "description", "authors", "publisher", "kind", "published", "url", "licence", "note"}}
	for i := range rapid.IntRange(1, 3).Draw(t, "documents") {
		documents = append(documents, []string{fmt.Sprint("d", i), "文" + text(), text(), text(), text(), text(), pick("yearbook", "secondary"), pick("", "2023", "2023-03-01"), pick("", "https://x.org/"), text(), text()})
	}
	figures := [][]string{{"area", "indicator", "period", "value", "qualifier", "status", "vintage", "printed", "reported_rank", "rank_scope", "benchmark", "document", "exact", "prefix", "suffix", "locator", "locator_en", "note"}}
	for range rapid.IntRange(0, 25).Draw(t, "figures") {
		value, status := pick("0", "-0.0", "100.50", "999999999999999", "0.000001"), pick("", "A", "P", "F", "B", "R")
		if rapid.Bool().Draw(t, "absent") {
			value, status = "", pick("O", "M", "N", "L")
		}
		figures = append(figures, []string{pick(order...), fmt.Sprint("i", rapid.IntRange(0, some-1).Draw(t, "indicator")),
			pick("", "2022", "2022-Q1", "2022-H1", "2022-9M", "2022-05YTD", "2022-05", "2022-05-09", "2019/2022"), value, pick("", "about", "at_most", "under"), status,
			pick("", "2023", "2023-01-31"), text(), pick("", "1", "1-3", "65535"), text(), text(), "d0", "文" + text(), text(), text(), text(), text(), text()})
	}
	put("areas.csv", areas)
	put("indicators.csv", indicators)
	put("documents.csv", documents)
	put("observations.csv", figures)
	all["documents/d0.txt"] = &fstest.MapFile{Data: []byte(text())}
	all["datapackage.json"] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"name": "g", "title": %q, "version": "1", "licenses": [{"name": "CC-BY-4.0", "title": "Title"}], "resources": [
	 {"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"}, {"name": "documents", "path": "documents.csv"},
	 {"name": "observations", "path": "observations.csv"}], "weici": {"opening": %q}}`, pick("标题", "t"), pick("", "rank i0"))}
	return all
}

// sorted are the lines of each file, in order: the figures of a database come
// back by indicator.
func sorted(all fstest.MapFS) map[string]string {
	out := map[string]string{}
	for name, file := range all {
		rows, err := csv.NewReader(bytes.NewReader(file.Data)).ReadAll()
		if !strings.HasSuffix(name, ".csv") || err != nil {
			out[name] = string(file.Data)
			continue
		}
		lines := make([]string, len(rows))
		for i, row := range rows {
			lines[i] = fmt.Sprintf("%q", row)
		}
		sort.Strings(lines)
		out[name] = strings.Join(lines, "\n")
	}
	return out
}

// TestPushThenPullIsAnIdentity pushes one dataset over another, and gets back
// what was pushed last: as panel, and as files.
func TestPushThenPullIsAnIdentity(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	rapid.Check(t, func(r *rapid.T) {
		want, err := folder.LoadFS(drawn(r), nil)
		if err != nil {
			r.Fatal(err)
		}
		if len(want.Refusals) > 0 {
			r.Skip(want.Issues)
		}
		if _, err := postgres.Push(context.Background(), address, want.Panel, want.RawText, nil); err != nil {
			r.Fatal(err)
		}
		got, err := postgres.Open(context.Background(), address, postgres.Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer got.Close()
		a, b := sorted(files(r, want.Panel, want.RawText)), sorted(files(r, got.Panel, got.RawText))
		if !slices.Equal(slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b))) {
			r.Fatalf("%v became %v", slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b)))
		}
		for name := range a {
			if a[name] != b[name] {
				r.Fatalf("%s became\n%s\nwas\n%s", name, b[name], a[name])
			}
		}
		same(r, want.Panel, got.Panel)
	})
}

// TestOnlyWhatChangedIsWritten pushes a dataset with one figure more, and one
// indicator less.
func TestOnlyWhatChangedIsWritten(t *testing.T) {
	s := needServer(t)
	address := s.fresh(t)
	figures := "11,gdp,2022,1,,d,q\n11,rate,2022,2,,d,q\n"
	push(t, address, small(t, figures), noText)
	if pushed := push(t, address, small(t, figures+"11,gdp,2023,3,,d,q\n"), noText); pushed != (postgres.Pushed{Revision: 2, Indicators: 1, Figures: 2}) {
		t.Errorf("%+v", pushed)
	}
	if pushed := push(t, address, small(t, "11,gdp,2022,1,,d,q\n"), noText); pushed != (postgres.Pushed{Revision: 3, Indicators: 1, Figures: 1, Removed: 1}) {
		t.Errorf("%+v", pushed)
	}
	pack := open(t, address)
	if n := pack.Observations.Len(); n != 1 || pack.Revision() != 3 {
		t.Errorf("%d figures at revision %d", n, pack.Revision())
	}
}

// small is a dataset of one district with some figures: area, indicator, period,
// value, status, document, exact.
func small(t testing.TB, figures string) *model.Panel {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	pack, err := folder.LoadFS(fstest.MapFS{
		"datapackage.json": file(`{"name": "t", "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
		 {"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`),
		"areas.csv":        file("id,level,parent,name_zh\n1,prefecture,,某市\n11,county,1,某区\n"),
		"indicators.csv":   file("id,name_zh,unit_zh,decimals,kind,polarity\ngdp,总值,亿元,1,level,higher-better\nrate,增速,%,1,growth,higher-better\n"),
		"documents.csv":    file("id,title,kind\nd,公报,bulletin\n"),
		"observations.csv": file("area,indicator,period,value,status,document,exact\n" + figures),
	}, nil)
	if err != nil || len(pack.Issues) > 0 {
		t.Fatal(err, pack.Issues)
	}
	return pack.Panel
}

// drawnFrom are the files of a dataset with a text in the figures changed.
func drawnFrom(p *model.Panel, t fatal, old, new string) fstest.MapFS {
	t.Helper()
	all := files(t, p, noText)
	text := string(all["observations.csv"].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in %s", old, text)
	}
	all["observations.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	return all
}
