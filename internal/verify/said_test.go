package verify_test

import (
	"fmt"
	"strconv"
	"testing"

	"weici/data"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/internal/verify"
	"weici/model"
)

// said says a figure as a sentence of a report does.
func said(p *model.Panel, o model.Observation) string {
	ind := &p.Indicators[o.Indicator]
	number := strconv.FormatFloat(o.Value, 'f', int(o.Decimals), 64)
	name := ind.Name.ZH
	if ind.Kind == model.GrowthKind && o.Value < 0 {
		return fmt.Sprintf("%s，%s%s为-%s%s。", period(o.Period), p.Areas[o.Area].Name.ZH, name, number[1:], ind.Unit.ZH)
	}
	return fmt.Sprintf("%s，%s%s为%s%s。", period(o.Period), p.Areas[o.Area].Name.ZH, name, number, ind.Unit.ZH)
}

func period(p model.Period) string {
	switch p.Kind {
	case model.Half:
		return fmt.Sprintf("%d年上半年", p.Year)
	case model.NineMonths:
		return fmt.Sprintf("%d年前三季度", p.Year)
	case model.Quarter:
		return fmt.Sprintf("%d年第%d季度", p.Year, p.Part)
	case model.YearToDate:
		return fmt.Sprintf("%d年1—%d月", p.Year, p.Part)
	case model.Year:
		return fmt.Sprintf("%d年", p.Year)
	}
	return ""
}

// TestHeldFiguresAgreeAndMutationsDoNot says every exact figure that the dataset
// shows: it agrees, and with another last digit, unit, period or area it never
// does.
func TestHeldFiguresAgreeAndMutationsDoNot(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.Panel
	names := reading.NewNames(p.Dataset)
	check := func(text string) (verify.Code, string, bool) {
		for _, f := range verify.Text(p, names, text, draft.Options{Area: model.NoArea}) {
			if f.Valued || f.State == draft.Unplaced {
				return f.Code, f.Dimension, true
			}
		}
		return "", "", false
	}
	said1, agreed, tried, passed, named := 0, 0, 0, 0, 0
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if p.Shown(o.Indicator, o.Area, o.Period) != id || !o.Valued || o.Qualifier != model.Exact || o.Status == model.Forecast || period(o.Period) == "" || !p.Areas[o.Area].Covers(o.Period) {
			continue
		}
		said1++
		code, _, _ := check(said(p, o))
		if code == verify.Differs {
			t.Errorf("differs from itself: %s", said(p, o))
		}
		if code != verify.Agrees {
			t.Logf("%s: %s", code, said(p, o))
			continue
		}
		agreed++
		for _, m := range mutations(p, o) {
			tried++
			switch code, dimension, _ := check(m.text); {
			case code == verify.Agrees:
				passed++
				t.Logf("agrees with another %s: %s", m.dimension, m.text)
			case dimension == m.dimension:
				named++
			}
		}
	}
	t.Logf("%d figures said, %d agree; of %d mutations %d pass, and of %d the dimension is named", said1, agreed, tried, passed, named)
	if agreed*100 < said1*95 || passed*200 > tried {
		t.Errorf("%d of %d agree, %d of %d mutations pass", agreed, said1, passed, tried)
	}
}

type mutation struct{ dimension, text string }

func mutations(p *model.Panel, o model.Observation) []mutation {
	var out []mutation
	add := func(dimension string, change func(*model.Observation)) {
		m := o
		change(&m)
		out = append(out, mutation{dimension, said(p, m)})
	}
	step := 3.0
	for range o.Decimals {
		step /= 10
	}
	add(verify.Value, func(m *model.Observation) { m.Value += step })
	for _, other := range p.Periods(o.Indicator) {
		if id := p.Shown(o.Indicator, o.Area, other); other != o.Period && period(other) != "" && id != model.NoObs && p.Observations.Figure(id).Value != o.Value && p.Areas[o.Area].Covers(other) {
			add(verify.Period, func(m *model.Observation) { m.Period = other })
			break
		}
	}
	for other := range p.Areas {
		x := model.AreaID(other)
		if id := p.Shown(o.Indicator, x, o.Period); x != o.Area && p.Areas[other].Parent == p.Areas[o.Area].Parent && id != model.NoObs && p.Observations.Figure(id).Value != o.Value && p.Areas[other].Covers(o.Period) {
			add(verify.Area, func(m *model.Observation) { m.Area = x })
			break
		}
	}
	return out
}
