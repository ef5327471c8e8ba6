package draft

import (
	"strings"

	"weici/internal/evidence"
	"weici/model"
)

// resembles finds the indicator of a count that its sentence does not name
// outright, but whose name is made of its words: 组织企业赴境外参加展会…31个组 for
// 境外参展组团数. It is never sure.
func (r *reader) resembles(k int) (model.IndicatorID, bool) {
	f := &r.text.Figures[k]
	if f.Kind != evidence.Count || f.Direction != evidence.NoDirection || f.Unit == "" {
		return model.NoIndicator, false
	}
	at, end := r.text.Span(k)
	sentence, stop := r.text.Sentence(at)
	words := map[rune]bool{}
	around := string(r.text.Runes()[max(sentence, at-90):min(stop, end+24)])
	for _, c := range around {
		words[c] = true
	}
	counted := noun(r.text.Runes(), end)
	best, most := model.NoIndicator, 0.0
	for id := range r.panel.Indicators {
		ind := &r.panel.Indicators[id]
		if _, same := evidence.Convert(1, f.Unit, ind.Unit.ZH); !same || ind.Kind != model.CountKind {
			continue
		}
		for _, name := range append([]string{ind.Name.ZH, ind.Short.ZH}, ind.Aliases...) {
			if name == "" || strings.Contains(around, string(evidence.Fold(name))) {
				continue // named outright, and not of this figure
			}
			if s := likeness(name, words, counted); s > most {
				best, most = model.IndicatorID(id), s
			}
		}
	}
	return best, most >= 0.8
}

// noun is the first character of what is counted behind a number.
func noun(text []rune, end int) rune {
	if end < len(text) {
		return text[end]
	}
	return 0
}

// likeness is the share of a name's characters that the words have, where what
// is counted is one of them or the name stands before the number.
func likeness(name string, words map[rune]bool, counted rune) float64 {
	n, found, named := 0, 0, false
	for _, c := range string(evidence.Fold(name)) {
		if c == '数' {
			continue
		}
		n++
		if words[c] {
			found++
		}
		named = named || c == counted
	}
	if n < 4 || !named && (counted >= 0x4E00 && counted <= 0x9FFF) {
		return 0
	}
	return float64(found) / float64(n)
}
