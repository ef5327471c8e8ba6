package prose_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/model"
)

// TestBoundsAreReadBack holds, for any signed rate and any qualifier, that the
// sentence says what the data say: the words read back as the same value with
// the same bound, say the same again, and as a quote they carry the figure.
func TestBoundsAreReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		decimals := rapid.IntRange(0, 2).Draw(r, "decimals")
		value := model.Round(rapid.Float64Range(-40, 40).Draw(r, "value"), decimals)
		if value == 0 {
			return // nothing has moved: said in words that bound nothing
		}
		q := rapid.SampledFrom(model.Qualifiers()).Draw(r, "qualifier")
		id := rapid.SampledFrom([]string{"gdp_growth", "chip_growth"}).Draw(r, "indicator")
		lang := rapid.SampledFrom(model.Langs()).Draw(r, "language")

		words := says(t, lang, figure{ind: id, area: upper, value: value, decimals: uint8(decimals), qualifier: q})
		read := rates(words)
		if len(read) != 1 || read[0].Value != value || read[0].Qualifier != q {
			r.Fatalf("%v %v: %q reads as %+v", q, value, words, read)
		}
		again := says(t, lang, figure{ind: id, area: upper, value: read[0].Value, decimals: uint8(read[0].Decimals), qualifier: read[0].Qualifier})
		if again != words {
			r.Fatalf("%q reads back as %q", words, again)
		}
		p := panel(t, figure{ind: id, area: upper, value: value, decimals: uint8(decimals), qualifier: q})
		o := p.Observations.At(0)
		o.Citation.Exact = words
		if v := proof.New(p).Judge(o); v.Result != evidence.Supported && v.Result != evidence.Unnamed {
			r.Fatalf("%v %v is not carried by %q: %s", q, value, words, v.Why)
		}
	})
}

// TestFallsInQuotes holds how words for a fall bound the signed value.
func TestFallsInQuotes(t *testing.T) {
	for _, c := range []struct {
		quote string
		value float64
		want  model.Qualifier
	}{
		{"生产总值下降超3.0%", -3, model.Under},
		{"生产总值降幅超过3.0%", -3, model.Under},
		{"生产总值下降近3.0%", -3, model.Over},
		{"生产总值下降不足3.0%", -3, model.Over},
		{"生产总值下降3.0%以上", -3, model.AtMost},
		{"生产总值下降不超过3.0%", -3, model.AtLeast},
		{"生产总值下降约3.0%", -3, model.About},
		{"生产总值增长超3.0%", 3, model.Over},
		{"生产总值增速超-3.0%", -3, model.Over},
		{"GDP fell more than 3.0%", -3, model.Under},
		{"GDP fell by nearly 3.0%", -3, model.Over},
		{"GDP was down at least 3.0%", -3, model.AtMost},
		{"GDP contracted by no more than 3.0%", -3, model.AtLeast},
	} {
		read := rates(c.quote)
		if len(read) != 1 || read[0].Value != c.value || read[0].Qualifier != c.want {
			t.Errorf("%s: %+v, want %v %v", c.quote, read, c.want, c.value)
		}
	}
}

// says is the sentence of a figure without its source and its basis.
func says(t *testing.T, lang model.Lang, f figure) string {
	words := say(t, lang, f)
	for _, bracket := range []string{"（", " ("} {
		words, _, _ = strings.Cut(words, bracket)
	}
	return words
}

func rates(text string) []evidence.Figure {
	var found []evidence.Figure
	for _, f := range evidence.Figures(text, evidence.Options{}) {
		if f.Kind == evidence.Rate {
			found = append(found, f)
		}
	}
	return found
}
