package sheet

import "fmt"

// Why is what makes a file unreadable, for the catalogue of words.
type Why string

// The reasons. What is Detail in each is said beside it.
const (
	TooLarge     Why = "too-large"     // the file, or what it unpacks to
	TooManyCells Why = "too-many"      // more than maxCells
	Encrypted    Why = "encrypted"     // a workbook with a password
	Damaged      Why = "damaged"       // Detail: what the reader met
	UnknownKind  Why = "unknown"       // no format that is read
	NoCells      Why = "no-cells"      // charts only, or nothing
	WrongText    Why = "wrong-text"    // neither UTF-8, UTF-16 nor GB18030
	TooDeep      Why = "too-deep"      // markup nested beyond reason
	OldFormat    Why = "old-format"    // Excel before 97
	TooSlow      Why = "too-slow"      // took longer than the limit
	NoDescriptor Why = "no-descriptor" // a folder that is no data package
)

// Fault says why a file cannot be read.
type Fault struct {
	Why    Why
	File   string
	Sheet  string // empty: the whole file
	Detail string
}

// Error is for a log; package words has what a person reads.
func (f *Fault) Error() string {
	return fmt.Sprintf("%s: %s %s %s", f.File, f.Sheet, f.Why, f.Detail)
}

// The limits. A file beyond one of them is refused with a Fault.
const (
	maxFile   = 256 << 20 // bytes of a file
	maxUnzip  = 768 << 20 // bytes of all parts of a workbook that are read, unpacked
	maxCells  = 6_000_000 // cells of a file
	maxText   = 1 << 20   // bytes of one cell or tag
	maxSheets = 512
)
