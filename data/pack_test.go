package data

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"weici/data/folder"
	"weici/data/packed"
	"weici/model"
)

// packedBytes packs a package.
func packedBytes(t testing.TB, p *Package) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Pack(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sameDataset fails where two packages differ in anything that can be asked of
// them.
func sameDataset(t interface {
	Helper()
	Fatalf(string, ...any)
}, want, got *Package) {
	t.Helper()
	a, b := *want.Dataset, *got.Dataset
	a.Observations, b.Observations = nil, nil
	if !reflect.DeepEqual(a, b) {
		t.Fatalf("datasets differ:\n%+v\n%+v", a, b)
	}
	if want.Observations.Len() != got.Observations.Len() {
		t.Fatalf("%d observations became %d", want.Observations.Len(), got.Observations.Len())
	}
	for id := range model.ObsID(want.Observations.Len()) {
		x, y := want.Observations.At(id), got.Observations.At(id)
		if !x.Valued && !y.Valued {
			x.Value, y.Value = 0, 0 // NaN is unlike itself
		}
		if x != y || math.Signbit(x.Value) != math.Signbit(y.Value) {
			t.Fatalf("observation %d differs:\n%+v\n%+v", id, x, y)
		}
	}
	for id := range want.Documents {
		x, errX := want.DocumentText(model.DocID(id))
		y, errY := got.DocumentText(model.DocID(id))
		if x != y || (errX == nil) != (errY == nil) {
			t.Fatalf("text of document %d: %.40q %v, %.40q %v", id, x, errX, y, errY)
		}
	}
	if !reflect.DeepEqual(cubes(want), cubes(got)) {
		t.Fatalf("panels differ")
	}
}

// cubes are what a panel shows of each cell.
func cubes(p *Package) map[[2]int][]model.ObsID {
	all := map[[2]int][]model.ObsID{}
	for i := range p.Indicators {
		for a := range p.Areas {
			all[[2]int{i, a}] = p.Row(model.IndicatorID(i), model.AreaID(a))
		}
	}
	return all
}

// TestTheEmbeddedDatasetIsPackedWhole packs what ships, and packs that again.
func TestTheEmbeddedDatasetIsPackedWhole(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "any name")
	for range 2 {
		raw := packedBytes(t, pack)
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		told := 0
		again, err := Load(name, func(done, total int64) { told++ })
		if err != nil {
			t.Fatal(err)
		}
		sameDataset(t, pack, again)
		if told == 0 || again.Damage() != nil {
			t.Errorf("told %d times, damage %v", told, again.Damage())
		}
		pack = again
	}
}

// TestOthersReadWhatIsPacked reads a packed dataset with the library, as any
// other program would.
func TestOthersReadWhatIsPacked(t *testing.T) {
	pack, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	raw := packedBytes(t, pack)
	type row struct {
		Area   string  `parquet:"area"`
		Period string  `parquet:"period"`
		Value  float64 `parquet:"value"`
		Line   int32   `parquet:"skipped"`
		Exact  string  `parquet:"exact"`
		Note   string  `parquet:"note"`
	}
	rows, err := parquet.Read[row](bytes.NewReader(raw), int64(len(raw)))
	if err != nil || len(rows) != pack.Observations.Len() {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for id, row := range rows {
		o := pack.Observations.At(model.ObsID(id))
		if row.Area != pack.Areas[o.Area].ID || row.Period != o.Period.String() || row.Exact != o.Citation.Exact || row.Note != o.Note || o.Valued && row.Value != o.Value {
			t.Fatalf("row %d is %+v", id, row)
		}
	}
}

// hostileText draws texts that have been trouble to somebody.
func hostileText() *rapid.Generator[string] {
	odd := []string{"", " ", "a,b", "“引文”", "\"", "\"\"", "line\nline", "\r\n", "=1+1", "@x", "\x1b[31m", "\x00", "\u202e", "\ufeff", "é", "👨‍👩‍👧", "<b>",
		"../..", strings.Repeat("长", 3000)}
	return rapid.OneOf(rapid.SampledFrom(odd), rapid.String(), rapid.StringMatching(`[一-龥a-z0-9 ]{0,12}`))
}

// generated draws the files of a package: sound rows and broken ones.
func generated(t *rapid.T) fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name string, rows [][]string) {
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.WriteAll(rows)
		files[name] = &fstest.MapFile{Data: bytes.ToValidUTF8(out.Bytes(), nil)}
	}
	text := hostileText()
	draw := func() string { return text.Draw(t, "text") }
	pick := func(all ...string) string { return rapid.SampledFrom(all).Draw(t, "one") }
	areas := [][]string{{"id", "code", "level", "parent", "name_zh", "name_en", "short_zh", "pinyin", "initials", "aliases", "valid_from", "valid_to", "replaces", "note"}}
	for i := range rapid.IntRange(0, 5).Draw(t, "areas") {
		areas = append(areas, []string{fmt.Sprint("a", i), draw(), pick("county", "city", "zone", "conty"), pick("", "a0", "a1", "none"), "区" + draw(), draw(), draw(), draw(), draw(),
			draw() + ";" + draw(), pick("", "2001", "2020-05"), pick("", "2021-04-09", "1990"), pick("", "a0", "a0;a9"), draw()})
	}
	indicators := [][]string{{"id", "name_zh", "name_en", "unit_zh", "unit_en", "decimals", "kind", "polarity", "price_basis", "measure", "additive", "growth_of", "aliases", "definition_zh"}}
	for i := range rapid.IntRange(0, 4).Draw(t, "indicators") {
		indicators = append(indicators, []string{fmt.Sprint("i", i), "指标" + draw(), draw(), pick("亿元", "%", "‰"), draw(), pick("0", "1", "6", "7"), pick("level", "growth", "share"),
			pick("higher-better", "neutral"), pick("", "current", "odd"), pick("", "flow"), pick("", "true"), pick("", "i0"), draw(), draw()})
	}
	documents := [][]string{{"id", "title", "title_en", "description", "authors", "publisher", "kind", "published", "accessed", "url", "language", "licence", "note"}}
	for i := range rapid.IntRange(0, 4).Draw(t, "documents") {
		id := fmt.Sprint("d", i)
		documents = append(documents, []string{id, "文" + draw(), draw(), draw(), draw(), draw(), pick("yearbook", "news", "secondary"), pick("", "2023", "2023-02-30", "2023-03-01"), "", pick("", "https://x.org/", "javascript:x"), draw(), draw(), draw()})
		if rapid.Bool().Draw(t, "held") {
			files["documents/"+id+".txt"] = &fstest.MapFile{Data: []byte(draw())}
		}
	}
	observations := [][]string{{"area", "indicator", "period", "value", "qualifier", "status", "vintage", "printed", "reported_rank", "rank_scope", "benchmark", "document", "exact", "prefix", "suffix", "locator", "locator_en", "note"}}
	for range rapid.IntRange(0, 30).Draw(t, "observations") {
		observations = append(observations, []string{pick("a0", "a1", "a2", "b"), pick("i0", "i1", "i2"), pick("", "2022", "2022-Q1", "2022-H1", "2022-9M", "2022-05YTD", "2022-05-09", "2019/2022", "22"),
			pick("", "0", "-0.0", "100.50", "999999999999999", "1e3", "0.000001"), pick("", "about", "at_most"), pick("", "A", "P", "O", "F"), pick("", "2023", "2023-01-31"), draw(),
			pick("", "1", "1-3", "65535", "3-1"), draw(), draw(), pick("d0", "d1", "d9"), draw(), draw(), draw(), draw(), draw(), draw()})
	}
	put("areas.csv", areas)
	put("indicators.csv", indicators)
	put("documents.csv", documents)
	put("observations.csv", observations)
	files[folder.DescriptorName] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"name": "g", "title": %q, "version": "1", "resources": [
	 {"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"}, {"name": "documents", "path": "documents.csv"},
	 {"name": "d0", "path": "documents/d0.txt", "hash": "sha256:00"},
	 {"name": "observations", "path": ["observations.csv", %q], "hash": %q}], "weici": {"opening": %q}}`,
		pick("标题", "t"), pick("observations.csv", "none.csv", "../x"), pick("", "sha256:11"), pick("", "rank i0", "rubbish"))}
	return files
}

// TestPackedIsTheSameDataset holds that nothing is lost or changed: not a
// field, not a fault, not where it stands.
func TestPackedIsTheSameDataset(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pack, err := opened(folder.LoadFS(generated(r), nil))
		if err != nil {
			r.Skip(err)
		}
		again, fault := unpacked(packedBytes(t, pack))
		if fault != nil {
			r.Fatal(fault)
		}
		sameDataset(r, pack, again)
	})
}

// TestManyRowsArePackedInOrder packs several groups of rows, and more entries
// than a byte can number.
func TestManyRowsArePackedInOrder(t *testing.T) {
	pack := long(t, 1<<17+1000)
	again, fault := unpacked(packedBytes(t, pack))
	if fault != nil {
		t.Fatal(fault)
	}
	sameDataset(t, pack, again)
}

// long is a package of many figures.
func long(t testing.TB, n int) *Package {
	files := small()
	var rows strings.Builder
	rows.WriteString("area,indicator,period,value,document,exact,note\n")
	for i := range n {
		fmt.Fprintf(&rows, "11,gdp,%04d-%02d,%d.%d,d,第%d行,%.*s\n", 1900+i%200, 1+i%12, i, i%10, i, i%7, "注注注")
	}
	files["observations.csv"] = &fstest.MapFile{Data: []byte(rows.String())}
	pack, err := opened(folder.LoadFS(files, nil))
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// BenchmarkUnpack opens a packed dataset, a row of observations at a time:
// compare it with BenchmarkLoad.
func BenchmarkUnpack(b *testing.B) {
	raw := packedBytes(b, long(b, 1<<19))
	b.SetBytes(int64(len(raw)))
	rows := 0
	for b.Loop() {
		if _, err := unpacked(raw); err != nil {
			b.Fatal(err)
		}
		rows += 1 << 19
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rows), "ns/row")
}

// BenchmarkEmbedded loads what ships, as every start does.
func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

// small is a sound package of a city and a district, without figures.
func small() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		folder.DescriptorName: file(`{"name": "t", "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
		 {"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`),
		"areas.csv":        file("id,level,parent,name_zh\n1,prefecture,,某市\n11,county,1,某区\n"),
		"indicators.csv":   file("id,name_zh,unit_zh,decimals,kind,polarity\ngdp,总值,亿元,1,level,higher-better\n"),
		"documents.csv":    file("id,title,kind\nd,公报,bulletin\n"),
		"observations.csv": file("area,indicator,period,value,document,exact\n11,gdp,2022,100.5,d,总值100.5亿元\n11,gdp,2023,101.5,d,总值101.5亿元\n"),
	}
}

func smallPacked(t testing.TB) []byte {
	pack, err := opened(folder.LoadFS(small(), nil))
	if err != nil {
		t.Fatal(err)
	}
	return packedBytes(t, pack)
}

// readAll opens a packed dataset and reads every text in it.
func readAll(raw []byte) (*Package, error) {
	pack, err := unpacked(raw)
	if err == nil {
		for id := range model.ObsID(pack.Observations.Len()) {
			pack.Observations.At(id)
		}
	}
	return pack, err
}

// TestDamagedFilesAreRefused cuts a packed dataset off everywhere and changes
// every byte of it. Whatever is still read is the dataset, or says that texts
// are damaged.
func TestDamagedFilesAreRefused(t *testing.T) {
	raw := smallPacked(t)
	for n := range raw {
		if _, err := readAll(raw[:n]); err == nil {
			t.Errorf("%d of %d bytes are read as a dataset", n, len(raw))
		}
	}
	for n := range raw {
		for _, bits := range []byte{1, 0x80, 0xff} {
			bad := bytes.Clone(raw)
			bad[n] ^= bits
			readAll(bad) // no panic
		}
	}
}

// TestDamagedTextsAreTold damages a text behind the back of the checksum: it
// is empty, and a check says so.
func TestDamagedTextsAreTold(t *testing.T) {
	raw := smallPacked(t)
	pack, err := unpacked(raw)
	if err != nil {
		t.Fatal(err)
	}
	raw[bytes.Index(raw, []byte("总值100.5亿元"))-1] = 0x7f // the length of the text
	if o := pack.Observations.At(0); o.Citation.Exact != "" || o.Value != 100.5 {
		t.Errorf("%+v", o)
	}
	if damage := pack.Damage(); len(damage) != 1 || damage[0].Rule != folder.RuleDamaged || damage[0].File != "observations.csv" {
		t.Errorf("%+v", damage)
	}
}

// unpacked reads what was packed.
func unpacked(raw []byte) (*Package, error) {
	pack, err := packed.Read(raw, nil)
	if err != nil {
		return nil, err
	}
	return &Package{pack.Panel, pack}, nil
}

// footerOf is the metadata of a packed dataset, to be changed.
func footerOf(raw []byte) []byte {
	size := binary.LittleEndian.Uint32(raw[len(raw)-8:])
	return raw[len(raw)-8-int(size) : len(raw)-8]
}

// withFooter puts another footer behind the pages of a packed dataset.
func withFooter(raw, footer []byte) []byte {
	out := bytes.Clone(raw[:len(raw)-8-len(footerOf(raw))])
	out = append(out, footer...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(footer)))
	return append(out, "PAR1"...)
}

// largest is the most bytes of a file inside a packed dataset.
const largest = 1 << 25

// TestBombsAreRefused makes small files that say they are large, and holds that
// no room is made for what they say.
func TestBombsAreRefused(t *testing.T) {
	raw := smallPacked(t)
	list := []byte{0x29, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07} // field 2, a list of two milliards of structures
	deep := bytes.Repeat([]byte{0x1C}, 1<<20)                // a structure in a structure in a structure
	var zeros bytes.Buffer
	pack, err := opened(folder.LoadFS(small(), nil))
	if err != nil {
		t.Fatal(err)
	}
	pack.Keeper.(*folder.Package).Files = fstest.MapFS{folder.DescriptorName: {Data: make([]byte, largest)}}
	if err := Pack(&zeros, pack); err != nil {
		t.Fatal(err)
	}
	for name, bomb := range map[string][]byte{
		"a long list":      withFooter(raw, list),
		"deep":             withFooter(raw, deep),
		"a long footer":    append(bytes.Clone(raw[:len(raw)-8]), "\xff\xff\xff\xffPAR1"...),
		"a long text":      withFooter(raw, []byte{0x68, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}),
		"no archive":       bytes.ReplaceAll(raw, []byte("weici.files"), []byte("other.files")),
		"zeros in the zip": zeros.Bytes(),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := readAll(bomb)
		runtime.ReadMemStats(&after)
		if made := after.TotalAlloc - before.TotalAlloc; made > 4*largest {
			t.Errorf("%s: %d bytes of room were made", name, made)
		}
		if err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// FuzzPacked reads any bytes as a packed dataset.
func FuzzPacked(f *testing.F) {
	raw := smallPacked(f)
	f.Add(raw)
	f.Add(raw[len(raw)/2:])
	f.Add(withFooter(raw, footerOf(raw)[:20]))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if pack, err := readAll(raw); err == nil && pack.Observations.Len() > len(raw)/8 {
			t.Errorf("%d bytes hold %d observations", len(raw), pack.Observations.Len())
		}
	})
}
