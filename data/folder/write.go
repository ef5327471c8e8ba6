package folder

import (
	"crypto/sha256"
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"strings"

	"weici/model"
)

// Texts gives the bytes of a document's text as they are kept; the error is
// fs.ErrNotExist where there is none.
type Texts func(model.DocID) ([]byte, error)

// Write writes some observations of a dataset, nil meaning all, as a package of
// its own: with the areas, indicators and documents that they name, and the
// texts of those documents. Load reads back the same of each of them. Create
// makes a file of the new package.
func Write(p *model.Panel, text Texts, create func(name string) (io.WriteCloser, error), keep []model.ObsID) error {
	e := extractOf(p, text, keep)
	described, err := e.describe()
	if err != nil {
		return err
	}
	texts, err := e.texts(create)
	if err != nil {
		return err
	}
	described["resources"] = append(described["resources"].([]any), texts...)
	for _, name := range resourceNames() {
		if err := put(create, name+".csv", func(w io.Writer) error { return e.table(w, name) }); err != nil {
			return err
		}
	}
	return put(create, DescriptorName, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(described)
	})
}

// WritesName tells whether a name is that of a file that Write makes.
func WritesName(name string) bool {
	folder, text := strings.CutPrefix(name, "documents/")
	return name == DescriptorName || slices.Contains(resourceNames(), strings.TrimSuffix(name, ".csv")) && strings.HasSuffix(name, ".csv") ||
		text && strings.HasSuffix(folder, ".txt")
}

func put(create func(string) (io.WriteCloser, error), name string, write func(io.Writer) error) error {
	f, err := create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// extract is a part of a package: some observations, and what they name.
type extract struct {
	*model.Panel
	text       Texts
	keep       []model.ObsID
	areas      []bool
	indicators []bool
	documents  []bool
}

func extractOf(p *model.Panel, text Texts, keep []model.ObsID) *extract {
	e := &extract{Panel: p, text: text, keep: keep, areas: make([]bool, len(p.Areas)), indicators: make([]bool, len(p.Indicators)),
		documents: make([]bool, len(p.Documents))}
	if keep == nil {
		e.all()
		return e
	}
	for _, id := range keep {
		o := p.Observations
		e.area(o.Area(id))
		e.indicator(o.Indicator(id))
		if doc := o.Document(id); doc != model.NoDoc {
			e.documents[doc] = true
		}
	}
	return e
}

func (e *extract) all() {
	e.vocabulary()
	for id := range model.ObsID(e.Observations.Len()) {
		e.keep = append(e.keep, id)
	}
}

// vocabulary keeps every area, indicator and document.
func (e *extract) vocabulary() {
	for _, kept := range [][]bool{e.areas, e.indicators, e.documents} {
		for i := range kept {
			kept[i] = true
		}
	}
}

// area keeps an area, those above it, and the versions that it took over from.
func (e *extract) area(id model.AreaID) {
	if id == model.NoArea || e.areas[id] {
		return
	}
	e.areas[id] = true
	e.area(e.Areas[id].Parent)
	for _, old := range e.Areas[id].Replaces {
		e.area(old)
	}
}

// indicator keeps an indicator, and the level that a growth rate belongs to.
func (e *extract) indicator(id model.IndicatorID) {
	for id != model.NoIndicator && !e.indicators[id] {
		e.indicators[id] = true
		id = e.Indicators[id].GrowthOf
	}
}

// schemas are the resources of a package, with what their columns hold.
//
//go:embed schemas.json
var schemas string

// describe makes the descriptor.
func (e *extract) describe() (map[string]any, error) {
	resources := []any{}
	if err := json.Unmarshal([]byte(schemas), &resources); err != nil {
		return nil, err
	}
	out := map[string]any{"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "resources": resources}
	for key, text := range map[string]string{"name": e.ID, "version": e.Version, "title": inBoth(e.Title), "description": inBoth(e.Description)} {
		if text != "" {
			out[key] = text
		}
	}
	if e.Licence != "" {
		out["licenses"] = []any{map[string]any{"name": first(e.LicenceName, e.Licence), "title": e.Licence}}
	}
	out["weici"] = map[string]any{
		"title_zh": e.Title.ZH, "title_en": e.Title.EN,
		"description_zh": e.Description.ZH, "description_en": e.Description.EN, "opening": e.opening(),
		"attribution_zh": e.Attribution.ZH, "attribution_en": e.Attribution.EN, "format": newestFormat,
	}
	return out, nil
}

// inBoth is a name for readers that know one text only; one language alone is
// left out, since it would be taken for the other, too.
func inBoth(n model.Name) string {
	switch {
	case n.ZH == n.EN:
		return n.ZH
	case n.ZH == "" || n.EN == "":
		return ""
	}
	return n.ZH + " | " + n.EN
}

// opening is the query that the package opens on, where all it names is kept.
func (e *extract) opening() string {
	q, err := model.ParseQuery(e.Opening)
	if err != nil {
		return ""
	}
	for _, id := range append([]string{q.Area, q.Within}, q.Areas...) {
		if at, ok := e.Area(id); id != "" && !(ok && e.areas[at]) {
			return ""
		}
	}
	for _, id := range []string{q.Indicator, q.Against} {
		if at, ok := e.Indicator(id); id != "" && !(ok && e.indicators[at]) {
			return ""
		}
	}
	return e.Opening
}

// texts copies the texts of the documents, and guards each by its hash.
func (e *extract) texts(create func(string) (io.WriteCloser, error)) (resources []any, err error) {
	for i := range e.Documents {
		name, ok := textName(&e.Documents[i])
		if !ok || !e.documents[i] {
			continue
		}
		raw, err := e.text(model.DocID(i))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = put(create, name, func(w io.Writer) error { _, err := w.Write(raw); return err })
		}
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(raw)
		resources = append(resources, map[string]any{
			"name": e.Documents[i].ID, "path": name, "format": "txt", "mediatype": "text/plain", "hash": "sha256:" + hex.EncodeToString(sum[:]),
		})
	}
	return resources, nil
}

// table writes the rows of a resource that are kept.
func (e *extract) table(w io.Writer, name string) error { return WriteTable(w, e.rows(name)) }

// WriteTable writes rows of cells as the files of a package have them, the first
// of them the head.
func WriteTable(w io.Writer, rows iter.Seq[[]string]) error {
	out := csv.NewWriter(w)
	for cells := range rows {
		for i := range cells { // CRLF is read as LF
			cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\r\r\n")
		}
		_ = out.Write(cells) // the error stays with the writer
	}
	out.Flush()
	return out.Error()
}

// rows gives the cells of a resource's rows that are kept, behind its head.
func (e *extract) rows(name string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		more := true
		row := func(cells []string) { more = more && yield(cells) }
		switch name {
		case "areas":
			row(areaHead())
			eachKept(e.areas, func(i int) { row(e.areaCells(&e.Areas[i])) })
		case "indicators":
			row(indicatorHead())
			eachKept(e.indicators, func(i int) { row(e.indicatorCells(&e.Indicators[i])) })
		case "documents":
			row(documentHead())
			eachKept(e.documents, func(i int) { row(documentCells(&e.Documents[i])) })
		case observationsName:
			row(observationHead())
			for _, id := range e.keep {
				o := e.Observations.At(id)
				row(e.observationCells(&o))
			}
		}
	}
}

// Vocabulary is what the figures of a dataset name, as a package has it: the
// descriptor, and the rows of areas, indicators and documents behind their
// heads.
func Vocabulary(p *model.Panel) (descriptor []byte, tables map[string][][]string, err error) {
	e := extractOf(p, nil, []model.ObsID{})
	e.vocabulary()
	described, err := e.describe()
	if err != nil {
		return nil, nil, err
	}
	tables = map[string][][]string{}
	for _, name := range resourceNames()[:3] {
		tables[name] = slices.Collect(e.rows(name))
	}
	descriptor, err = json.Marshal(described)
	return descriptor, tables, err
}

func eachKept(kept []bool, each func(int)) {
	for i, k := range kept {
		if k {
			each(i)
		}
	}
}

func areaHead() []string {
	return []string{"id", "code", "level", "parent", "name_zh", "name_en", "short_zh", "short_en", "pinyin", "initials", "aliases",
		"valid_from", "valid_to", "replaces", "partial", "note"}
}

func (e *extract) areaCells(a *model.Area) []string {
	parent, replaced := "", []string{}
	if a.Parent != model.NoArea {
		parent = e.Areas[a.Parent].ID
	}
	for _, old := range a.Replaces {
		replaced = append(replaced, e.Areas[old].ID)
	}
	var partial []string
	for _, level := range e.partial(a) {
		partial = append(partial, string(level))
	}
	return []string{a.ID, a.Code, string(a.Level), parent, a.Name.ZH, a.Name.EN, a.Short.ZH, a.Short.EN, a.Pinyin, a.Initials,
		strings.Join(a.Aliases, ";"), a.ValidFrom.String(), a.ValidTo.String(), strings.Join(replaced, ";"), strings.Join(partial, ";"), a.Note}
}

// partial lists the levels of which the package holds only some of the areas
// inside an area: those that the dataset lacks, and those that were left out.
func (e *extract) partial(of *model.Area) []model.Level {
	levels := slices.Clone(of.Partial)
	for i := range e.Areas {
		a := &e.Areas[i]
		inside := a.Parent != model.NoArea && &e.Areas[a.Parent] == of
		if inside && !e.areas[i] && !slices.Contains(levels, a.Level) {
			levels = append(levels, a.Level)
		}
	}
	return levels
}

func indicatorHead() []string {
	return []string{"id", "name_zh", "name_en", "short_zh", "short_en", "pinyin", "initials", "category_zh", "category_en", "unit_zh", "unit_en",
		"decimals", "kind", "polarity", "price_basis", "measure", "additive", "rolling_scope", "uneven", "growth_of", "aliases", "definition_zh", "definition_en"}
}

func (e *extract) indicatorCells(i *model.Indicator) []string {
	growth := ""
	if i.GrowthOf != model.NoIndicator {
		growth = e.Indicators[i.GrowthOf].ID
	}
	return []string{i.ID, i.Name.ZH, i.Name.EN, i.Short.ZH, i.Short.EN, i.Pinyin, i.Initials, i.Category.ZH, i.Category.EN, i.Unit.ZH, i.Unit.EN,
		strconv.Itoa(i.Decimals), string(i.Kind), string(i.Polarity), string(i.PriceBasis), string(i.Measure), strconv.FormatBool(i.Additive),
		strconv.FormatBool(i.RollingScope), strconv.FormatBool(i.Uneven), growth, strings.Join(i.Aliases, ";"), i.Definition.ZH, i.Definition.EN}
}

func documentHead() []string {
	return []string{"id", "title", "title_en", "description", "authors", "publisher", "kind", "published", "accessed", "url", "language", "licence", "note"}
}

func documentCells(d *model.Document) []string {
	return []string{d.ID, d.Title, d.TitleEN, d.Description, strings.Join(d.Authors, ";"), d.Publisher, string(d.Kind), d.Published.String(),
		d.Accessed.String(), d.URL, d.Language, d.Licence, d.Note}
}

func observationHead() []string {
	return []string{"area", "indicator", "period", "value", "qualifier", "status", "vintage", "printed", "reported_rank", "rank_scope", "benchmark",
		"document", "exact", "prefix", "suffix", "locator", "locator_en", "note"}
}

// observationCells leaves the vintage to the document where that has the same.
func (e *extract) observationCells(o *model.Observation) []string {
	value := ""
	if o.Valued {
		value = strconv.FormatFloat(o.Value, 'f', int(o.Decimals), 64)
	}
	d := &e.Documents[o.Citation.Document]
	vintage := o.Vintage.String()
	if o.Vintage == d.Published {
		vintage = ""
	}
	return []string{e.Areas[o.Area].ID, e.Indicators[o.Indicator].ID, o.Period.String(), value, o.Qualifier.String(), o.Status.String(), vintage,
		o.Printed, o.Claim.String(), o.RankScope, o.Benchmark, d.ID, o.Citation.Exact, o.Citation.Prefix, o.Citation.Suffix, o.Citation.Locator,
		o.Citation.LocatorEN, o.Note}
}
