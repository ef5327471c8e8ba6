package review

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/intake"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/widget"
)

// ask opens a line to type on, and hands what is typed to done, which gives a
// notice where it cannot be taken.
func (r *Review) ask(title, hint words.Word, name, value string, done func(text string) (notice string)) {
	text := widget.Text{Title: r.say(title), Hint: r.say(hint)}
	if strings.Contains(string(title), "%s") {
		text.Title = r.say(title, layout.Clean(name))
	}
	r.prompt = widget.NewPrompt(r.look(), text, value, 80, func(typed string) tea.Cmd {
		if typed = strings.TrimSpace(typed); typed != "" {
			r.notice = done(typed)
		}
		return nil
	})
}

// here is the observation or the cell under the cursor.
func (r *Review) here() (g *grid, o *intake.Observation, text string) {
	if g = r.grid(); g == nil {
		return nil, nil, ""
	}
	return g, g.read[g.cell()], g.text(g.row, g.col)
}

// askArea asks which area a name is, or that of a sheet that names none.
func (r *Review) askArea() {
	g, o, text := r.here()
	if g == nil {
		return
	}
	name := ""
	switch role := g.roles[g.cell()]; {
	case o != nil:
		name = o.AreaName
	case role == intake.AreaRole || role == intake.TotalRole || role == intake.IndicatorRole:
		name = strings.TrimSpace(text)
	}
	title := words.ReviewAskArea
	if name == "" {
		title = words.ReviewAskNoArea
	}
	r.ask(title, words.ReviewHintArea, name, "", func(typed string) string {
		id, ok := typed, typed == "-"
		if !ok {
			if id, ok = r.o.Area(typed); !ok {
				return r.say(words.ReviewUnknown, typed)
			}
		}
		r.tell(func(m *intake.Map) {
			if name == "" {
				m.Area = id
			} else {
				intake.Tell(m.Areas, name, id)
			}
		})
		return ""
	})
}

// nameHere is the name of the indicator under the cursor.
func (r *Review) nameHere() string {
	g, o, text := r.here()
	switch {
	case g == nil:
		return ""
	case o != nil:
		return o.Name
	}
	return intake.HeadingName(text)
}

func (r *Review) askIndicator() {
	name := r.nameHere()
	if name == "" {
		r.notice = r.say(words.ReviewNoName)
		return
	}
	r.ask(words.ReviewAskInd, words.ReviewHintInd, name, "", func(typed string) string {
		id, ok := typed, typed == "-"
		if !ok {
			if id, ok = r.o.Indicator(typed); !ok {
				return r.say(words.ReviewUnknown, typed)
			}
		}
		r.tell(func(m *intake.Map) { intake.Tell(m.Indicators, name, id) })
		return ""
	})
}

func (r *Review) askUnit() {
	name := r.nameHere()
	if name == "" {
		r.notice = r.say(words.ReviewNoName)
		return
	}
	r.ask(words.ReviewAskUnit, words.ReviewHintUnit, name, "", func(typed string) string {
		if !intake.IsUnit(typed) {
			return r.say(words.ReviewNoUnit, typed)
		}
		r.tell(func(m *intake.Map) { intake.Tell(m.Units, name, typed) })
		return ""
	})
}

// askPeriod asks which period a heading is, or that of a sheet that names none.
func (r *Review) askPeriod() {
	g, _, text := r.here()
	if g == nil {
		return
	}
	heading := text
	switch g.roles[g.cell()] {
	case intake.PeriodRole, intake.TitleRole, intake.IndicatorRole:
	default:
		heading = ""
	}
	title := words.ReviewAskPeriod
	if heading == "" {
		title = words.ReviewAskNoTime
	}
	r.ask(title, words.ReviewHintPeriod, heading, "", func(typed string) string {
		p, err := model.ParsePeriod(strings.ToUpper(typed))
		if err != nil || p.Kind == model.Undated {
			return r.say(words.ReviewNoTime, typed)
		}
		r.tell(func(m *intake.Map) {
			if heading == "" {
				m.Period = p.String()
			} else {
				intake.Tell(m.Periods, heading, p.String())
			}
		})
		return ""
	})
}

// leaveOut leaves out what the name under the cursor stands for.
func (r *Review) leaveOut() {
	g, o, text := r.here()
	if g == nil {
		return
	}
	switch role := g.roles[g.cell()]; {
	case role == intake.AreaRole || role == intake.TotalRole:
		r.tell(func(m *intake.Map) { intake.Tell(m.Areas, strings.TrimSpace(text), "-") })
	case role == intake.IndicatorRole || o != nil:
		name := r.nameHere()
		r.tell(func(m *intake.Map) { intake.Tell(m.Indicators, name, "-") })
	default:
		r.notice = r.say(words.ReviewNoName)
	}
}
