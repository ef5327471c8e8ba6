package model

import "slices"

// AreaID is an area's place in Dataset.Areas. NoArea means none.
type AreaID int32

// NoArea is the AreaID of no area.
const NoArea AreaID = -1

// Level is an area's administrative level.
type Level string

// The levels, widest first; those of one country do not mix with those of
// another. A zone (高新区, 开发区) overlaps districts, so it is
// a level of its own and is never summed or ranked with them.
const (
	Country    Level = "country"
	Province   Level = "province"
	Prefecture Level = "prefecture"
	County     Level = "county"
	Township   Level = "township"
	ITL1       Level = "itl1" // International Territorial Levels of the United Kingdom
	ITL2       Level = "itl2"
	ITL3       Level = "itl3"
	Zone       Level = "zone"
)

// Levels lists every level, widest first.
func Levels() []Level {
	return []Level{Country, Province, Prefecture, County, Township, ITL1, ITL2, ITL3, Zone}
}

// Valid tells whether the level is one of Levels.
func (l Level) Valid() bool { return contains(Levels(), l) }

// Holds tells whether areas of the level hold areas of another: those above it,
// zones aside.
func (l Level) Holds(lower Level) bool {
	all := Levels()
	return l != Zone && lower != Zone && slices.Index(all, l) < slices.Index(all, lower)
}

// Area is a place with figures, in one version of its borders: after a
// redistricting, an area that keeps its name and code is a new Area that
// Replaces the old one.
type Area struct {
	ID        string // unique in the dataset; the code, or code and version
	Code      string // GB/T 2260 (9 digits for a township), or ITL; empty where not known
	Level     Level
	Parent    AreaID // NoArea at the top
	Name      Name   // 上城区, Shangcheng District
	Short     Name   // 上城, Shangcheng
	Pinyin    string // shangcheng: kept as data, because libraries misread place names
	Initials  string // sc
	Aliases   []string
	ValidFrom Date     // the first day of this version; unknown: always
	ValidTo   Date     // the day on which this version ended; unknown: still valid
	Replaces  []AreaID // the versions that this one took over from
	Partial   []Level  // the levels of which only some of the areas inside this one are listed (SDMX isPartial)
	Note      string
}

// Covers tells whether this version of the area existed at the end of the
// period. An undated period is covered by a version that is still valid.
func (a *Area) Covers(p Period) bool {
	end := p.End()
	if !end.Known() {
		return !a.ValidTo.Known()
	}
	if a.ValidFrom.Known() && end.Compare(a.ValidFrom) < 0 {
		return false
	}
	return !a.ValidTo.Known() || end.Compare(a.ValidTo) < 0
}

func contains[T comparable](all []T, x T) bool {
	for _, y := range all {
		if x == y {
			return true
		}
	}
	return false
}
