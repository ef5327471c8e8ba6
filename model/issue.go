package model

// Severity is how bad an Issue is.
type Severity uint8

// The severities: a row with an Error is left out, one with a Warning is kept.
const (
	Error Severity = iota
	Warning
)

// String gives the severity's word in JSON.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Rule names what an Issue breaks; its message and hint are in the catalogue
// of words.
type Rule string

// Issue is a fault in a data file, placed so that a person can mend it.
type Issue struct {
	Severity Severity
	File     string // the file's name inside the dataset
	Row      int    // the line in the file, from 1; 0: the whole file
	Column   string // the field's name; empty: the whole row
	Rule     Rule
	Value    string // what stands there
	Detail   string // what was expected or found, as the rule's message needs it
}
