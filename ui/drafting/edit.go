package drafting

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/draft"
	"weici/internal/words"
	"weici/model"
	"weici/ui/widget"
)

// edit changes a field of the figure under the cursor; false for another key.
func (d *Drafting) edit(key string) bool {
	switch key {
	case "a":
		d.pick(words.DraftingAskArea, d.o.FindArea, func(x *item, id int) {
			x.Proposal = x.Placed(d.o.Panel, model.AreaID(id), x.Indicator, x.Period)
		})
	case "i":
		d.pick(words.DraftingAskInd, d.o.FindIndicator, func(x *item, id int) {
			x.Proposal = x.Placed(d.o.Panel, x.Area, model.IndicatorID(id), x.Period)
		})
	case "p":
		d.askPeriod()
	case "e":
		d.askValue()
	case "r":
		d.askRank()
	case "f":
		d.change(func(x *item) {
			all := model.Qualifiers()
			x.Qualifier = all[(int(x.Qualifier)+1)%len(all)]
			x.Proposal = x.Placed(d.o.Panel, x.Area, x.Indicator, x.Period)
		})
	case "s":
		d.change(func(x *item) { x.Observation.Status = nextStatus(x.Observation.Status) })
	default:
		return false
	}
	return true
}

// nextStatus goes through the statuses that a document can give a figure.
func nextStatus(s model.Status) model.Status {
	all := []model.Status{model.Normal, model.Provisional, model.Estimated, model.Forecast, model.Revised}
	for i, x := range all {
		if x == s {
			return all[(i+1)%len(all)]
		}
	}
	return model.Normal
}

// pick opens the finder of a field.
func (d *Drafting) pick(title words.Word, find func(string) []Choice, take func(*item, int)) {
	text := widget.Text{Title: d.say(title), Hint: d.say(words.DraftingHintFind), None: d.say(words.DraftingHintFind)}
	d.asking = widget.NewFinder(d.look(), text, func(typed string) []widget.Item {
		var items []widget.Item
		for _, c := range find(typed) {
			items = append(items, widget.Item{Text: c.Text, Do: func() tea.Cmd {
				d.change(func(x *item) { take(x, c.ID) })
				return nil
			}})
		}
		return items
	})
}

func (d *Drafting) askPeriod() {
	d.ask(d.say(words.DraftingAskTime), d.say(words.DraftingHintTime), d.items[d.at].Period.String(), func(typed string) bool {
		p, err := model.ParsePeriod(strings.ToUpper(strings.TrimSpace(typed)))
		if err != nil {
			return false
		}
		d.change(func(x *item) { x.Proposal = x.Placed(d.o.Panel, x.Area, x.Indicator, p) })
		return true
	})
}

func (d *Drafting) askValue() {
	x := &d.items[d.at]
	if x.State == draft.Unplaced || !x.Valued {
		d.notice = d.say(words.DraftingCannot)
		return
	}
	unit := d.o.Panel.Indicators[x.Indicator].Unit.In(d.o.Lang)
	d.ask(d.say(words.DraftingAskValue, unit), "", number(x), func(typed string) bool {
		typed = strings.TrimSpace(typed)
		v, err := strconv.ParseFloat(typed, 64)
		if err != nil {
			return false
		}
		_, decimals, _ := strings.Cut(typed, ".")
		d.change(func(x *item) {
			x.Value, x.Decimals = v, uint8(min(len(decimals), 9))
			x.Proposal = x.Placed(d.o.Panel, x.Area, x.Indicator, x.Period)
		})
		return true
	})
}

func (d *Drafting) askRank() {
	d.ask(d.say(words.DraftingAskRank), d.say(words.DraftingHintRank), draft.RankText(d.items[d.at].Claim), func(typed string) bool {
		claim, ok := parseRank(strings.TrimSpace(typed))
		if ok {
			d.change(func(x *item) { x.Claim = claim })
		}
		return ok
	})
}

// parseRank reads 1 and 1-3; "" is none.
func parseRank(s string) (model.RankClaim, bool) {
	if s == "" {
		return model.RankClaim{}, true
	}
	low, high, ranged := strings.Cut(s, "-")
	if !ranged {
		high = low
	}
	best, err := strconv.ParseUint(low, 10, 16)
	worst, err2 := strconv.ParseUint(high, 10, 16)
	return model.RankClaim{Best: uint16(best), Worst: uint16(worst)}, err == nil && err2 == nil && best > 0 && worst >= best
}

func number(x *item) string {
	if !x.Valued {
		return ""
	}
	return strconv.FormatFloat(x.Value, 'f', int(x.Decimals), 64)
}
