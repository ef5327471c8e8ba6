package cli

import (
	"bytes"
	"errors"
	"os"
	"path"
	"strconv"
	"strings"

	"weici/internal/intake"
	worksheet "weici/internal/sheet"
	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
)

// keptSheets are the sheets that a dataset keeps under documents/, each read
// once. A figure that cites one of their cells is held against the cell.
type keptSheets struct {
	root *os.Root // nil where the dataset is no folder
	set  *model.Panel
	read map[model.DocID]*keptSheet
}

// keptCell is what a cell shows, and the digits of its number as it is shown
// and as it is stored: a figure has them in whatever unit.
type keptCell struct{ shown, digits, stored string }

// digits are those of a number, without the zeros that only say its size.
func digits(number string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= 0xFF10 && r <= 0xFF19 { // full width
			r += 0x30 - 0xFF10
		}
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	return strings.Trim(kept, "0")
}

// keptSheet is what the cells of a kept sheet show, by Sheet!C7.
type keptSheet struct {
	cells map[string]keptCell
	book  *worksheet.Book
	err   string // why it cannot be read
	other bool   // it is not the file that was imported
}

func newKeptSheets(folder string, set *model.Panel) *keptSheets {
	k := &keptSheets{set: set, read: map[model.DocID]*keptSheet{}}
	if root, err := os.OpenRoot(folder); folder != "" && err == nil {
		k.root = root
	}
	return k
}

func (k *keptSheets) close() {
	if k.root != nil {
		k.root.Close()
	}
}

// of gives the kept sheet of a document; nil where there is none.
func (k *keptSheets) of(c *command, id model.DocID) *keptSheet {
	if k.root == nil || id == model.NoDoc {
		return nil
	}
	if s, done := k.read[id]; done {
		return s
	}
	k.read[id] = nil
	d := &k.set.Documents[id]
	_, hash, hashed := strings.Cut(d.Note, "sha256:")
	ext := path.Ext(d.Description)
	if !hashed || ext == "" || strings.ContainsAny(d.ID, `/\`) {
		return nil
	}
	raw, err := k.root.ReadFile(intake.KeptName(d.ID, d.Description))
	if err != nil {
		return nil
	}
	s := &keptSheet{cells: map[string]keptCell{}}
	k.read[id] = s
	b, err := worksheet.Read(d.Description, bytes.NewReader(raw))
	var fault *worksheet.Fault
	if errors.As(err, &fault) {
		s.err = c.unopened(fault)
		return s
	}
	s.book = b
	s.other = b.Hash != strings.TrimSpace(hash)
	for i := range b.Sheets {
		for _, row := range b.Sheets[i].Rows {
			for _, cell := range row.Cells {
				shown, stored := digits(cell.Shown), digits(cell.Stored)
				s.cells[b.Sheets[i].Name+"!"+worksheet.CellName(row.At, int(cell.Col))] = keptCell{cell.Shown, shown, stored}
			}
		}
	}
	return s
}

// hold holds a figure against the cell that it cites. Held is false where it
// cites none that is kept.
func (k *keptSheets) hold(c *command, o *model.Observation) (issue *issueJSON, held bool) {
	s := k.of(c, o.Citation.Document)
	if s == nil {
		return nil, false
	}
	message, column := "", "printed"
	shown, there := s.cells[o.Citation.Locator]
	switch {
	case s.err != "":
		message = c.say(words.CheckKeptBad, s.err)
	case s.other:
		message = c.say(words.CheckKeptHash)
	case !there && o.Printed != "":
		message = c.say(words.CheckCellGone, k.set.Documents[o.Citation.Document].Description, o.Citation.Locator)
	case shown.shown != o.Printed && o.Printed != "":
		message = c.say(words.CheckCellOther, o.Citation.Locator, shown.shown)
	case o.Valued && o.Printed != "" && !shown.carries(o):
		message, column = c.say(words.CheckCellOther, o.Citation.Locator, shown.shown), "value"
	default:
		return nil, true
	}
	line, value, hint := o.Line, o.Printed, c.say(words.CheckKeptHint)
	return &issueJSON{Severity: model.Error.String(), File: observationsFile, Row: &line, Column: &column, Rule: "cell", Value: &value, Message: message, Hint: &hint}, true
}

// carries tells whether a figure has the digits of the cell. Of a number with
// more digits than a dataset keeps it has the first ones.
func (k keptCell) carries(o *model.Observation) bool {
	const most = 6
	value := digits(strconv.FormatFloat(o.Value, 'f', int(o.Decimals), 64))
	return value == k.stored || value == k.digits || o.Decimals >= most && value != "" && strings.HasPrefix(k.stored, value[:len(value)-1])
}

// same tells whether a figure cites a cell that is kept and shows it.
func (k *keptSheets) same(o *model.Observation) bool {
	issue, held := k.hold(&command{world: &world{env: func(string) string { return "" }}}, o)
	return held && issue == nil
}

// around gives the cell that a figure cites with the table around it.
func (k *keptSheets) around(c *command, o *model.Observation) (worksheet.Excerpt, bool) {
	s := k.of(c, o.Citation.Document)
	name, cell, ok := strings.Cut(o.Citation.Locator, "!")
	if i := strings.LastIndexByte(o.Citation.Locator, '!'); i >= 0 {
		name, cell = o.Citation.Locator[:i], o.Citation.Locator[i+1:]
	}
	if !ok || s == nil || s.book == nil {
		return worksheet.Excerpt{}, false
	}
	for i := range s.book.Sheets {
		if s.book.Sheets[i].Name == name {
			return s.book.Sheets[i].Around(cell)
		}
	}
	return worksheet.Excerpt{}, false
}

// excerpts are the cells of a dataset's kept sheets, for its screens.
func (c *command) excerpts(s *source) screen.Excerpts {
	if c.served != nil || s.folder == "" {
		return nil
	}
	kept := newKeptSheets(s.folder, s.panel)
	return func(o *model.Observation) (screen.Excerpt, bool) {
		e, ok := kept.around(c, o)
		return screen.Excerpt(e), ok
	}
}
