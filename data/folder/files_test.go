package folder_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"weici/data"
	"weici/data/folder"
	"weici/model"
)

func tables() []string {
	return []string{"areas.csv", "indicators.csv", "documents.csv", "observations.csv"}
}

// change makes the small dataset with another descriptor and other bytes.
func change(old, new string, bytes func(string) string) fstest.MapFS {
	files := small()
	files["datapackage.json"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(descriptor, old, new))}
	for _, name := range tables() {
		files[name] = &fstest.MapFile{Data: []byte(bytes(string(files[name].Data)))}
	}
	return files
}

func same(s string) string { return s }

func encoded(e encoding.Encoding) func(string) string {
	return func(s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			panic(err)
		}
		return out
	}
}

// TestFormsOfFiles loads the same dataset from every form that office programs
// save it in.
func TestFormsOfFiles(t *testing.T) {
	gb18030, bom := encoded(simplifiedchinese.GB18030), func(s string) string { return "\xEF\xBB\xBF" + s }
	replaced := func(old, new string) func(string) string {
		return func(s string) string { return strings.ReplaceAll(s, old, new) }
	}
	declare := func(property string) string { return `.csv", ` + property + `}` }
	for name, files := range map[string]fstest.MapFS{
		"plain":            small(),
		"byte order mark":  change("", "", bom),
		"CRLF":             change("", "", replaced("\n", "\r\n")),
		"no last line end": change("", "", func(s string) string { return strings.TrimSuffix(s, "\n") }),
		"empty rows": change("", "", func(s string) string {
			return s + "\n\n" + strings.Repeat(",", strings.Count(strings.SplitN(s, "\n", 2)[0], ",")) + "\n"
		}),
		"semicolons":        change(`.csv"}`, declare(`"dialect": {"delimiter": ";"}`), replaced(",", ";")),
		"tabs":              change(`.csv"}`, declare(`"dialect": {"delimiter": "\t"}`), replaced(",", "\t")),
		"GB18030":           change("", "", gb18030),
		"GB18030, declared": change(`.csv"}`, declare(`"encoding": "GB18030"`), gb18030),
		"GBK, declared":     change(`.csv"}`, declare(`"encoding": "gbk"`), gb18030),
		"UTF-16":            change("", "", encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))),
		"UTF-16, big":       change("", "", encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM))),
		"a list of paths":   change(`"path": "areas.csv"`, `"path": ["areas.csv"]`, same),
	} {
		pack, err := folder.LoadFS(files, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(pack.Issues) > 0 || pack.Observations.Len() != 2 || pack.Areas[1].Name.ZH != "某区" {
			t.Errorf("%s: %v", name, pack.Issues)
			continue
		}
		o := pack.Observations.At(1)
		if quote := pack.Observations.At(0).Citation.Exact; o.Citation.Exact != "增长3.80%" || quote != "总值100.5亿元，\n增长" && name != "semicolons" {
			t.Errorf("%s: quotes %q, %q", name, quote, o.Citation.Exact)
		}
	}
}

// TestResources expects one fault of a resource, and the file it is in.
func TestResources(t *testing.T) {
	damaged := func(s string) string { return strings.ReplaceAll(s, "某", "某\xff某") }
	for name, c := range map[string]struct {
		files fstest.MapFS
		file  string
		rule  model.Rule
	}{
		"no areas":         {change(`"areas"`, `"places"`, same), "datapackage.json", folder.RuleMissingFile},
		"no path":          {change(`, "path": "areas.csv"`, "", same), "datapackage.json", folder.RuleMissingFile},
		"a path of 1":      {change(`"path": "areas.csv"`, `"path": 1`, same), "datapackage.json", folder.RuleMissingFile},
		"no file":          {change("areas.csv", "nowhere.csv", same), "nowhere.csv", folder.RuleMissingFile},
		"a folder":         {withFolder(), "folder", folder.RuleMissingFile},
		"the folder above": {change("areas.csv", "../areas.csv", same), "datapackage.json", folder.RulePath},
		"in and out":       {change("areas.csv", "x/../areas.csv", same), "datapackage.json", folder.RulePath},
		"absolute":         {change("areas.csv", "/etc/passwd", same), "datapackage.json", folder.RulePath},
		"an address":       {change("areas.csv", "https://example.org/areas.csv", same), "datapackage.json", folder.RulePath},
		"a drive":          {change("areas.csv", `c:areas.csv`, same), "datapackage.json", folder.RulePath},
		"bars":             {change(`.csv"}`, `.csv", "dialect": {"delimiter": "|"}}`, same), "datapackage.json", folder.RuleDelimiter},
		"latin-1":          {change(`.csv"}`, `.csv", "encoding": "latin-1"}`, same), "datapackage.json", folder.RuleUnknownEncoding},
		"damaged":          {change("", "", damaged), "areas.csv", folder.RuleEncoding},
		"another file":     {change(`.csv"}`, `.csv", "hash": "sha256:00"}`, same), "areas.csv", folder.RuleHash},
		"schema elsewhere": {change(`"areas.csv"}`, `"areas.csv", "schema": "areas.json"}`, same), "datapackage.json", folder.RuleDescriptor},
	} {
		pack, err := folder.LoadFS(c.files, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.ContainsFunc(pack.Issues, func(i model.Issue) bool { return i.File == c.file && i.Rule == c.rule }) {
			t.Errorf("%s: want %s in %s, got %v", name, c.rule, c.file, pack.Issues)
		}
	}
}

func withFolder() fstest.MapFS {
	files := change(`"areas.csv"`, `"folder"`, same)
	files["folder/inside.csv"] = &fstest.MapFile{}
	return files
}

// TestDamageHasALine says where a file stops being UTF-8.
func TestDamageHasALine(t *testing.T) {
	files := small()
	files["areas.csv"].Data = []byte(strings.Replace(string(files["areas.csv"].Data), "某区", "某\x80区", 1))
	pack, err := folder.LoadFS(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if i := pack.Issues[0]; i.File != "areas.csv" || i.Row != 3 || i.Rule != folder.RuleEncoding {
		t.Errorf("%+v", pack.Issues)
	}
}

// TestLoadFromDisk takes the folder or its datapackage.json, and keeps to it.
func TestLoadFromDisk(t *testing.T) {
	dir := t.TempDir()
	for name, file := range small() {
		if err := os.WriteFile(filepath.Join(dir, name), file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{dir, filepath.Join(dir, "datapackage.json")} {
		if pack, err := data.Load(name, nil); err != nil || len(pack.Issues) > 0 || pack.Observations.Len() != 2 {
			t.Errorf("%s: %v", name, err)
		}
	}
	outside := filepath.Join(t.TempDir(), "areas.csv")
	if err := os.WriteFile(outside, small()["areas.csv"].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	areas := filepath.Join(dir, "areas.csv")
	if err := errors.Join(os.Remove(areas), os.Symlink(outside, areas)); err != nil {
		t.Skip(err) // no symbolic links here
	}
	if pack, err := folder.Load(dir, nil); err != nil || len(pack.Areas) > 0 {
		t.Errorf("a link leads out of the package: %v", err)
	}
}

// TestTooLargeFile does not even begin to read what cannot be kept.
func TestTooLargeFile(t *testing.T) {
	dir := t.TempDir()
	for name, file := range small() {
		if err := os.WriteFile(filepath.Join(dir, name), file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(dir, "areas.csv"), 5<<30); err != nil {
		t.Skip(err) // no room for a file that is all hole
	}
	pack, err := folder.Load(dir, nil)
	if err != nil || pack.Issues[0].Rule != folder.RuleTooLarge {
		t.Errorf("%v, %v", err, pack)
	}
}

// TestUnreadable is about packages of which nothing loads: one line that says
// why, in both languages.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("sheet.csv", "id\n")
	for name, why := range map[string]string{
		filepath.Join(dir, "nowhere"):                          "there is no nowhere",
		filepath.Join(dir, "sheet.csv"):                        "neither a folder",
		filepath.Dir(write("bare/sheet.csv", "")):              "there is no datapackage.json",
		write("empty/datapackage.json", ""):                    "not a JSON object",
		write("cut/datapackage.json", "{\n\n"):                 "not a JSON object",
		write("list/datapackage.json", "[]"):                   "not a JSON object",
		write("none/datapackage.json", `{"name": "x"}`):        "no observations",
		write("code/datapackage.json", "{\"name\": \"\xff\"}"): "not UTF-8",
	} {
		_, err := data.Load(name, nil)
		var u *folder.Unreadable
		if !errors.As(err, &u) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		zh, en := u.In(model.ZH), err.Error()
		if !strings.Contains(en, why) || !strings.Contains(en, name) || chinese(en) || strings.Contains(en, "\n") {
			t.Errorf("%s: %q, want %q", name, en, why)
		}
		if !chinese(zh) || strings.Contains(zh, "\n") {
			t.Errorf("%s: %q", name, zh)
		}
	}
	if _, err := folder.LoadFS(fstest.MapFS{}, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty file system: %v", err)
	}
}

// TestProgress grows to the whole and ends there.
func TestProgress(t *testing.T) {
	var calls []int64
	total := int64(0)
	if _, err := folder.LoadFS(small(), func(done, of int64) { calls, total = append(calls, done), of }); err != nil {
		t.Fatal(err)
	}
	want := int64(0)
	for _, name := range tables() {
		want += int64(len(small()[name].Data))
	}
	if !slices.IsSorted(calls) || calls[len(calls)-1] != want || total != want {
		t.Errorf("%v of %d, want %d", calls, total, want)
	}
}

// TestTextsAreShared reads quotes from many goroutines, as sessions do.
func TestTextsAreShared(t *testing.T) {
	pack, err := folder.LoadFS(small(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range 200 {
				id := model.ObsID(i % 2)
				if quote := pack.Observations.At(id).Citation.Exact; !strings.Contains(quote, "增长") {
					t.Errorf("%d: %q", id, quote)
				}
			}
		})
	}
	group.Wait()
}

// TestDocumentText gives texts of documents, and of nothing else.
func TestDocumentText(t *testing.T) {
	files := small()
	files["documents.csv"].Data = append(files["documents.csv"].Data, "../areas,甲,news,,\ne/f,乙,news,,\ng,丙,news,,\nh,丁,news,,\n"...)
	files["documents/d.txt"] = &fstest.MapFile{Data: []byte("\xEF\xBB\xBF总值")}
	files["documents/e/f.txt"] = &fstest.MapFile{Data: []byte("深处")}
	files["documents/h.txt"] = &fstest.MapFile{Data: []byte(encoded(simplifiedchinese.GB18030)("总值"))}
	pack, err := folder.LoadFS(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"d": "总值", "h": "总值", "../areas": "", "e/f": "", "g": ""} {
		doc, ok := pack.Document(id)
		raw, err := pack.RawText(doc)
		text, _ := folder.Decode(raw)
		if !ok || text != want || (want == "") != errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %q, %v", id, text, err)
		}
	}
}

// TestHostileRows loads what is only large or strange, and refuses nothing
// that can be read.
func TestHostileRows(t *testing.T) {
	const head = "area,indicator,period,value,document,exact\n"
	for name, c := range map[string]struct {
		observations string
		kept         int
	}{
		"nothing":          {"", 0},
		"a line end":       {"\n", 0},
		"the head only":    {strings.TrimSpace(head), 0},
		"a huge cell":      {head + "11,gdp,2022,1,d,\"" + strings.Repeat("很长\n", 1<<18) + "\"\n11,gdp,2021,1,d,x\n", 2},
		"a huge bad cell":  {head + strings.Repeat("9", 1<<20) + ",gdp,2022,1,d,x\n", 0},
		"a huge open cell": {head + "11,gdp,2022,1,d,\"" + strings.Repeat("x\n", 1<<18), 0},
		"many cells":       {head + strings.Repeat(",", 1<<20) + "x\n11,gdp,2022,1,d,x\n", 1},
		"zero bytes":       {head + "11,gdp,2022,1,d,\x00\x00\n", 1},
		"markup":           {head + "11,gdp,2022,1,d,<script>=cmd|' /C calc'!A0\n", 1},
		"one cell, often":  {head + strings.Repeat("11,gdp,2022,1,d,x\n", 20000), 20000},
	} {
		files := small()
		files["observations.csv"].Data = []byte(c.observations)
		pack, err := folder.LoadFS(files, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if pack.Observations.Len() != c.kept {
			t.Errorf("%s: %d observations, want %d", name, pack.Observations.Len(), c.kept)
		}
		for _, i := range pack.Issues {
			if len(i.Value)+len(i.Column)+len(i.Detail) > 1000 {
				t.Errorf("%s: an issue of %d bytes", name, len(i.Value))
			}
		}
	}
}
