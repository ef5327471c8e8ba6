package evidence

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"weici/model"
)

// Claim is what an observation says that its quote prints.
type Claim struct {
	Value    float64 // in Unit
	HasValue bool    // false where only a rank is claimed
	Decimals int     // digits after the point of Value
	Unit     string  // 亿元, 万人, %, km2, 家, billion yuan

	Qualifier Qualifier
	Growth    bool // a rate of change: sign and direction count

	Rank, RankMax int    // a claimed rank, best to worst; 0 for none, and RankMax 0 is Rank
	RankScope     string // among whom; "" claims none
}

// Result is whether a quote carries a claim.
type Result uint8

// The results. Unread is never support: no figure of the kind was found.
const (
	Unread Result = iota
	Supported
	Contradicted
	Unnamed // the figure is carried, but the words do not say who, what or when
)

// String gives the result's word in JSON.
func (r Result) String() string {
	return model.Code(r, "unread", "supported", "contradicted", "unnamed")
}

// Why a verdict is not Supported.
const (
	WhyNoFigure  = "no_figure" // no figure of that kind
	WhyValue     = "value"     // another value
	WhyQualifier = "qualifier" // the value, but 超 and not exact, or the reverse
	WhyDirection = "direction" // the value, but down and not up, or a change and not a level
	WhyNoRank    = "no_rank"   // no rank
	WhyRank      = "rank"      // another rank
	WhyScope     = "scope"     // the rank, but among others
	WhyNoScope   = "no_scope"  // the rank, but the quote does not say among whom

	WhyPeriod    = "period"    // the words name another period
	WhyArea      = "area"      // or another area
	WhyIndicator = "indicator" // or another indicator
	WhyStatus    = "status"    // a target or a forecast, and no actual
	WhyAverage   = "average"   // an average over years
	WhyBase      = "base"      // where a change began
)

// Verdict is a judgement with its grounds.
type Verdict struct {
	Result     Result
	Found      []Figure // the figures of the claimed kind, nearest first, three at most
	Start, End int      // in runes: the figure that supports the claim; 0, 0 for none
	Why        string   // one of the Why codes; "" where Supported or Unnamed
	Unnamed    []string // of area, indicator, period: what the words do not name
}

// Judge tells whether a quote carries a claim: the same value after unit and
// multiplier, the same qualifier, the same direction for a rate of change, and
// the same rank and scope where one is claimed. A published 约 is not carried
// by an exact number: such data are corrected instead.
func Judge(quote string, c Claim, opt Options) Verdict {
	figures := Figures(quote, opt)
	if v := judgeValue(figures, c); c.HasValue && c.Unit == "位" && c.Rank == 0 && v.Result == Supported {
		return v // 5位专家: people are counted by the word that counts places
	}
	if c.HasValue && c.Unit == "位" && c.Rank == 0 && c.Value == math.Trunc(c.Value) {
		c.Rank, c.HasValue = int(c.Value), false // an indicator that is a rank
	}
	switch {
	case !c.HasValue && c.Rank <= 0:
		return Verdict{Why: WhyNoFigure}
	case !c.HasValue:
		return judgeRank(figures, c, opt)
	}
	v := judgeValue(perHead(figures, quote, c), c)
	if v.Result != Supported || c.Rank == 0 {
		return v
	}
	if rank := judgeRank(figures, c, opt); rank.Result != Supported {
		return rank
	}
	return v
}

// Carriers lists the figures of a quote that carry a claim as Judge means it:
// its value, or its rank where it has no value.
func Carriers(quote string, figures []Figure, c Claim, opt Options) []int {
	if c.HasValue && c.Unit == "位" && c.Rank == 0 && c.Value == math.Trunc(c.Value) {
		c.Rank = int(c.Value)
		c.HasValue = judgeValue(figures, c).Result == Supported
	}
	var out []int
	for i, f := range perHead(slices.Clone(figures), quote, c) {
		switch {
		case c.HasValue && f.Kind != Rank && sameDimension(f, c) && compare(f, c) == "",
			!c.HasValue && f.Kind == Rank && f.Rank == c.Rank && f.RankMax == max(c.Rank, c.RankMax):
			out = append(out, i)
		}
	}
	return out
}

// judgeValue compares the claimed value with the figures in its unit.
func judgeValue(figures []Figure, c Claim) Verdict {
	var near []Figure
	for _, f := range figures {
		if f.Kind != Rank && sameDimension(f, c) {
			near = append(near, f)
		}
	}
	if len(near) == 0 {
		return Verdict{Why: WhyNoFigure}
	}
	slices.SortStableFunc(near, func(a, b Figure) int { return cmp.Compare(distance(a, c), distance(b, c)) })
	best := ""
	for _, f := range near {
		why := compare(f, c)
		if why == "" {
			return Verdict{Result: Supported, Found: first(near), Start: f.Start, End: f.End}
		}
		if best == "" || best == WhyValue {
			best = why
		}
	}
	return Verdict{Result: Contradicted, Found: first(near), Why: best}
}

// perHead gives the amounts of a quote that says 人均 or 亩均 the claim's unit
// where only one of both prints it: 亩均税收40.0万元 is in 万元/亩.
func perHead(figures []Figure, quote string, c Claim) []Figure {
	for _, per := range [...]struct{ word, unit string }{{"人均", "/人"}, {"亩均", "/亩"}, {"per capita", " per person"}} {
		if !strings.Contains(strings.ToLower(quote), per.word) {
			continue
		}
		claimed := strings.HasSuffix(c.Unit, per.unit)
		for i, f := range figures {
			whole, printed := strings.CutSuffix(f.Unit, per.unit)
			switch {
			case f.Kind == Amount && claimed && !printed:
				figures[i].Unit += per.unit
			case printed && !claimed:
				figures[i].Unit = whole
			}
		}
	}
	return figures
}

func first(f []Figure) []Figure { return f[:min(len(f), 3)] }

// compare gives the reason why a figure does not carry a claim in its
// dimension, or "".
func compare(f Figure, c Claim) string {
	switch {
	case f.HasMax:
		return WhyValue
	case !sameValue(f, c, inUnit(f, c)):
		if sameValue(f, c, -inUnit(f, c)) {
			return WhyDirection
		}
		return WhyValue
	case f.Qualifier != c.Qualifier:
		return WhyQualifier
	case !c.Growth && f.Direction != NoDirection:
		return WhyDirection // a change is no level
	}
	return ""
}

// sameDimension tells whether a figure and a claim are of one kind. A figure
// with 万 or 亿 alone may be of any thing, one without a unit is a multiple.
func sameDimension(f Figure, c Claim) bool {
	claimed, _ := baseUnit(c.Unit)
	printed, _ := baseUnit(f.Unit)
	switch {
	case printed == "" && (f.Unit != "" || f.Kind == Count): // 9万, an increase of 172,000
		return claimed != "%" && claimed != "points" && claimed != "times"
	case f.Unit == "" || f.Unit == ":1":
		return claimed == "" || claimed == "times" || c.Unit == f.Unit
	}
	return printed == claimed
}

// inUnit is the value of a figure in the claim's unit.
func inUnit(f Figure, c Claim) float64 {
	_, printed := baseUnit(f.Unit)
	_, claimed := baseUnit(c.Unit)
	if f.Unit == "" && f.Kind != Count || f.Unit == ":1" {
		printed = claimed
	}
	return f.Value * printed / claimed
}

// sameValue tells whether v, the value of f in the claim's unit, is the
// claimed value, up to a thousandth of the last digit that either prints.
func sameValue(f Figure, c Claim, v float64) bool {
	_, printed := baseUnit(f.Unit)
	_, claimed := baseUnit(c.Unit)
	step := min(math.Pow10(-f.Decimals)*printed/claimed, math.Pow10(-c.Decimals))
	return math.Abs(v-c.Value) <= max(step/1000, math.Abs(v)*1e-13)
}

func distance(f Figure, c Claim) float64 { return math.Abs(inUnit(f, c) - c.Value) }

// judgeRank compares the claimed rank with the ranks in the quote.
func judgeRank(figures []Figure, c Claim, opt Options) Verdict {
	worst := max(c.Rank, c.RankMax)
	var near []Figure
	for _, f := range figures {
		if f.Kind == Rank {
			near = append(near, f)
		}
	}
	if len(near) == 0 {
		return Verdict{Why: WhyNoRank}
	}
	why := WhyRank
	for _, f := range near {
		if f.Rank != c.Rank || f.RankMax != worst {
			continue
		}
		switch scope := cmp.Or(f.RankScope, opt.Scope); {
		case c.RankScope == "", scope != "" && opt.alias(scope) == opt.alias(c.RankScope):
			return Verdict{Result: Supported, Found: first(near), Start: f.Start, End: f.End}
		case scope == "":
			why = WhyNoScope
		case why != WhyNoScope:
			why = WhyScope
		}
	}
	if why == WhyNoScope {
		return Verdict{Found: first(near), Why: why}
	}
	return Verdict{Result: Contradicted, Found: first(near), Why: why}
}

// alias gives the one name of a scope.
func (o Options) alias(scope string) string {
	if o.ScopeAlias == nil {
		return scope
	}
	return o.ScopeAlias(scope)
}
