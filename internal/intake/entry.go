package intake

import (
	"path/filepath"
	"strconv"
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// Entry is what a reading adds to a dataset: rows of its tables, by the names
// of their columns, the files that are kept, and how they compare with what was
// there.
type Entry struct {
	Rows    map[string][]map[string]string // by resource
	Files   map[string]int                 // kept under documents/, each by its book
	New     int
	Same    int
	Changed []Change
	Gone    []Change // figures of an earlier sheet of the same name that this one lacks
}

// Change is a figure that is another than before. One of From and To is empty
// where there was none, or is none.
type Change struct{ Area, Indicator, Period, From, To, Document, Cell string }

// Enter compares a reading with the dataset that it is added to. What is there
// already is not added again; a figure that is another becomes a new vintage,
// of today where the sheet states no date of its own.
func (r *Reading) Enter(set *model.Panel, today model.Date) *Entry {
	e := &entering{Entry: &Entry{Rows: map[string][]map[string]string{}, Files: map[string]int{}}, Reading: r, set: set, today: today, areaIDs: map[string]string{}}
	e.documents()
	e.newAreas()
	e.newIndicators()
	used := map[int]bool{}
	for i := range r.Observations {
		if e.observation(&r.Observations[i]) {
			used[r.Observations[i].Book] = true
		}
	}
	e.gone()
	e.keepUsed(used)
	return e.Entry
}

type entering struct {
	*Entry
	*Reading
	set     *model.Panel
	today   model.Date
	docs    []string // ids, by book
	dates   []model.Date
	areaIDs map[string]string // of new areas, by name
}

// documents makes a document of each file.
func (e *entering) documents() {
	for i, b := range e.Books {
		e.docs = append(e.docs, documentID(b))
		e.dates = append(e.dates, e.Dated[i])
	}
}

// keepUsed adds the documents of which a figure was added, and their files.
func (e *entering) keepUsed(used map[int]bool) {
	for i, b := range e.Books {
		if _, there := e.set.Document(e.docs[i]); there || !used[i] {
			continue
		}
		title := first(e.Titles[i], b.Title, b.Name)
		row := map[string]string{"id": e.docs[i], "title": title, "description": b.Name, "kind": string(model.Release),
			"published": e.dates[i].String(), "accessed": e.today.String(), "language": "en", "note": b.Name + "; sha256:" + b.Hash}
		if hasHan(title) {
			row["language"] = "zh-CN"
		}
		e.Rows["documents"] = append(e.Rows["documents"], row)
		e.Files[KeptName(e.docs[i], b.Name)] = i
	}
}

// documentID is the id of a file's document: its name and the beginning of its
// hash, so that next month's file of the same name is another.
func documentID(b *sheet.Book) string {
	name := strings.TrimSuffix(b.Name, filepath.Ext(b.Name))
	var out strings.Builder
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || isHan(r) && r > 0x3400 && r < 0xFF00:
			out.WriteRune(r)
		case out.Len() > 0 && !strings.HasSuffix(out.String(), "-"):
			out.WriteByte('-')
		}
	}
	stem := []rune(strings.Trim(out.String(), "-"))
	return string(stem[:min(len(stem), 40)]) + "-" + b.Hash[:8]
}

// KeptName is where the file of a document is kept in a dataset.
func KeptName(document, file string) string {
	return "documents/" + document + strings.ToLower(filepath.Ext(file))
}

// newAreas makes rows of the areas that the dataset lacks.
func (e *entering) newAreas() {
	for _, a := range e.NewAreas {
		e.areaIDs[a.Name] = first(a.Code, a.Name)
	}
	for _, a := range e.NewAreas {
		row := map[string]string{"id": e.areaIDs[a.Name], "level": string(a.Level), "name_zh": a.Name, "parent": a.Parent}
		if id, ok := e.areaIDs[a.Parent]; ok {
			row["parent"] = id
		}
		if !hasHan(a.Name) {
			row["name_en"] = a.Name
		}
		if n := len(a.Code); (n == 6 || n == 9) && strings.Trim(a.Code, "0123456789") == "" {
			row["code"] = a.Code
		}
		e.Rows["areas"] = append(e.Rows["areas"], row)
	}
}

// newIndicators makes rows of the indicators that the dataset lacks.
func (e *entering) newIndicators() {
	for _, i := range e.NewIndicators {
		e.Rows["indicators"] = append(e.Rows["indicators"], map[string]string{
			"id": i.ID, "name_zh": i.Name.ZH, "name_en": i.Name.EN, "unit_zh": i.Unit, "decimals": strconv.Itoa(i.Decimals), "kind": string(i.Kind),
			"polarity": string(i.Polarity), "price_basis": string(i.PriceBasis), "measure": string(i.Measure), "additive": "false",
			"rolling_scope": strconv.FormatBool(i.Rolling), "growth_of": i.GrowthOf,
		})
	}
}

// observation adds a figure, unless the dataset has it.
func (e *entering) observation(o *Observation) bool {
	was, had := e.before(o)
	if had && was == "" {
		e.Same++
		return false
	}
	area := o.Area
	if id, ok := e.areaIDs[o.Area]; ok && o.NewArea {
		area = id
	}
	row := map[string]string{"area": area, "indicator": o.Indicator, "period": o.Period.String(), "value": o.Number, "qualifier": o.Qualifier.String(),
		"status": o.Status.String(), "printed": o.Printed, "document": e.docs[o.Book], "exact": quoteOf(o), "locator": o.Sheet + "!" + o.Cell, "note": o.Note}
	if o.Claim.Made() {
		row["reported_rank"] = strconv.Itoa(int(o.Claim.Best))
		if o.Claim.Worst != o.Claim.Best {
			row["reported_rank"] += "-" + strconv.Itoa(int(o.Claim.Worst))
		}
		row["rank_scope"] = o.Scope
	}
	if had {
		if !e.dates[o.Book].Known() {
			row["vintage"] = e.today.String()
		}
		e.Changed = append(e.Changed, Change{o.Area, o.Indicator, o.Period.String(), was, o.Number, e.docs[o.Book], o.Sheet + "!" + o.Cell})
	} else {
		e.New++
	}
	e.Rows["observations"] = append(e.Rows["observations"], row)
	return true
}

// quoteOf is what a figure is cited by: the words of its headings and what its
// cell shows.
func quoteOf(o *Observation) string {
	return strings.TrimSpace(o.Heading + " " + first(o.Printed, "#"+strconv.Itoa(int(o.Claim.Best))))
}

// before finds the figure that the dataset shows in the place of another; was
// is empty where one of those that it has is the same.
func (e *entering) before(o *Observation) (was string, had bool) {
	if o.NewArea {
		return "", false
	}
	area, _ := e.set.Area(o.Area)
	ind, ok := e.set.Indicator(o.Indicator)
	if !ok {
		return "", false
	}
	all := e.set.All(ind, area, o.Period)
	for _, id := range all {
		f := e.set.Observations.Figure(id)
		if f.Valued == (o.Number != "") && (!f.Valued || decimalOf(f.Value) == decimalOf(atof(o.Number))) && (f.Status == o.Status || f.Valued) && (!o.Claim.Made() || f.Claim == o.Claim) {
			return "", true
		}
	}
	if len(all) == 0 {
		return "", false
	}
	f := e.set.Observations.Figure(all[0])
	if !f.Valued || o.Number == "" {
		return "", false
	}
	return strconv.FormatFloat(f.Value, 'f', int(f.Decimals), 64), true
}

func atof(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

func decimalOf(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }

// gone lists the figures of earlier files of the same name, in the periods of
// this one, that it has no more.
func (e *entering) gone() {
	type place struct{ area, indicator, period string }
	have, periods := map[place]bool{}, map[model.Period]bool{}
	for i := range e.Observations {
		o := &e.Observations[i]
		have[place{o.Area, o.Indicator, o.Period.String()}] = true
		periods[o.Period] = true
	}
	earlier := map[model.DocID]bool{}
	for i := range e.set.Documents {
		for _, b := range e.Books {
			if d := &e.set.Documents[i]; d.Description == b.Name && strings.Contains(d.Note, "sha256:") && !strings.Contains(d.Note, b.Hash) {
				earlier[model.DocID(i)] = true
			}
		}
	}
	obs := e.set.Observations
	for id := range model.ObsID(obs.Len()) {
		if len(earlier) == 0 || !earlier[obs.Document(id)] || !periods[obs.Period(id)] {
			continue
		}
		p := place{e.set.Areas[obs.Area(id)].ID, e.set.Indicators[obs.Indicator(id)].ID, obs.Period(id).String()}
		if f := obs.Figure(id); !have[p] && f.Valued {
			have[p] = true
			e.Gone = append(e.Gone, Change{Area: p.area, Indicator: p.indicator, Period: p.period, From: strconv.FormatFloat(f.Value, 'f', int(f.Decimals), 64),
				Document: e.set.Documents[obs.Document(id)].ID, Cell: obs.At(id).Citation.Locator})
		}
	}
}
