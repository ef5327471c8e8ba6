package proof

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"weici/internal/evidence"
	"weici/internal/reading"
	"weici/model"
)

// window is how many runes of a document around a quote are read with it.
const window = 600

// quoted is what stands before and after a quote.
type quoted struct{ before, after string }

// surroundings is what a document says around a quote that stands in it once.
func surroundings(text string, c model.Citation) quoted {
	at := strings.Index(text, c.Prefix+c.Exact+c.Suffix) + len(c.Prefix)
	before, after := text[:at], text[at+len(c.Exact):]
	for n, i := 0, len(before); i > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(before[:i])
		if i -= size; n == window {
			before = before[i:]
			break
		}
	}
	n := 0
	for i := range after {
		if n++; n > window {
			after = after[:i]
			break
		}
	}
	return quoted{before, after}
}

// What words may name.
const (
	Area      = "area"
	Indicator = "indicator"
	Period    = "period"
	Unit      = "unit"
)

// named judges who, what and when a figure is of that carries a claim: each
// figure that does is asked, and the one that speaks best for it decides.
func (v *Prover) named(o model.Observation, c evidence.Claim, opt evidence.Options, around quoted, verdict evidence.Verdict) evidence.Verdict {
	text := v.names.Read(around.before+o.Citation.Exact+around.after, reading.Options{Area: o.Area})
	dated := evidence.Figures(o.Citation.Exact, opt)
	carriers := evidence.Carriers(o.Citation.Exact, dated, c, opt)
	offset := utf8.RuneCountInString(around.before)
	best := verdict
	best.Result = evidence.Unread
	for _, i := range carriers {
		k := slices.IndexFunc(text.Figures, func(f evidence.Figure) bool { return f.Start == dated[i].Start+offset })
		if k < 0 {
			continue
		}
		found := v.ask(o, text, k, dated[i])
		found.Found, found.Start, found.End = verdict.Found, dated[i].Start, dated[i].End
		if best.Result == evidence.Unread || better(found, best) {
			best = found
		}
	}
	if best.Result == evidence.Unread { // read otherwise between its surroundings
		verdict.Result, verdict.Unnamed = evidence.Unnamed, []string{Area, Indicator, Period}
		return verdict
	}
	return best
}

func better(a, b evidence.Verdict) bool {
	if (a.Result == evidence.Contradicted) != (b.Result == evidence.Contradicted) {
		return b.Result == evidence.Contradicted
	}
	return len(a.Unnamed) < len(b.Unnamed)
}

// ask judges one figure of a text, and the same one read with the year of the
// observation for the year of the text.
func (v *Prover) ask(o model.Observation, text *reading.Text, k int, dated evidence.Figure) evidence.Verdict {
	verdict := evidence.Verdict{Result: evidence.Supported}
	f := text.Figures[k]
	for _, check := range [...]struct{ name, why string }{
		{"", v.standing(o, text, k)},
		{Period, v.when(o, f, dated)},
		{Area, v.who(o, text.Who(k))},
		{Indicator, v.what(o, text.What(k))},
	} {
		switch check.why {
		case "":
		case silent:
			verdict.Unnamed = append(verdict.Unnamed, check.name)
		default:
			return evidence.Verdict{Result: evidence.Contradicted, Why: check.why}
		}
	}
	if len(verdict.Unnamed) > 0 {
		verdict.Result = evidence.Unnamed
		slices.Sort(verdict.Unnamed)
	}
	return verdict
}

// silent is the answer of words that do not name something.
const silent = "silent"

// standing tells whether a figure is a target, an average or a base where the
// observation is none.
func (v *Prover) standing(o model.Observation, text *reading.Text, k int) string {
	f := text.Figures[k]
	switch {
	case f.Status == evidence.Target && o.Status != model.Forecast && o.Status != model.Estimated:
		return evidence.WhyStatus
	case f.Status == evidence.Forecast && o.Status != model.Forecast && o.Status != model.Estimated:
		return evidence.WhyStatus
	case f.Average && o.Period.Kind != model.Span && o.Period.Kind != model.Undated:
		return evidence.WhyAverage
	case f.Base && !v.began(o, text, k):
		return evidence.WhyBase
	}
	return ""
}

// began tells whether an observation is of where a change began: the dataset
// holds what it came to, of a later period.
func (v *Prover) began(o model.Observation, text *reading.Text, k int) bool {
	if k+1 >= len(text.Figures) {
		return false
	}
	unit := v.panel.Indicators[o.Indicator].Unit.ZH
	came, same := evidence.Convert(text.Figures[k+1].Value, text.Figures[k+1].Unit, unit)
	for id := range model.ObsID(v.panel.Observations.Len()) {
		x := v.panel.Observations.At(id)
		if same && x.Area == o.Area && x.Indicator == o.Indicator && x.Period.Compare(o.Period) > 0 && math.Abs(x.Value-came) < 1e-9*math.Abs(came) {
			return true
		}
	}
	return false
}

// when compares the period that the words give with the observation's. Where
// they give no year, what part of one they name decides.
func (v *Prover) when(o model.Observation, f, dated evidence.Figure) string {
	if o.Period.Kind == model.Undated {
		return ""
	}
	if p, err := model.ParsePeriod(f.Period); err == nil && p.Kind != model.Undated && (f.Dating > evidence.Earlier || samePeriod(p, o.Period)) {
		if !samePeriod(p, o.Period) {
			return evidence.WhyPeriod
		}
		return ""
	}
	p, err := model.ParsePeriod(dated.Period)
	if err != nil || p.Kind == model.Undated {
		return v.titled(o, func(title string) bool { return strings.Contains(title, o.Period.String()[:4]) })
	}
	p.Year = o.Period.Year
	if !samePeriod(p, o.Period) {
		return evidence.WhyPeriod
	}
	return v.titled(o, func(title string) bool { return strings.Contains(title, o.Period.String()[:4]) })
}

// titled is the answer of a document's title to whether it names something.
func (v *Prover) titled(o model.Observation, names func(title string) bool) string {
	if doc := o.Citation.Document; doc != model.NoDoc && names(v.panel.Documents[doc].Label()) {
		return ""
	}
	return silent
}

// samePeriod tells whether two ways to tell a period are one: January to June
// and the first half, the end of a year and the year.
func samePeriod(printed, p model.Period) bool {
	a, b := whole(printed), whole(p)
	if a == b || a.Year == b.Year && a.Kind == model.Month && a.Part == 12 && b.Kind == model.Year {
		return true
	}
	switch {
	case a.Kind == model.Span:
		return b.Kind != model.Span && a.Last == b.Year
	case b.Kind == model.Day:
		return a.Year == b.Year && (a.Kind == model.Year || a.Kind == model.Month && a.Part == b.Part)
	case a.Kind == model.Day:
		return a.Year == b.Year && a.End().Compare(b.End()) <= 0 && (b.Kind == model.Year || b.Kind == model.Month && a.Part == b.Part)
	case a.Kind == model.Month && b.Kind == model.YearToDate:
		return a.Year == b.Year && a.Part == b.Part
	}
	return false
}

// whole writes the months to date that have a name of their own by it, and the
// last day of a year as the year.
func whole(p model.Period) model.Period {
	switch {
	case p.Kind == model.YearToDate && p.Part == 12, p.Kind == model.Day && p.Part == 12 && p.Day == 31:
		return model.YearPeriod(int(p.Year))
	case p.Kind == model.YearToDate && p.Part == 3:
		return model.Period{Kind: model.Quarter, Year: p.Year, Part: 1}
	case p.Kind == model.YearToDate && p.Part == 6:
		return model.Period{Kind: model.Half, Year: p.Year, Part: 1}
	case p.Kind == model.YearToDate && p.Part == 9:
		return model.Period{Kind: model.NineMonths, Year: p.Year}
	}
	return p
}

// who compares the area that the words name with the observation's; versions of
// one area are the same to them.
func (v *Prover) who(o model.Observation, who reading.Who) string {
	own := &v.panel.Areas[o.Area]
	same := func(id model.AreaID) bool {
		a := &v.panel.Areas[id]
		return id == o.Area || a.Code != "" && a.Code == own.Code || a.Name.ZH == own.Name.ZH && a.Level == own.Level
	}
	if who.How >= reading.Inherited && (len(who.Areas) > 0 || who.Whole) {
		switch {
		case !slices.ContainsFunc(who.Areas, same):
			return evidence.WhyArea
		case !who.Whole || who.Headed: // else 全区 may be any of them
			return ""
		}
	}
	if who.Headed && slices.ContainsFunc(who.Areas, same) {
		return ""
	}
	return v.titled(o, func(title string) bool {
		for _, name := range append([]string{own.Name.ZH, own.Short.ZH, own.Name.EN, own.Short.EN}, own.Aliases...) {
			if name != "" && strings.Contains(title, name) {
				return true
			}
		}
		return false
	})
}

// what compares the indicator that the words name with the observation's.
func (v *Prover) what(o model.Observation, what reading.What) string {
	switch {
	case slices.Contains(what.Indicators, o.Indicator) && what.Doubt != reading.DoubtJoined:
		return ""
	case len(what.Indicators) == 0 || what.Doubt != "" || what.How < reading.Named:
		return silent
	}
	return evidence.WhyIndicator
}
