package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// areas lists the areas of the dataset.
func (c *command) areas() *cobra.Command {
	return c.listing("areas", words.AreasShort, func(s *source) (grid, any) {
		w := c.writer(s)
		g := grid{head: []string{"id", "code", c.say(words.HeadLevel), c.say(words.HeadArea), c.say(words.LabelParent), c.say(words.LabelPinyin), c.say(words.LabelFrom), c.say(words.LabelTo)}}
		type item struct {
			areaJSON
			Level    string    `json:"level"`
			Parent   *areaJSON `json:"parent"`
			Pinyin   *string   `json:"pinyin"`
			Initials *string   `json:"initials"`
			From     *string   `json:"valid_from"`
			To       *string   `json:"valid_to"`
		}
		items := []item{}
		shape := shaper{w}
		for i := range s.panel.Areas {
			a, id := &s.panel.Areas[i], model.AreaID(i)
			parent := ""
			if a.Parent != model.NoArea {
				parent = w.AreaName(a.Parent)
			}
			g.add(a.ID, a.Code, string(a.Level), w.AreaName(id), parent, a.Pinyin+" "+a.Initials, a.ValidFrom.String(), a.ValidTo.String())
			items = append(items, item{*shape.area(id), string(a.Level), shape.area(a.Parent), text(a.Pinyin), text(a.Initials), text(a.ValidFrom.String()), text(a.ValidTo.String())})
		}
		return g, map[string]any{"areas": items}
	})
}

// indicators lists what is measured, and how many figures there are of it.
func (c *command) indicators() *cobra.Command {
	return c.listing("indicators", words.IndicatorsShort, func(s *source) (grid, any) {
		w := c.writer(s)
		shape := shaper{w}
		g := grid{right: map[int]bool{6: true, 7: true}, head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadUnit), c.say(words.HeadKind),
			c.say(words.HeadBasis), c.say(words.HeadDirection), c.say(words.HeadAreas), c.say(words.HeadFigures), c.say(words.HeadPeriod)}}
		type item struct {
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
		items := []item{}
		for _, t := range analysis.Tallies(s.panel) {
			i := &s.panel.Indicators[t.Indicator]
			span := ""
			if t.Figures > 0 {
				span = t.From.String() + "–" + t.To.String()
			}
			g.add(i.ID, w.Indicator(t.Indicator), w.Unit(t.Indicator, analysis.Derivation{}), string(i.Kind), w.Basis(t.Indicator, analysis.Derivation{}),
				w.Polarity(t.Indicator), strconv.Itoa(t.Areas), strconv.Itoa(t.Figures), span)
			x := item{indicatorJSON: shape.indicator(t.Indicator, analysis.Derivation{}), Category: i.Category.In(w.Lang), Kind: string(i.Kind),
				Definition: text(i.Definition.In(w.Lang)), Areas: t.Areas, Figures: t.Figures, From: text(t.From.String()), To: text(t.To.String())}
			if i.GrowthOf != model.NoIndicator {
				x.GrowthOf = text(s.panel.Indicators[i.GrowthOf].ID)
			}
			items = append(items, x)
		}
		return g, map[string]any{"indicators": items}
	})
}

// sources lists the documents.
func (c *command) sources() *cobra.Command {
	return c.listing("sources", words.SourcesShort, func(s *source) (grid, any) {
		w := c.writer(s)
		count := make([]int, len(s.panel.Documents))
		for id := range model.ObsID(s.panel.Observations.Len()) {
			if doc := s.panel.Observations.Document(id); doc != model.NoDoc {
				count[doc]++
			}
		}
		g := grid{right: map[int]bool{2: true}, head: []string{"id", c.say(words.LabelKind), c.say(words.HeadFigures), c.say(words.HeadDocument), c.say(words.LabelPublisher), c.say(words.LabelPublished), c.say(words.LabelAddress)}}
		type item struct {
			Document    string   `json:"document"`
			Title       *string  `json:"title"`
			Description *string  `json:"description"`
			Authors     []string `json:"authors"`
			Publisher   *string  `json:"publisher"`
			Published   *string  `json:"published"`
			Kind        string   `json:"kind"`
			URL         *string  `json:"url"`
			Figures     int      `json:"figures"`
		}
		items := []item{}
		for i := range s.panel.Documents {
			d := &s.panel.Documents[i]
			g.add(d.ID, w.DocKind(d.Kind), strconv.Itoa(count[i]), d.Label(), d.Publisher, d.Published.String(), d.URL)
			items = append(items, item{d.ID, text(d.Title), text(d.Description), append([]string{}, d.Authors...), text(d.Publisher),
				text(d.Published.String()), string(d.Kind), text(d.URL), count[i]})
		}
		return g, map[string]any{"sources": items}
	})
}

// coverage says which figures there are, by indicator and period.
func (c *command) coverage() *cobra.Command {
	return c.listing("coverage", words.CoverageShort, func(s *source) (grid, any) {
		w := c.writer(s)
		q := analysis.Question{Within: model.NoArea}
		if err := c.set(s, &q); err != nil {
			return grid{}, nil
		}
		members := analysis.Members(s.panel, q.Within, q.Level)
		g := grid{right: map[int]bool{3: true, 4: true}, head: []string{"id", c.say(words.HeadIndicator), c.say(words.HeadPeriod), c.say(words.HeadFigures), c.say(words.HeadSetSize)}}
		type item struct {
			Indicator string `json:"indicator"`
			Period    string `json:"period"`
			Figures   int    `json:"figures"`
			Of        int    `json:"of"`
		}
		items := []item{}
		for i := range s.panel.Indicators {
			ind := model.IndicatorID(i)
			for _, p := range analysis.Covered(s.panel, ind, members) {
				if p.Count == 0 {
					continue
				}
				g.add(s.panel.Indicators[i].ID, w.Indicator(ind), w.Period(p.Period), strconv.Itoa(p.Count), strconv.Itoa(len(members)))
				items = append(items, item{s.panel.Indicators[i].ID, p.Period.String(), p.Count, len(members)})
			}
		}
		return g, map[string]any{"coverage": items}
	})
}

// listing is a command without arguments that prints one table.
func (c *command) listing(name string, short words.Word, list func(*source) (grid, any)) *cobra.Command {
	kinds := []string{}
	if name == "coverage" {
		kinds = append(kinds, "set")
	}
	return c.completing(c.reading(&cobra.Command{
		Use: name, Short: c.say(short), Args: exactly(c, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			g, shape := list(s)
			return c.print(&report{tables: []grid{g}, tidy: g, json: shape})
		},
	}, kinds...))
}
