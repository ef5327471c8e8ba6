package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

type coverageItem struct {
	Indicator indicatorJSON `json:"indicator"`
	Period    *string       `json:"period"`
	Figures   int           `json:"figures"`
	Of        int           `json:"of"`
	Missing   []missingJSON `json:"missing"`
}

type missingJSON struct {
	Area       areaJSON `json:"area"`
	Reason     string   `json:"reason"`
	ReasonText string   `json:"reason_text"`
}

// coverage says by indicator and period which areas of the set have a figure,
// and why the others have none.
func (c *command) coverage() *cobra.Command {
	quality := false
	cmd := c.listing("coverage", words.CoverageShort, func(w prose.Writer, period model.Period) (*report, error) {
		if quality {
			return c.quality(w), nil
		}
		q := analysis.Question{Against: model.NoIndicator, Area: model.NoArea, Within: model.NoArea}
		s, err := c.load()
		if err == nil {
			err = c.set(s, &q)
		}
		if err != nil {
			return nil, err
		}
		q.Indicator = model.NoIndicator
		g := grid{right: map[int]bool{3: true, 4: true}, head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadCovered),
			c.say(words.HeadSetSize), c.say(words.HeadMissing)}}
		out := &report{title: c.say(words.CoverageOf, w.AreaName(q.Within), w.Level(q.Level))}
		items := []coverageItem{}
		for i := range w.Panel.Indicators {
			for _, item := range coverageOf(w, q, model.IndicatorID(i), period) {
				items = append(items, item)
				g.rows = append(g.rows, c.coverageRow(item))
			}
		}
		out.tables, out.sheet, out.json = []grid{g}, g.sheet(), map[string]any{"coverage": items}
		return out, nil
	}, "set")
	cmd.Flags().BoolVar(&quality, "quality", false, c.say(words.FlagQuality))
	return cmd
}

// coverageOf is an indicator's coverage in each period, or the one item that
// says that there is nothing at all.
func coverageOf(w prose.Writer, q analysis.Question, ind model.IndicatorID, only model.Period) []coverageItem {
	var items []coverageItem
	members := analysis.Members(w.Panel, q.Within, q.Level)
	for _, period := range w.Panel.Periods(ind) {
		if only.Kind != model.Undated && period != only || !anyOf(w.Panel, ind, members, period) {
			continue
		}
		q.Indicator, q.Period = ind, period
		items = append(items, covered(w, analysis.Rank(w.Panel, q)))
	}
	if len(items) == 0 {
		q.Indicator, q.Period = ind, only
		items = append(items, covered(w, analysis.Rank(w.Panel, q)))
	}
	return items
}

// anyOf tells whether any of the areas has an observation, be it a rank alone.
func anyOf(p *model.Panel, ind model.IndicatorID, areas []model.AreaID, period model.Period) bool {
	return slices.ContainsFunc(areas, func(a model.AreaID) bool { return p.Shown(ind, a, period) != model.NoObs })
}

func covered(w prose.Writer, r *analysis.Ranking) coverageItem {
	s := shaper{w}
	item := coverageItem{s.indicator(r.Indicator, r.Derivation), text(r.Period.String()), r.N(), r.Of, []missingJSON{}}
	for _, u := range r.Unranked {
		item.Missing = append(item.Missing, missingJSON{*s.area(u.Area), u.Why.String(), w.Why(u.Why)})
	}
	return item
}

// coverageRow names the missing areas by reason, or says that it is all.
func (c *command) coverageRow(item coverageItem) []cell {
	period, missing := "—", ""
	if item.Period != nil {
		period = *item.Period
	}
	switch {
	case allUncollected(item):
		missing = c.say(words.CoverageAll)
	case len(item.Missing) > 0:
		missing = c.missing(item.Missing)
	}
	return cells(item.Indicator.ID, item.Indicator.Name, period, strconv.Itoa(item.Figures), strconv.Itoa(item.Of), missing)
}

func allUncollected(item coverageItem) bool {
	return item.Figures == 0 && !slices.ContainsFunc(item.Missing, func(m missingJSON) bool { return m.Reason != analysis.NotCollected.String() })
}

func (c *command) missing(all []missingJSON) string {
	var reasons []string
	names := map[string][]string{}
	for _, m := range all {
		if names[m.ReasonText] == nil {
			reasons = append(reasons, m.ReasonText)
		}
		names[m.ReasonText] = append(names[m.ReasonText], m.Area.Name)
	}
	const most = 20 // a province has a hundred districts
	for i, reason := range reasons {
		list := names[reason]
		text := strings.Join(list[:min(len(list), most)], c.say(words.ListComma))
		if len(list) > most {
			text += c.say(words.CliAndMore, len(list)-most)
		}
		reasons[i] = c.say(words.SaidCell, reason, text)
	}
	return strings.Join(reasons, c.say(words.NoteSemicolon))
}
