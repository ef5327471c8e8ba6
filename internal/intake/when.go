package intake

import (
	"strconv"
	"strings"

	"weici/model"
)

// when is what a heading says of time. A column may say no more than 本月, and
// the title the rest.
type when struct {
	year  int
	last  int // of a span of years
	back  int // years before the year that the rest speaks of: 上年同期 is 1
	kind  model.PeriodKind
	part  int // the month, quarter or half that kind needs
	day   int
	whole bool // says of itself that it is a whole year: 全年
	cum   bool // 累计: from January
	month bool // 本月: the month alone
}

func (w when) said() bool { return w != when{} }

// own tells whether a period is named, beyond 累计 and 本月.
func (w when) own() bool { return w.year != 0 || w.part != 0 || w.whole || w.back != 0 }

const (
	monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	zhMonth    = `1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]`
	dash       = `\s*(?:-|~|至|到)\s*`
)

// rule is one way to write a time.
type rule struct {
	pattern
	take func(w *when, m []string)
}

// timeRules are tried in this order; each match is taken out of the text.
var timeRules = []rule{
	{lazily(`(?:比|较)(?:上年|去年|上年同期|去年同期)`), nil},                                                                // a growth rate, not a time
	{lazily(`(?i)(?:19|20)\d\d年?\s*(?:money|equals|=\s*100|prices?\b|us\b|dollars|constant|不变价|可比价|价格)`), nil}, // a base
	{lazily(`上[年月季](?:同期|同月)?\s*=\s*100`), nil},
	{lazily(`(?i)((?:19|20)\d\d)年?(?:` + dash + `| to )((?:19|20)\d\d)(?:年|\b)`), func(w *when, m []string) {
		w.year, w.last, w.kind = atoi(m[1]), atoi(m[2]), model.Span
	}},
	{lazily(`(?:((?:19|20)\d\d)年?)?(?:0?1|一)月?份?` + dash + `(` + zhMonth + `)月份?`), func(w *when, m []string) {
		w.setYear(m[1])
		w.kind, w.part = model.YearToDate, numeral(m[2])
	}},
	{lazily(`(?:((?:19|20)\d\d)年?)?前(` + zhMonth + `)个?月`), func(w *when, m []string) {
		w.setYear(m[1])
		w.kind, w.part = model.YearToDate, numeral(m[2])
	}},
	{lazily(`(?:((?:19|20)\d\d)年?)?(?:前|[一1]` + dash + `)(二|两|三|四|[234])季度?`), func(w *when, m []string) {
		w.setYear(m[1])
		switch numeral(m[2]) {
		case 2:
			w.kind, w.part = model.Half, 1
		case 3:
			w.kind, w.part = model.NineMonths, 9
		default:
			w.kind, w.whole = model.Year, true
		}
	}},
	{lazily(`(?:((?:19|20)\d\d)年?度?)?第?([一二三四1-4])季度?`), func(w *when, m []string) {
		w.setYear(m[1])
		w.kind, w.part = model.Quarter, numeral(m[2])
	}},
	{lazily(`(?i)((?:19|20)\d\d)\s*[-/.]?\s*Q([1-4])\b`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[1]), model.Quarter, atoi(m[2])
	}},
	{lazily(`(?i)\bQ([1-4])(?:\s*[-/.,]?\s*((?:19|20)\d\d))?\b`), func(w *when, m []string) {
		w.setYear(m[2])
		w.kind, w.part = model.Quarter, atoi(m[1])
	}},
	{lazily(`(?:((?:19|20)\d\d)年?)?(上|下)半年`), func(w *when, m []string) {
		w.setYear(m[1])
		w.kind, w.part = model.Half, 1
		if m[2] == "下" {
			w.part = 2
		}
	}},
	{lazily(`((?:19|20)\d\d)年(` + zhMonth + `)月(\d{1,2})[日号]`), func(w *when, m []string) {
		w.year, w.kind, w.part, w.day = atoi(m[1]), model.Day, numeral(m[2]), atoi(m[3])
	}},
	{lazily(`((?:19|20)\d\d)([-/.])(\d{1,2})[-/.](\d{1,2})\b`), func(w *when, m []string) {
		w.year, w.kind, w.part, w.day = atoi(m[1]), model.Day, atoi(m[3]), atoi(m[4])
	}},
	{lazily(`((?:19|20)\d\d)年(` + zhMonth + `)月(?:份|末|底)?`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[1]), model.Month, numeral(m[2])
	}},
	{lazily(`(?i)\b((?:19|20)\d\d)(?:[-/.]|\s*M)(1[0-2]|0?[1-9])\b`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[1]), model.Month, atoi(m[2])
	}},
	{lazily(`^((?:19|20)\d\d)(1[0-2]|0[1-9])$`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[1]), model.Month, atoi(m[2])
	}},
	{lazily(`(?i)\bjan(?:uary)?` + dash + `(` + monthNames + `)[\s,]*((?:19|20)\d\d)?`), func(w *when, m []string) {
		w.setYear(m[2])
		w.kind, w.part = model.YearToDate, monthNumber(m[1])
	}},
	{lazily(`(?i)\b(` + monthNames + `)[\s,-]+((?:19|20)\d\d)\b`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[2]), model.Month, monthNumber(m[1])
	}},
	{lazily(`(?i)\b((?:19|20)\d\d)[\s,-]+(` + monthNames + `)\b`), func(w *when, m []string) {
		w.year, w.kind, w.part = atoi(m[1]), model.Month, monthNumber(m[2])
	}},
	{lazily(`((?:19|20)\d\d)年(?:度|全年|末|底)?`), func(w *when, m []string) {
		w.year, w.kind = atoi(m[1]), model.Year
		w.whole = strings.HasSuffix(m[0], "全年") || strings.HasSuffix(m[0], "末") || strings.HasSuffix(m[0], "底")
	}},
	{lazily(`二[〇○零0][一二][〇○零0一二三四五六七八九]年`), func(w *when, m []string) {
		y := 0
		for _, r := range strings.TrimSuffix(m[0], "年") {
			y = y*10 + max(0, strings.IndexRune("〇一二三四五六七八九", r)/len("〇"))
		}
		w.year, w.kind = y, model.Year
	}},
	{lazily(`^((?:19|20)\d\d)(?:\.0)?$`), func(w *when, m []string) { w.year, w.kind = atoi(m[1]), model.Year }},
	{lazily(`\b((?:19|20)\d\d)\b`), func(w *when, m []string) { w.year, w.kind = atoi(m[1]), model.Year }},
	{lazily(`1-本月(?:累计)?|(?:截?至)?本(?:月|期)(?:止|末)累计|本(?:月|期)止?累计|本年止?累计|自?年初(?:至(?:本月|今))?(?:止|累计)+|年初至今|本年累计`), func(w *when, _ []string) { w.cum = true }},
	{lazily(`全年(?:累计)?|年度(?:累计)`), func(w *when, _ []string) { w.kind, w.whole = model.Year, true }},
	{lazily(`(` + zhMonth + `)月(?:份|末|底)?`), func(w *when, m []string) { w.kind, w.part = model.Month, numeral(m[1]) }},
	{lazily(`(?i)\b(` + monthNames + `)\b`), func(w *when, m []string) { w.kind, w.part = model.Month, monthNumber(m[1]) }},
	{lazily(`累计(?:值|数|额)?|(?i:\byear[- ]to[- ]date\b|\bytd\b|\bcumulative\b)`), func(w *when, _ []string) { w.cum = true }},
	{lazily(`(?:本月|当月|单月|当期|本期)(?:值|数|额)?|(?i:\bthis month\b|\bcurrent month\b)`), func(w *when, _ []string) { w.month = true }},
	{lazily(`(?:上年|去年)(?:同期|同月)?(?:数|值|实绩|累计)?|同期数|(?i:\b(?:prior|previous|last) year\b|\bsame period last year\b)`), func(w *when, _ []string) { w.back = 1 }},
	{lazily(`(?:今年|本年|当年)(?:数|值)?`), func(w *when, _ []string) {}},
}

func (w *when) setYear(s string) {
	if s != "" {
		w.year = atoi(s)
	}
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// numeral reads 1 to 12 in either script.
func numeral(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n := 0
	for _, r := range s {
		switch {
		case r == '十':
			n = 10
		case r == '两':
			n += 2
		default:
			if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
				n += i/len("一") + 1
			}
		}
	}
	return n
}

func monthNumber(s string) int {
	return strings.Index("jan feb mar apr may jun jul aug sep oct nov dec", strings.ToLower(s[:3]))/4 + 1
}

// readWhen takes what a text says of time out of it.
func readWhen(text string) (w when, rest string) {
	if !strings.ContainsAny(text, "0123456789年月季全上累本当单自至去今同前一下二") && !strings.ContainsAny(text, "JFMASONDYPTCQjfmasondyptcq") {
		return w, text
	}
	rest = text
	var held []string
	for _, r := range timeRules {
		m := r.FindStringSubmatchIndex(rest)
		if m == nil {
			continue
		}
		if r.take == nil { // is kept out of the way of the rules after it
			held = append(held, rest[m[0]:m[1]])
			rest = rest[:m[0]] + "\x00" + rest[m[1]:]
			continue
		}
		groups := make([]string, len(m)/2)
		for i := range groups {
			if m[2*i] >= 0 {
				groups[i] = rest[m[2*i]:m[2*i+1]]
			}
		}
		var piece when
		if r.take(&piece, groups); w.join(piece) {
			rest = rest[:m[0]] + rest[m[1]:]
		}
	}
	for _, h := range held {
		rest = strings.Replace(rest, "\x00", h, 1)
	}
	return w, rest
}

// join adds what another part of the same text says; false where it says
// another time.
func (w *when) join(o when) bool {
	finer := o.kind != 0 && o.kind != model.Year
	switch {
	case o.year != 0 && w.year != 0,
		finer && w.kind != 0 && w.kind != model.Year,
		o.whole && w.kind != 0 && w.kind != model.Year:
		return false
	}
	if o.year != 0 {
		w.year, w.last = o.year, o.last
	}
	if finer || w.kind == 0 {
		w.kind, w.part, w.day = o.kind, o.part, o.day
	}
	w.whole = w.whole || o.whole
	w.cum, w.month, w.back = w.cum || o.cum, w.month || o.month, max(w.back, o.back)
	return true
}

// within fills what a time does not say from the one around it.
func (w when) within(o when) when {
	if w.year == 0 {
		w.year, w.last = o.year, max(w.last, 0)
		if w.kind == 0 && !w.cum && !w.month && o.last != 0 {
			w.last = o.last
		}
		if o.back != 0 && w.back == 0 {
			w.back = o.back
		}
	}
	if !w.cum && !w.month && (w.kind == 0 || w.kind == model.Year && !w.whole || w.kind == model.Month && !o.own()) {
		w.cum, w.month = o.cum, o.month
	}
	if w.kind == 0 || w.kind == model.Year && !w.whole && o.kind != model.Span && o.kind != model.Day && o.kind != 0 {
		w.kind, w.part, w.day, w.whole = o.kind, o.part, o.day, o.whole
		if w.last == 0 && o.kind == model.Span {
			if w.year == o.year {
				w.last = o.last
			} else {
				w.kind = model.Year
			}
		}
	}
	return w
}

// period makes the period of what was said; ok is false where a part of it was
// not.
func (w when) period() (p model.Period, ok bool) {
	if w.year == 0 {
		return p, false
	}
	year := w.year - w.back
	p = model.Period{Kind: w.kind, Year: int16(year), Part: uint8(w.part)}
	switch w.kind {
	case 0:
		p.Kind = model.Year
	case model.Span:
		p.Last = int16(w.last - w.back)
	case model.Day:
		p.Day = uint8(w.day)
	case model.NineMonths:
		p.Part = 0
	}
	if w.cum || w.month {
		if p, ok = w.stretch(p); !ok {
			return p, false
		}
	}
	if p.Kind == model.Year || p.Kind == model.Span {
		p.Part = 0
	}
	q, err := model.ParsePeriod(p.String())
	return q, err == nil
}

// stretch makes the month alone of a time to date, or the other way round.
func (w when) stretch(p model.Period) (model.Period, bool) {
	switch p.Kind {
	case model.Month, model.YearToDate:
	case model.Quarter, model.Half, model.NineMonths:
		if w.cum {
			return p, p.Kind != model.Quarter || p.Part == 1 || !w.month
		}
		p.Part = p.End().Month
	case model.Year:
		if w.cum {
			return p, true
		}
		return p, false
	default:
		return p, false
	}
	p.Kind = model.YearToDate
	if w.month {
		p.Kind = model.Month
	}
	return p, true
}
