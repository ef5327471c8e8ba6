package prose

import (
	"fmt"
	"strconv"
	"strings"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// Quality says what one line can of a dataset's quality: fullness, source
// grades, conflicts, stated places, and its age.
func (w Writer) Quality(q analysis.Quality) []string {
	lines := []string{w.Say(words.QualityFull, PerCent(q.Filled, q.Cells), q.Filled, q.Cells), w.Grades(q.Kinds),
		w.Say(words.QualityConflicts, q.Conflicts), w.Say(words.QualityPlaces, q.Places, q.Agree, q.Differ, q.Open, q.Places-q.Agree-q.Differ-q.Open)}
	if q.Newest.Kind != model.Undated {
		published := q.Published.String()
		if published == "" {
			published = w.Say(words.DateUnknown)
		}
		lines = append(lines, w.Say(words.QualityNewest, w.Period(q.Newest), published))
	}
	if len(q.Next) == 0 {
		lines = append(lines, w.Say(words.QualityComplete))
	}
	return lines
}

// Grades counts documents by kind, most trusted first.
func (w Writer) Grades(kinds map[model.DocKind]int) string {
	var all []string
	for _, kind := range model.DocKinds() {
		if n := kinds[kind]; n > 0 {
			all = append(all, fmt.Sprintf("%s %d", w.DocKind(kind), n))
		}
	}
	return w.Say(words.DatasetSources, strings.Join(all, w.Say(words.ListComma)))
}

// AreaNames lists areas.
func (w Writer) AreaNames(areas []model.AreaID) string {
	names := make([]string, len(areas))
	for i, a := range areas {
		names[i] = w.AreaName(a)
	}
	return strings.Join(names, w.Say(words.ListComma))
}

// Years is a span of years: 2018–2025, or 2024 for one.
func Years(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// PerCent is a share in whole per cent; "" of nothing.
func PerCent(n, of int) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f%%", 100*float64(n)/float64(of))
}
