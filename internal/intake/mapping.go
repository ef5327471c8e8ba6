package intake

import (
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"weici/model"
)

// Map is what a person told about the sheets of one kind: names that the
// dataset does not know, and what a sheet does not say. It is kept beside the
// dataset and can be edited:
//
//	area = "330102"        # of a sheet that names no area
//	period = "2022-09YTD"  # of a sheet that names no period
//
//	[areas]
//	"上城" = "330102"       # a name in the sheet, an area's id
//	"联系人" = "-"           # - leaves a row out
//
//	[indicators]
//	"GDP总量" = "gdp"
//
//	[periods]
//	"本期" = "2022-09YTD"   # a heading of time
//
//	[units]
//	"工业用电量" = "万千瓦时"  # of a heading that states none
//
// A Map may be nil.
type Map struct {
	Area       string            `toml:"area,omitempty"`
	Period     string            `toml:"period,omitempty"`
	Unit       string            `toml:"unit,omitempty"`
	Areas      map[string]string `toml:"areas,omitempty"`
	Indicators map[string]string `toml:"indicators,omitempty"`
	Periods    map[string]string `toml:"periods,omitempty"`
	Units      map[string]string `toml:"units,omitempty"`
}

// ParseMap reads a mapping file. The error names its line.
func ParseMap(text string) (*Map, error) {
	m := &Map{}
	meta, err := toml.Decode(text, m)
	if err != nil {
		return nil, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%s: area, period, unit, [areas], [indicators], [periods], [units]", unknown[0])
	}
	return m.folded(), nil
}

// folded has the names in the form in which they are looked for.
func (m *Map) folded() *Map {
	for _, all := range []*map[string]string{&m.Areas, &m.Indicators, &m.Periods, &m.Units} {
		out := make(map[string]string, len(*all))
		for name, id := range *all {
			out[key(name)] = id
		}
		*all = out
	}
	return m
}

// Text writes the map as ParseMap reads it.
func (m *Map) Text() (string, error) {
	var b strings.Builder
	err := toml.NewEncoder(&b).Encode(m)
	return b.String(), err
}

func (m *Map) area(name string) string {
	if m == nil || len(m.Areas) == 0 {
		return ""
	}
	return m.Areas[key(name)]
}

func (m *Map) indicator(name string) string {
	if m == nil || len(m.Indicators) == 0 {
		return ""
	}
	return m.Indicators[key(name)]
}

func (m *Map) unit(name string) string {
	if m == nil || len(m.Units) == 0 {
		return ""
	}
	return m.Units[key(name)]
}

// period is what a heading of time was told to mean.
func (m *Map) period(text string) (model.Period, bool) {
	if m == nil || len(m.Periods) == 0 {
		return model.Period{}, false
	}
	p, err := model.ParsePeriod(m.Periods[key(text)])
	return p, err == nil && p.Kind != model.Undated
}

// Clone copies a map, so that it can be told more. Of nil it is an empty one.
func (m *Map) Clone() *Map {
	if m == nil {
		m = &Map{}
	}
	out := *m
	for _, all := range []*map[string]string{&out.Areas, &out.Indicators, &out.Periods, &out.Units} {
		copied := make(map[string]string, len(*all)+1)
		for k, v := range *all {
			copied[k] = v
		}
		*all = copied
	}
	return &out
}

// Empty tells whether nothing was told.
func (m *Map) Empty() bool {
	return m.Area == "" && m.Period == "" && m.Unit == "" && len(m.Areas)+len(m.Indicators)+len(m.Periods)+len(m.Units) == 0
}

// Tell adds what a name means to one of the tables of a map.
func Tell(table map[string]string, name, meaning string) { table[key(name)] = meaning }

// HeadingName is the name that a heading has for the mapping file: without its
// unit, its period and the words for how it is measured.
func HeadingName(text string) string {
	return newLabels(func(string) bool { return false }, nil).read(text).name
}

// IsUnit tells whether a text is a unit that can be read.
func IsUnit(text string) bool {
	_, ok := parseUnit(text)
	return ok
}
