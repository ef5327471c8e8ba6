package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
)

// listing is a command without arguments that prints one table. With a period
// it lists what there is in that period.
func (c *command) listing(name string, short words.Word, list func(prose.Writer, model.Period) (*report, error), kinds ...string) *cobra.Command {
	return c.completing(c.reading(&cobra.Command{
		Use: name, Short: c.say(short), Args: exactly(c, 0),
		Example: "  weici " + name + " --format csv",
		RunE: func(*cobra.Command, []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			period, err := c.period()
			if err != nil {
				return err
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			r, err := list(c.writer(s), period)
			if err != nil {
				return err
			}
			return c.print(r)
		},
	}, kinds...))
}

type areaItem struct {
	areaJSON
	Level    string    `json:"level"`
	Parent   *areaJSON `json:"parent"`
	Pinyin   *string   `json:"pinyin"`
	Initials *string   `json:"initials"`
	From     *string   `json:"valid_from"`
	To       *string   `json:"valid_to"`
	Figures  int       `json:"figures"`
}

// areas lists the areas that there are, or were in a period, and how many
// figures there are of each.
func (c *command) areas() *cobra.Command {
	return c.listing("areas", words.AreasShort, func(w prose.Writer, period model.Period) (*report, error) {
		g := grid{right: map[int]bool{9: true}, head: []string{"id", c.say(words.HeadCode), c.say(words.HeadLevel), c.say(words.HeadArea), c.say(words.LabelParent),
			c.say(words.LabelPinyin), c.say(words.LabelInitials), c.say(words.LabelFrom), c.say(words.LabelTo), c.say(words.HeadFigures)}}
		items := []areaItem{}
		count := tally(w.Panel, period, func(id model.ObsID) int { return int(w.Panel.Observations.Area(id)) }, len(w.Panel.Areas))
		for i := range w.Panel.Areas {
			a, id := &w.Panel.Areas[i], model.AreaID(i)
			if period.Kind != model.Undated && !a.Covers(period) {
				continue
			}
			parent := ""
			if a.Parent != model.NoArea {
				parent = w.AreaName(a.Parent)
			}
			from, to := a.ValidFrom.String(), a.ValidTo.String()
			g.rows = append(g.rows, cells(a.ID, a.Code, string(a.Level), w.AreaName(id), parent, a.Pinyin, a.Initials, from, to, strconv.Itoa(count[i])))
			shape := shaper{w}
			items = append(items, areaItem{*shape.area(id), string(a.Level), shape.area(a.Parent), text(a.Pinyin), text(a.Initials), text(from), text(to), count[i]})
		}
		return listed(g, map[string]any{"areas": items}), nil
	})
}

// tally counts the observations of a period (undated: of all) by what of gives.
func tally(p *model.Panel, period model.Period, of func(model.ObsID) int, size int) []int {
	count := make([]int, size)
	for id := range model.ObsID(p.Observations.Len()) {
		if period.Kind != model.Undated && p.Observations.Period(id) != period {
			continue
		}
		if i := of(id); i >= 0 {
			count[i]++
		}
	}
	return count
}

func listed(g grid, answer any) *report {
	return &report{tables: []grid{g}, sheet: g.sheet(), json: answer}
}

type indicatorItem struct {
	indicatorJSON
	Category   string  `json:"category"`
	Kind       string  `json:"kind"`
	GrowthOf   *string `json:"growth_of"`
	Definition *string `json:"definition"`
	Areas      int     `json:"areas"`
	Figures    int     `json:"figures"`
	From       *string `json:"from"`
	To         *string `json:"to"`
}

// indicators lists what is measured, and how many figures there are of it.
func (c *command) indicators() *cobra.Command {
	return c.listing("indicators", words.IndicatorsShort, func(w prose.Writer, period model.Period) (*report, error) {
		g := grid{right: map[int]bool{6: true, 7: true}, head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadUnit), c.say(words.HeadKind),
			c.say(words.HeadBasis), c.say(words.HeadDirection), c.say(words.HeadAreas), c.say(words.HeadFigures), c.say(words.HeadPeriod)}}
		items := []indicatorItem{}
		for _, t := range analysis.Tallies(w.Panel) {
			if period.Kind != model.Undated && !known(w.Panel.Periods(t.Indicator), period) {
				continue
			}
			span := ""
			if t.Figures > 0 {
				span = t.From.String() + "–" + t.To.String()
			}
			x := indicatorOf(w, t)
			g.rows = append(g.rows, cells(x.ID, x.Name, w.Unit(t.Indicator, analysis.Derivation{}), x.Kind, w.Basis(t.Indicator, analysis.Derivation{}),
				w.Polarity(t.Indicator), strconv.Itoa(t.Areas), strconv.Itoa(t.Figures), span))
			items = append(items, x)
		}
		return listed(g, map[string]any{"indicators": items}), nil
	})
}

func indicatorOf(w prose.Writer, t analysis.Tally) indicatorItem {
	i := &w.Panel.Indicators[t.Indicator]
	x := indicatorItem{indicatorJSON: shaper{w}.indicator(t.Indicator, analysis.Derivation{}), Category: i.Category.In(w.Lang), Kind: string(i.Kind),
		Definition: text(i.Definition.In(w.Lang)), Areas: t.Areas, Figures: t.Figures, From: text(t.From.String()), To: text(t.To.String())}
	if i.GrowthOf != model.NoIndicator {
		x.GrowthOf = text(w.Panel.Indicators[i.GrowthOf].ID)
	}
	return x
}

type documentItem struct {
	Document    string   `json:"document"`
	Title       *string  `json:"title"`
	TitleEN     *string  `json:"title_en"`
	Description *string  `json:"description"`
	Authors     []string `json:"authors"`
	Publisher   *string  `json:"publisher"`
	Published   *string  `json:"published"`
	Kind        string   `json:"kind"`
	URL         *string  `json:"url"`
	Reference   string   `json:"reference"`
	Figures     int      `json:"figures"`
}

// sources lists the documents, and how many figures stand in each.
func (c *command) sources() *cobra.Command {
	return c.listing("sources", words.SourcesShort, func(w prose.Writer, period model.Period) (*report, error) {
		count := tally(w.Panel, period, func(id model.ObsID) int { return int(w.Panel.Observations.Document(id)) }, len(w.Panel.Documents))
		g := grid{right: map[int]bool{2: true}, head: []string{"id", c.say(words.LabelKind), c.say(words.HeadFigures), c.say(words.HeadDocument),
			c.say(words.LabelPublisher), c.say(words.LabelPublished), c.say(words.LabelAddress)}}
		items := []documentItem{}
		for i := range w.Panel.Documents {
			d := &w.Panel.Documents[i]
			if period.Kind != model.Undated && count[i] == 0 {
				continue
			}
			g.rows = append(g.rows, cells(d.ID, w.DocKind(d.Kind), strconv.Itoa(count[i]), d.Label(), d.Publisher, d.Published.String(), d.URL))
			items = append(items, documentItem{d.ID, text(d.Title), text(d.TitleEN), text(d.Description), append([]string{}, d.Authors...), text(d.Publisher),
				text(d.Published.String()), string(d.Kind), text(d.URL), prose.Reference(d), count[i]})
		}
		return listed(g, map[string]any{"sources": items}), nil
	})
}
