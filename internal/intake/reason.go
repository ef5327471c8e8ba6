package intake

// Reason is why a cell became no observation, for the catalogue of words.
type Reason string

// The reasons. Those that Fault names are faults: a figure may be lost.
const (
	NoteText      Reason = "note"         // a note under or beside the table
	OutsideTables Reason = "outside"      // text that belongs to no table
	Serial        Reason = "serial"       // a number of the row
	ColumnNumbers Reason = "columns"      // a row that numbers the columns
	BlankCell     Reason = "blank"        // nothing stands there
	SignNoLegend  Reason = "sign"         // a sign for no figure, which no legend explains
	Hidden        Reason = "hidden"       // in a hidden row or column
	HiddenSheet   Reason = "hidden-sheet" // in a hidden sheet
	StruckOut     Reason = "struck"
	Average       Reason = "average"  // the average of the rows
	Subtotal      Reason = "subtotal" // of a group that is no area
	LeftOut       Reason = "left-out" // as the mapping file says
	SameFigure    Reason = "same"     // stands in another cell, too; Detail: which
	NoHeading     Reason = "no-heading"
	NoArea        Reason = "no-area"
	NoTotal       Reason = "no-total" // a total of what is not named
	NoIndicator   Reason = "no-indicator"
	NoPeriod      Reason = "no-period"
	NoNumber      Reason = "no-number"  // cannot be read as a figure
	FormulaError  Reason = "error"      // the error of a formula
	BadPlace      Reason = "bad-place"  // no rank can be read
	LonePlace     Reason = "lone-place" // a rank of no figure
	WrongUnit     Reason = "wrong-unit" // Detail: the unit that cannot be converted
	TooManyDigits Reason = "digits"     // beyond what can be kept
	TooScattered  Reason = "too-scattered"
	Parentheses   Reason = "parentheses" // (3.2): a negative or not
)

// Fault tells whether a figure may be lost.
func (r Reason) Fault() bool {
	switch r {
	case NoHeading, NoArea, NoTotal, NoIndicator, NoPeriod, NoNumber, FormulaError, BadPlace, LonePlace, WrongUnit, TooManyDigits, TooScattered, Parentheses:
		return true
	}
	return false
}

// Reasons lists every reason.
func Reasons() []Reason {
	return []Reason{NoteText, OutsideTables, Serial, ColumnNumbers, BlankCell, SignNoLegend, Hidden, HiddenSheet, StruckOut, Average, Subtotal, LeftOut,
		SameFigure, NoHeading, NoArea, NoTotal, NoIndicator, NoPeriod, NoNumber, FormulaError, BadPlace, LonePlace, WrongUnit, TooManyDigits, TooScattered, Parentheses}
}

// Assumed is what was taken from elsewhere than the table.
type Assumed string

// The assumptions.
const (
	UnitOfSet       Assumed = "unit"           // no unit is stated: that of the dataset's indicator
	NoUnit          Assumed = "no-unit"        // no unit is stated, and the indicator is new
	AreaOfFile      Assumed = "area-file"      // the area stands in the file's name only
	IndicatorOfFile Assumed = "indicator-file" // the indicator stands in the file's name only
	PeriodOfFile    Assumed = "period-file"    // the period stands in the file's name only
	AreaGiven       Assumed = "area-given"     // as --within or the mapping file says
	PeriodGiven     Assumed = "period-given"
)

// AllAssumed lists every assumption.
func AllAssumed() []Assumed {
	return []Assumed{UnitOfSet, NoUnit, AreaOfFile, IndicatorOfFile, PeriodOfFile, AreaGiven, PeriodGiven}
}
