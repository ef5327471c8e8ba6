package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"weici/internal/words"
	"weici/model"
)

// diff tells what is new, changed and gone between two datasets.
func (c *command) diff() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "diff " + c.say(words.ArgDatasets),
		Short:   c.say(words.DiffShort),
		Example: "  weici diff last-month this-month",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			if len(args) != 2 {
				return usage("%s", c.say(words.CliArgs, c.useLine(cmd)))
			}
			tell := c.progress(words.Loading)
			before, err := c.open(args[0], tell)
			if err != nil {
				return err
			}
			after, err := c.open(args[1], tell)
			if err != nil {
				return err
			}
			return c.put(c.differing(before.panel, after.panel))
		},
	}
	c.formatFlags(cmd.Flags())
	return cmd
}

type diffJSON struct {
	What      string `json:"what"` // new, changed, gone
	Area      string `json:"area"`
	Indicator string `json:"indicator"`
	Period    string `json:"period"`
	Before    string `json:"before"`
	After     string `json:"after"`
}

// shownFigure is the figure that a dataset shows for a cell.
type shownCell struct{ area, indicator, period string }

// differing compares the figures that two datasets show.
func (c *command) differing(before, after *model.Panel) *report {
	found := []diffJSON{}
	old := shownFigures(before)
	now := shownFigures(after)
	for _, at := range orderOf(after) {
		was, had := old[at]
		switch is := now[at]; {
		case !had:
			found = append(found, diffJSON{"new", at.area, at.indicator, at.period, "", is})
		case was != is:
			found = append(found, diffJSON{"changed", at.area, at.indicator, at.period, was, is})
		}
	}
	for _, at := range orderOf(before) {
		if _, has := now[at]; !has {
			found = append(found, diffJSON{"gone", at.area, at.indicator, at.period, old[at], ""})
		}
	}
	out := &report{json: found, sheet: sheet{head: []string{"what", "area", "indicator", "period", "before", "after"}}}
	g := grid{right: map[int]bool{4: true, 5: true}, head: []string{c.say(words.HeadWhat), c.say(words.HeadArea), c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadBefore), c.say(words.HeadAfter)}}
	what := map[string]words.Word{"new": words.DiffNew, "changed": words.DiffChanged, "gone": words.DiffGone}
	for _, d := range found {
		g.rows = append(g.rows, cells(c.say(what[d.What]), d.Area, d.Indicator, d.Period, d.Before, d.After))
		out.sheet.rows = append(out.sheet.rows, []string{d.What, d.Area, d.Indicator, d.Period, d.Before, d.After})
	}
	out.tables = []grid{g}
	if len(found) == 0 {
		out.tables, out.lines = nil, []string{c.say(words.DiffSame)}
	}
	return out
}

// eachShown calls a function for every observation that is shown in its cell,
// in the order of the dataset.
func eachShown(p *model.Panel, each func(shownCell, model.Figure)) {
	o := p.Observations
	for id := range model.ObsID(o.Len()) {
		area, ind, period := o.Area(id), o.Indicator(id), o.Period(id)
		if p.Shown(ind, area, period) == id {
			each(shownCell{p.Areas[area].ID, p.Indicators[ind].ID, period.String()}, o.Figure(id))
		}
	}
}

func shownFigures(p *model.Panel) map[shownCell]string {
	all := map[shownCell]string{}
	eachShown(p, func(at shownCell, f model.Figure) {
		text := f.Status.String()
		if f.Valued {
			text = strconv.FormatFloat(f.Value, 'f', -1, 64)
		}
		all[at] = text
	})
	return all
}

func orderOf(p *model.Panel) []shownCell {
	var all []shownCell
	eachShown(p, func(at shownCell, _ model.Figure) { all = append(all, at) })
	return all
}
