package cli

import (
	"fmt"
	"strconv"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
)

type qualityJSON struct {
	Set        *areaJSON       `json:"within"`
	Level      string          `json:"level"`
	Of         int             `json:"areas"`
	Filled     int             `json:"filled_cells"`
	Cells      int             `json:"cells"`
	Documents  map[string]int  `json:"documents"`
	Conflicts  int             `json:"conflicts"`
	Places     placesJSON      `json:"stated_places"`
	Newest     *string         `json:"newest_period"`
	Published  *string         `json:"newest_document"`
	Indicators []fullJSON      `json:"indicators"`
	Years      []fullJSON      `json:"years"`
	Next       []qualityLackOf `json:"collect_next"`
}

type placesJSON struct {
	All       int `json:"all"`
	Agree     int `json:"agree"`
	Differ    int `json:"differ"`
	Undecided int `json:"undecided"`
}

type fullJSON struct {
	Indicator *indicatorJSON `json:"indicator,omitempty"`
	Year      int            `json:"year,omitempty"`
	First     int            `json:"first_year,omitempty"`
	Last      int            `json:"last_year,omitempty"`
	Filled    int            `json:"filled_cells"`
	Of        int            `json:"cells"`
}

type qualityLackOf struct {
	Indicator indicatorJSON `json:"indicator"`
	Period    string        `json:"period"`
	Missing   []areaJSON    `json:"missing"`
}

// quality says how far the dataset can be relied on, and what to collect next.
func (c *command) quality(w prose.Writer) *report {
	q := analysis.NewGuard(w.Panel).Quality()
	s := shaper{w}
	out := qualityJSON{Set: s.area(q.Within), Level: string(q.Level), Of: q.Of, Filled: q.Filled, Cells: q.Cells, Documents: map[string]int{},
		Conflicts: q.Conflicts, Places: placesJSON{q.Places, q.Agree, q.Differ, q.Open}, Newest: text(q.Newest.String()), Published: text(q.Published.String()),
		Indicators: []fullJSON{}, Years: []fullJSON{}, Next: []qualityLackOf{}}
	for kind, n := range q.Kinds {
		out.Documents[string(kind)] = n
	}
	byIndicator := grid{title: c.say(words.QualityIndicators), right: map[int]bool{3: true, 4: true, 5: true},
		head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadYears), c.say(words.HeadFigures), c.say(words.HeadCells), c.say(words.HeadFullness)}}
	for _, f := range q.Indicators {
		ind := s.indicator(f.Indicator, analysis.Derivation{})
		out.Indicators = append(out.Indicators, fullJSON{&ind, 0, f.First, f.Last, f.Filled, f.Of})
		byIndicator.rows = append(byIndicator.rows, cells(ind.ID, ind.Name, prose.Years(f.First, f.Last), strconv.Itoa(f.Filled), strconv.Itoa(f.Of), prose.PerCent(f.Filled, f.Of)))
	}
	byYear := grid{title: c.say(words.QualityYears), right: map[int]bool{1: true, 2: true, 3: true},
		head: []string{c.say(words.HeadPeriod), c.say(words.HeadFigures), c.say(words.HeadCells), c.say(words.HeadFullness)}}
	for _, f := range q.Years {
		out.Years = append(out.Years, fullJSON{nil, f.Year, 0, 0, f.Filled, f.Of})
		byYear.rows = append(byYear.rows, cells(strconv.Itoa(f.Year), strconv.Itoa(f.Filled), strconv.Itoa(f.Of), prose.PerCent(f.Filled, f.Of)))
	}
	next := grid{title: c.say(words.QualityNext), right: map[int]bool{3: true},
		head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadSetSize), c.say(words.HeadMissing)}}
	for _, gap := range q.Next {
		item := qualityLackOf{Indicator: s.indicator(gap.Indicator, analysis.Derivation{}), Period: gap.Period.String()}
		for _, area := range gap.Missing {
			item.Missing = append(item.Missing, *s.area(area))
		}
		out.Next = append(out.Next, item)
		next.rows = append(next.rows, cells(item.Indicator.ID, item.Indicator.Name, item.Period, fmt.Sprintf("%d/%d", q.Of-len(gap.Missing), q.Of), w.AreaNames(gap.Missing)))
	}
	r := &report{title: c.say(words.QualityOf, w.Panel.Title.In(w.Lang), w.Set(q.Within, q.Level, q.Of, q.Of)), json: out, sheet: byIndicator.sheet(), lines: w.Quality(q)}
	for _, g := range []grid{byIndicator, byYear, next} {
		if len(g.rows) > 0 {
			r.tables = append(r.tables, g)
		}
	}
	return r
}
