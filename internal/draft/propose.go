package draft

import (
	"math"
	"slices"
	"strings"

	"weici/internal/evidence"
	"weici/internal/reading"
	"weici/model"
)

// State is how a proposal stands to what a dataset holds.
type State string

// The states.
const (
	New       State = "new"
	Agrees    State = "agrees"    // the dataset holds the same figure
	Conflicts State = "conflicts" // it holds another one
	Unplaced  State = "unplaced"  // whose, of what or how much cannot be told
)

// Proposal is one figure of a text as an observation. An unplaced one has only
// what could be read.
type Proposal struct {
	model.Observation         // NoArea, NoIndicator where unplaced
	Printed           string  // the figure as the text prints it
	Step              float64 // what its last printed digit counts, in the indicator's unit
	Start, End        int     // the figure in the text, in runes
	Sure              bool
	State             State
	Why               Why
	Held              model.ObsID // what the dataset holds of it; NoObs
	read              evidence.Figure
}

// Why is what the parts of a proposal rest on: words of the text, or one of the
// codes for what is inherited, defaulted or missing.
type Why struct {
	Area      string // the name as printed
	AreaFrom  string // sentence, paragraph, heading, option
	Indicator string
	Period    string // sentence, paragraph, heading, earlier, option, document, none
	Status    string // target, forecast; "" for an actual
	Reason    string // one of the Reason codes; "" for a placed figure
	Doubts    []string
}

// Why a figure is not placed, or not sure.
const (
	ReasonNoArea     = "no-area"
	ReasonNoName     = "no-indicator"
	ReasonUnit       = "unit"
	ReasonDifference = "difference"
	ReasonAverage    = "average"
	ReasonBase       = "base"
	ReasonRange      = "range"
	ReasonOther      = "another"   // words that may name another thing stand between
	ReasonJoined     = "joined"    // another noun is joined to the name
	ReasonAmbiguous  = "ambiguous" // the name may stand for several
	ReasonNoPeriod   = "no-period"
	ReasonCarried    = "period-carried" // the period was named in an earlier paragraph, among others
	ReasonRank       = "rank"           // a place of which it is not clear what is ranked
	ReasonGuessed    = "guessed"        // the words only resemble the indicator's name
)

// Options is what a reader is told beside the text.
type Options struct {
	Area   model.AreaID // NoArea: the text says
	Period model.Period // of figures that the text gives none; undated: the text says
	Year   int          // the document's own, 0: the text says
}

// reader proposes the figures of one text.
type reader struct {
	panel *model.Panel
	text  *reading.Text
	opt   Options
	out   []Proposal
	of    map[int][]int // by figure: its proposals
}

// Propose reads the observations of a text.
func Propose(p *model.Panel, names *reading.Names, text string, opt Options) []Proposal {
	if opt.Year == 0 {
		opt.Year = OwnYear(text)
	}
	r := &reader{panel: p, text: names.Read(text, reading.Options{Area: opt.Area, Year: opt.Year}), opt: opt, of: map[int][]int{}}
	for k := range r.text.Figures {
		if r.text.Figures[k].Kind == evidence.Rank {
			r.place(k)
		} else {
			r.figure(k)
		}
	}
	for i := range r.out {
		r.out[i].hold(r.panel)
	}
	return r.out
}

// OwnYear is the year of a text that does not say it by other means: of the
// first date in it, else the first year that it names; 0 for none.
func OwnYear(text string) int {
	p := evidence.Read(text[:min(len(text), 1<<16)], evidence.Options{})
	return p.FirstYear()
}

// figure proposes a figure that has a value.
func (r *reader) figure(k int) {
	f := &r.text.Figures[k]
	p := r.start(k)
	what := r.text.What(k)
	if len(what.Indicators) == 0 || what.Doubt == reading.DoubtOther {
		if id, ok := r.resembles(k); ok {
			what = reading.What{Indicators: []model.IndicatorID{id}, Doubt: ReasonGuessed}
		}
	}
	p.Why.Indicator, _, _ = r.text.Original(what.Start, what.End)
	switch {
	case f.Kind == evidence.Points:
		r.unplaced(k, p, ReasonDifference)
		return
	case f.Average:
		r.unplaced(k, p, ReasonAverage)
		return
	case f.Base:
		r.unplaced(k, p, ReasonBase)
		return
	case f.HasMax:
		r.unplaced(k, p, ReasonRange)
		return
	case len(what.Indicators) == 0:
		r.unplaced(k, p, what.Doubt)
		return
	case p.Area == model.NoArea:
		r.unplaced(k, p, ReasonNoArea)
		return
	case what.Doubt == reading.DoubtOther || what.Doubt == reading.DoubtJoined:
		r.unplaced(k, p, what.Doubt)
		return
	}
	p.Indicator = what.Indicators[0]
	if what.Doubt != "" {
		p.Why.Doubts = append(p.Why.Doubts, what.Doubt)
	}
	if len(what.Indicators) > 1 {
		p.Indicator = r.plainest(what.Indicators)
		if what.List {
			r.unplaced(k, p, ReasonAmbiguous)
			return
		}
	}
	p.measure(r.panel)
	r.stockOfNow(&p, f)
	r.add(k, p)
}

// stockOfNow dates a stock that is told in passing (14所高校) to the document, and
// not to the year of which an earlier paragraph told other things.
func (r *reader) stockOfNow(p *Proposal, f *evidence.Figure) {
	ind := &r.panel.Indicators[p.Indicator]
	if f.Dating == evidence.Earlier && r.opt.Year > 0 && ind.Kind == model.CountKind && ind.Measure == model.Stock {
		p.Period, p.Why.Period = model.YearPeriod(r.opt.Year), "document"
	}
}

// plainest chooses the indicator of a name that several share: the one whose
// own name adds the least to it (同口径增速 is not the plain rate).
func (r *reader) plainest(ids []model.IndicatorID) model.IndicatorID {
	return slices.MinFunc(ids, func(a, b model.IndicatorID) int {
		return len(r.panel.Indicators[a].Name.ZH) - len(r.panel.Indicators[b].Name.ZH)
	})
}

// start is a proposal with what is common to all: who, when and the words.
func (r *reader) start(k int) Proposal {
	f := &r.text.Figures[k]
	p := Proposal{Printed: f.Text, Start: f.Start, End: f.End, Held: model.NoObs, State: New, read: *f}
	p.Area, p.Indicator, p.Status = model.NoArea, model.NoIndicator, model.Normal
	p.Citation.Document = model.NoDoc
	p.Citation.Exact = r.sentence(k)
	r.when(&p, f)
	who := r.text.Who(k)
	p.Why.Area, _, _ = r.text.Original(who.Start, who.End)
	p.Why.AreaFrom = who.How.String()
	if len(who.Areas) > 0 {
		p.Area = r.text.Pick(who.Areas, p.Period)
	}
	if who.How == reading.Heading && r.opt.Area != model.NoArea && p.Area == r.opt.Area {
		p.Why.AreaFrom = "option"
	}
	r.standing(&p, k)
	return p
}

// maxQuote is the most runes of a quote on either side of its figure.
const maxQuote = 400

// sentence is the sentence of a figure, as the text has it.
func (r *reader) sentence(k int) string {
	at, stop := r.text.Span(k)
	start, end := r.text.Sentence(at)
	start, end = max(start, at-maxQuote), min(end, stop+maxQuote)
	words, _, _ := r.text.Original(start, end)
	return strings.TrimSpace(words)
}

// when gives a proposal its period.
func (r *reader) when(p *Proposal, f *evidence.Figure) {
	p.Period, _ = model.ParsePeriod(f.Period)
	p.Period = Whole(p.Period)
	switch {
	case f.Dating == evidence.InSentence:
		p.Why.Period = "sentence"
	case f.Dating == evidence.InParagraph:
		p.Why.Period = "paragraph"
	case f.Dating == evidence.Framed:
		p.Why.Period = "heading"
	case f.Dating == evidence.Earlier:
		p.Why.Period = "earlier"
		p.Why.Doubts = append(p.Why.Doubts, ReasonCarried)
	}
	if p.Period.Kind != model.Undated {
		return
	}
	switch {
	case r.opt.Period.Kind != model.Undated:
		p.Period, p.Why.Period = r.opt.Period, "option"
	case r.opt.Year > 0 && f.Dating == evidence.Undated:
		p.Period, p.Why.Period = model.YearPeriod(r.opt.Year), "document"
		p.Why.Doubts = append(p.Why.Doubts, ReasonNoPeriod)
	default:
		p.Why.Period = "none"
		p.Why.Doubts = append(p.Why.Doubts, ReasonNoPeriod)
	}
}

// standing gives a proposal its status.
func (r *reader) standing(p *Proposal, k int) {
	f := &r.text.Figures[k]
	switch {
	case f.Status == evidence.Target:
		p.Status, p.Why.Status = model.Forecast, "target"
	case f.Status == evidence.Forecast && (r.opt.Year == 0 || int(p.Period.Year) >= r.opt.Year):
		p.Status, p.Why.Status = model.Forecast, "forecast"
	case f.Status == evidence.Forecast:
		p.Status, p.Why.Status = model.Estimated, "forecast"
	case strings.Contains(p.Citation.Exact, "初步核算") || strings.Contains(p.Citation.Exact, "初步统计") || strings.Contains(p.Citation.Exact, "preliminary"):
		p.Status = model.Provisional
	}
}

// measure gives a proposal its value in the indicator's unit.
func (p *Proposal) measure(panel *model.Panel) {
	f := &p.read
	unit := panel.Indicators[p.Indicator].Unit.ZH
	value, ok := evidence.Convert(f.Value, f.Unit, unit)
	if !ok {
		value = f.Value // an index, or the parts of a structure
	}
	one, _ := evidence.Convert(1, f.Unit, unit)
	decimals := f.Decimals
	if one > 0 {
		decimals = max(0, f.Decimals-int(math.Round(math.Log10(one))))
	}
	p.Value, p.Valued, p.Qualifier = model.Round(value, min(decimals, 9)), true, f.Qualifier
	p.Decimals = uint8(min(decimals, 9))
	if p.Step = math.Pow10(f.Coarse-f.Decimals) * one; p.Step <= 0 {
		p.Step = math.Pow10(-decimals)
	}
	p.Observation.Printed = f.Text
}

func (r *reader) unplaced(k int, p Proposal, reason string) {
	p.State, p.Why.Reason = Unplaced, reason
	p.Why.Doubts = nil
	r.add(k, p)
}

func (r *reader) add(k int, p Proposal) {
	p.Sure = p.State != Unplaced && len(p.Why.Doubts) == 0
	r.of[k] = append(r.of[k], len(r.out))
	r.out = append(r.out, p)
}

// Whole writes the months to date that have a name of their own by it: 1—6月 is
// the first half.
func Whole(p model.Period) model.Period {
	if p.Kind != model.YearToDate {
		return p
	}
	switch p.Part {
	case 3:
		return model.Period{Kind: model.Quarter, Year: p.Year, Part: 1}
	case 6:
		return model.Period{Kind: model.Half, Year: p.Year, Part: 1}
	case 9:
		return model.Period{Kind: model.NineMonths, Year: p.Year}
	case 12:
		return model.YearPeriod(int(p.Year))
	}
	return p
}
