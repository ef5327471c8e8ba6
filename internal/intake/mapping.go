package intake

import (
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
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
		return nil, fmt.Errorf("%s: area, period, unit, [areas], [indicators], [units]", unknown[0])
	}
	return m.folded(), nil
}

// folded has the names in the form in which they are looked for.
func (m *Map) folded() *Map {
	for _, all := range []*map[string]string{&m.Areas, &m.Indicators, &m.Units} {
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
