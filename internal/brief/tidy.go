package brief

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"weici/internal/analysis"
)

// tidyFigure is a figure as JSON gives it, in the shape of the command line:
// absent things are null.
type tidyFigure struct {
	Area      tidyName     `json:"area"`
	Indicator tidyName     `json:"indicator"`
	Period    *string      `json:"period"`
	Value     *json.Number `json:"value"`
	Reason    *string      `json:"reason"`
	Unit      *string      `json:"unit"`
	Qualifier *string      `json:"qualifier"`
	Status    *string      `json:"status"`
	Printed   *string      `json:"printed"`
	Basis     string       `json:"basis"`
	Rank      *int         `json:"rank"`
	RankMax   *int         `json:"rank_max"`
	Place     tidyPlace    `json:"place"`
	N         int          `json:"n"`
	Of        int          `json:"of"`
	Set       string       `json:"set"`
	Sources   []int        `json:"sources"`
}

// tidyPlace is a certain place, in the shape of the command line's.
type tidyPlace struct {
	Kind    string  `json:"kind"` // stated, computed, none
	Rank    *int    `json:"rank"`
	RankMax *int    `json:"rank_max"`
	Of      *int    `json:"of"`
	Scope   *string `json:"scope"`
	Source  *int    `json:"source"` // its number among the sources
}

type tidyName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type tidySource struct {
	Number    int     `json:"number"`
	Document  string  `json:"document"`
	Title     *string `json:"title"`
	Publisher *string `json:"publisher"`
	Published *string `json:"published"`
	Exact     *string `json:"exact"`
	Locator   *string `json:"locator"`
	URL       *string `json:"url"`
	Kind      string  `json:"kind"`
	Reference string  `json:"reference"`
}

// json writes the figures and the sources that their numbers name.
func (b *Brief) json(w io.Writer) error {
	out := struct {
		Title   string       `json:"title"`
		Lang    string       `json:"lang"`
		Figures []tidyFigure `json:"figures"`
		Sources []tidySource `json:"sources"`
	}{b.Title, b.Lang.String(), []tidyFigure{}, []tidySource{}}
	for _, f := range b.Figures {
		out.Figures = append(out.Figures, f.tidy())
	}
	for _, s := range b.Sources {
		out.Sources = append(out.Sources, tidySource{
			s.Number, s.Document, known(s.Title), known(s.Publisher), known(s.Published),
			known(s.Quote), known(s.Locator), known(s.URL), s.Kind, s.Reference,
		})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func (f Figure) tidy() tidyFigure {
	t := tidyFigure{
		Area: tidyName{f.AreaID, f.Area}, Indicator: tidyName{f.IndicatorID, f.Indicator}, Period: known(f.Period),
		Reason: known(f.Why), Unit: known(f.Unit), Status: known(f.Status), Printed: known(f.Printed),
		Basis: f.Basis, N: f.N, Of: f.Of, Set: f.Set, Sources: append([]int{}, f.Sources...), Place: tidyPlace{Kind: analysis.NoPlace.String()},
	}
	if f.Valued {
		n := json.Number(number(f.Value, f.Decimals))
		t.Value, t.Qualifier = &n, known(f.Qualifier)
	}
	if f.Rank > 0 {
		t.Rank, t.RankMax = &f.Rank, &f.RankMax
		t.Place = tidyPlace{Kind: f.PlaceKind, Rank: &f.Rank, RankMax: &f.RankMax, Scope: known(f.Among)}
		if f.RankOf > 0 {
			t.Place.Of = &f.RankOf
		}
		if f.PlaceSource > 0 {
			t.Place.Source = &f.PlaceSource
		}
	}
	return t
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// csv writes one row a figure, each with its source in full, so that no row
// loses it when it is cut out.
func (b *Brief) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"area", "area_name", "indicator", "indicator_name", "period", "value", "reason", "unit", "qualifier", "status", "printed",
		"basis", "rank", "rank_max", "n", "of", "set", "source", "quote", "locator", "title", "publisher", "published", "url",
	}}
	for _, f := range b.Figures {
		rows = append(rows, b.csvRow(f))
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

func (b *Brief) csvRow(f Figure) []string {
	value, rank, rankMax := "", "", ""
	if f.Valued {
		value = number(f.Value, f.Decimals)
	}
	if f.Rank > 0 {
		rank, rankMax = itoa(f.Rank), itoa(f.RankMax)
	}
	var s Source
	var numbers []string
	for i, n := range f.Sources {
		if i == 0 {
			s = b.Sources[n-1]
		}
		numbers = append(numbers, strconv.Itoa(n))
	}
	row := []string{
		f.AreaID, f.Area, f.IndicatorID, f.Indicator, f.Period, value, f.Why, f.Unit, f.Qualifier, f.Status, f.Printed,
		f.Basis, rank, rankMax, itoa(f.N), itoa(f.Of), f.Set, strings.Join(numbers, " "),
		s.Quote, s.Locator, s.Title, s.Publisher, s.Published, s.URL,
	}
	for i, cell := range row {
		if i != 5 { // the value is a number
			row[i] = inert(plain(cell))
		}
	}
	return row
}

// inert keeps a spreadsheet from running text as a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
