package review

import (
	"strconv"
	"strings"

	"weici/internal/intake"
	"weici/internal/words"
	"weici/model"
	"weici/ui/theme"
)

// entry is a line of what was read: a fault, what is new, an observation.
type entry struct {
	sheet, cell string
	text        string
	token       theme.Token
	fault       bool
}

// maxEntries bounds the list: nobody goes through more line by line.
const maxEntries = 5_000

// entries lists what was read, faults first.
func (r *Review) entries() []entry {
	var all []entry
	add := func(e entry) bool {
		all = append(all, e)
		return len(all) < maxEntries
	}
	for i := range r.reading.NotRead {
		n := &r.reading.NotRead[i]
		if n.Reason.Fault() && !add(entry{n.Sheet, n.Cell, "! " + n.Cell + " " + n.Text + "  " + r.o.Why(n), theme.Error, true}) {
			return all
		}
	}
	for _, a := range r.reading.NewAreas {
		text := "+ " + r.say(words.ReviewNewArea) + " " + a.Name
		if a.Near != "" {
			text += " (" + r.say(words.ImportNear, a.Near) + ")"
		}
		sheet, cell := r.first(func(o *intake.Observation) bool { return o.Area == a.Name })
		if !add(entry{sheet, cell, text, theme.Caveat, false}) {
			return all
		}
	}
	for _, i := range r.reading.NewIndicators {
		text := "+ " + r.say(words.ReviewNewInd) + " " + i.Name.In(r.o.Lang) + " " + i.Unit
		if i.Near != "" {
			text += " (" + r.say(words.ImportNear, i.Near) + ")"
		}
		sheet, cell, _ := strings.Cut(i.Cell, "!")
		if !add(entry{sheet, cell, text, theme.Caveat, false}) {
			return all
		}
	}
	for i := range r.reading.Observations {
		o := &r.reading.Observations[i]
		if !add(entry{o.Sheet, o.Cell, o.Cell + "  " + r.observed(o), theme.Text, false}) {
			return all
		}
	}
	return all
}

// first is the first cell of which something holds.
func (r *Review) first(holds func(*intake.Observation) bool) (sheet, cell string) {
	for i := range r.reading.Observations {
		if o := &r.reading.Observations[i]; holds(o) {
			return o.Sheet, o.Cell
		}
	}
	return "", ""
}

// observed says an observation in one line.
func (r *Review) observed(o *intake.Observation) string {
	area, indicator := r.o.Called(o.Area, o.Indicator)
	if area == "" {
		area = o.Area
	}
	if indicator == "" {
		indicator = r.named(o.Indicator)
	}
	number := o.Number + o.Unit
	if o.Number == "" {
		number = o.Printed
	}
	text := area + " " + indicator + " " + o.Period.String() + "  " + number
	if o.Status != model.Normal {
		text += " " + o.Status.String()
	}
	if o.Claim.Made() {
		text += " #" + strconv.Itoa(int(o.Claim.Best))
	}
	return text
}

// named is the name of a new indicator.
func (r *Review) named(id string) string {
	for i := range r.reading.NewIndicators {
		if n := &r.reading.NewIndicators[i]; n.ID == id {
			return n.Name.In(r.o.Lang)
		}
	}
	return id
}
