package model

// Dataset is one data package, whole and immutable: the parts of it that are
// sound, and the Issues of those that are not.
type Dataset struct {
	ID           string // the package's name: hangzhou
	Title        Name
	Description  Name
	Version      string
	Licence      string
	LicenceName  string // its short name: CC-BY-4.0
	Attribution  Name   // the words that must stand beside its figures; may be empty
	Opening      string // the Query text that the package opens on; empty: none
	Areas        []Area
	Indicators   []Indicator
	Documents    []Document
	Observations *Observations
	Issues       []Issue
	Refusals     []Refusal // the rows that were left out, in the order of the files
	areas        map[string]AreaID
	indicators   map[string]IndicatorID
	documents    map[string]DocID
}

// Index makes the areas, indicators and documents findable by id. A loader
// calls it once, before the dataset is shared.
func (d *Dataset) Index() {
	d.areas = make(map[string]AreaID, len(d.Areas))
	for i := range d.Areas {
		d.areas[d.Areas[i].ID] = AreaID(i)
	}
	d.indicators = make(map[string]IndicatorID, len(d.Indicators))
	for i := range d.Indicators {
		d.indicators[d.Indicators[i].ID] = IndicatorID(i)
	}
	d.documents = make(map[string]DocID, len(d.Documents))
	for i := range d.Documents {
		d.documents[d.Documents[i].ID] = DocID(i)
	}
}

// Area gives an area by its id.
func (d *Dataset) Area(id string) (AreaID, bool) { return lookup(d.areas, id, NoArea) }

// Indicator gives an indicator by its id.
func (d *Dataset) Indicator(id string) (IndicatorID, bool) {
	return lookup(d.indicators, id, NoIndicator)
}

// Document gives a document by its id.
func (d *Dataset) Document(id string) (DocID, bool) { return lookup(d.documents, id, NoDoc) }

// Within tells whether an area lies in another, at any depth; an area does not
// lie in itself, and every area lies within NoArea.
func (d *Dataset) Within(id, ancestor AreaID) bool {
	if ancestor == NoArea {
		return true
	}
	for depth := 0; id != NoArea && depth < len(d.Areas); depth++ {
		if id = d.Areas[id].Parent; id == ancestor {
			return true
		}
	}
	return false
}

// Path lists the areas from the top down to id, id included.
func (d *Dataset) Path(id AreaID) []AreaID {
	var path []AreaID
	for depth := 0; id != NoArea && depth < len(d.Areas); depth++ {
		path = append([]AreaID{id}, path...)
		id = d.Areas[id].Parent
	}
	return path
}

func lookup[T any](m map[string]T, id string, none T) (T, bool) {
	if v, ok := m[id]; ok {
		return v, true
	}
	return none, false
}
