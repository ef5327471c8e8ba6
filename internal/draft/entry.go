package draft

import (
	"strconv"
	"strings"

	"weici/model"
)

// Entry is the rows of a document and of what is observed in it, by the columns
// of the files of a dataset. An empty cell is left out.
type Entry struct {
	Documents, Observations []map[string]string
}

// Enter makes the rows of proposals from a document with its text; those that
// are not placed are left out. A quote that stands in the text more than once
// takes the words before it as its prefix.
func Enter(d *model.Dataset, doc model.Document, text string, all []Proposal) Entry {
	e := Entry{Documents: []map[string]string{filled(map[string]string{
		"id": doc.ID, "title": doc.Title, "description": doc.Description, "authors": strings.Join(doc.Authors, ";"), "publisher": doc.Publisher, "kind": string(doc.Kind),
		"published": doc.Published.String(), "url": doc.URL, "language": doc.Language,
	})}}
	for i := range all {
		if p := &all[i]; p.State != Unplaced {
			e.Observations = append(e.Observations, p.row(d, doc, text))
		}
	}
	return e
}

// row is a proposal by the columns of observations.csv.
func (p *Proposal) row(d *model.Dataset, doc model.Document, text string) map[string]string {
	cells := map[string]string{
		"area": d.Areas[p.Area].ID, "indicator": d.Indicators[p.Indicator].ID, "period": p.Period.String(), "qualifier": p.Qualifier.String(), "status": p.Status.String(),
		"vintage": doc.Published.String(), "printed": p.Observation.Printed, "rank_scope": p.RankScope, "document": doc.ID, "exact": p.Citation.Exact,
		"prefix": prefix(text, p.Citation.Exact, p.Start), "reported_rank": RankText(p.Claim),
	}
	if p.Valued {
		cells["value"] = strconv.FormatFloat(p.Value, 'f', int(p.Decimals), 64)
	}
	return filled(cells)
}

func filled(cells map[string]string) map[string]string {
	for column, cell := range cells {
		if cell == "" {
			delete(cells, column)
		}
	}
	return cells
}

// RankText writes a claimed place as the data files do: 1, 1-3; "" for none.
func RankText(r model.RankClaim) string {
	switch {
	case !r.Made():
		return ""
	case r.Best == r.Worst:
		return strconv.Itoa(int(r.Best))
	}
	return strconv.Itoa(int(r.Best)) + "-" + strconv.Itoa(int(r.Worst))
}

// prefix is the words before a quote that tell it from its equals in the text,
// "" where there is none. The figure stands at rune at.
func prefix(text, exact string, at int) string {
	if strings.Count(text, exact) < 2 {
		return ""
	}
	end := len(string([]rune(text)[:at]))
	from := strings.LastIndex(text[:min(end+len(exact), len(text))], exact)
	for from > end {
		if from = strings.LastIndex(text[:from], exact); from < 0 {
			return ""
		}
	}
	before := []rune(text[:from])
	for n := 10; n <= len(before); n *= 2 {
		p := string(before[len(before)-n:])
		if strings.Count(text, p+exact) == 1 {
			return p
		}
	}
	return string(before)
}
