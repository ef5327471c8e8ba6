// Package intake reads what the grids of an office's sheets mean: it finds the
// tables in them, what each heading says, and makes of every figure an
// observation with the cell that it stands in. Nothing is guessed without
// being told, and no cell is dropped without a reason.
package intake

import (
	"fmt"
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// Options are what a reading goes by beside the sheets themselves.
type Options struct {
	Set    *model.Panel // whose names are known
	Period model.Period // of figures whose sheet states none
	Within model.AreaID // the area in which those of the sheet lie, or of which its figures are
	Map    *Map         // what a person told before; nil: nothing
	Roles  bool         // what each cell was read as is asked for
}

// Observation is one figure of a cell.
type Observation struct {
	Area      string // the id of the dataset's, or the name of a new one
	NewArea   bool
	Indicator string // an id, of the dataset's or of a new one
	Period    model.Period
	Number    string // a plain decimal in Unit; empty: none
	Unit      string
	Qualifier model.Qualifier
	Status    model.Status
	Claim     model.RankClaim
	Scope     string // among whom the claim is
	Printed   string // as the cell shows it
	Heading   string // the words of the headings it stands under
	AreaName  string // what the sheet calls the area; empty where it names none
	Name      string // what the sheet calls the indicator
	Note      string // the marks of notes at it
	Book      int
	Sheet     string
	Cell      string
}

// Area is one that the dataset does not have.
type Area struct {
	Name, Code string
	Level      model.Level
	Parent     string // an id or a name; empty where not known
	Near       string // the id of what it may have been meant for
}

// Indicator is one that the dataset does not have.
type Indicator struct {
	ID         string
	Name       model.Name
	Unit       string
	Decimals   int
	Kind       model.Kind
	Polarity   model.Polarity
	PriceBasis model.PriceBasis
	Measure    model.Measure
	Rolling    bool
	GrowthOf   string
	Near       string
	Cell       string // where it was first met
}

// NotRead is a cell that became no observation.
type NotRead struct {
	Book        int
	Sheet, Cell string
	Text        string
	Reason      Reason
	Detail      string
}

// Assumption is what was taken from where a table itself does not say it.
type Assumption struct {
	What   Assumed
	Sheet  string
	Detail string
}

// Reading is what sheets mean.
type Reading struct {
	Books         []*sheet.Book
	Observations  []Observation
	NewAreas      []Area
	NewIndicators []Indicator
	NotRead       []NotRead
	Assumed       []Assumption
	Roles         []Roles      // one for each sheet that has cells, where asked for
	Titles        []string     // of each book, the first line above a table
	Dated         []model.Date // of each book, the date that it states for itself
}

// Roles says what each cell of a sheet was read as.
type Roles struct {
	Book  int
	Sheet string
	Of    map[string]Role // by the cell's name
}

// Understood tells whether every cell that may be a figure was read or has a
// reason of its own for being none.
func (r *Reading) Understood() bool {
	for i := range r.NotRead {
		if r.NotRead[i].Reason.Fault() {
			return false
		}
	}
	return true
}

// Read reads the sheets of some files together.
func Read(books []*sheet.Book, o Options) *Reading {
	r := &Reading{Books: books}
	r.Titles, r.Dated = make([]string, len(books)), make([]model.Date, len(books))
	t := newReader(r, o)
	for i, b := range books {
		t.learn(i, b)
		for s := range b.Sheets {
			t.sheet(i, b, &b.Sheets[s])
		}
	}
	t.finish()
	return r
}

// learn reads the legends and standing notes of a whole book.
func (t *reader) learn(book int, b *sheet.Book) {
	t.legend = legend{}
	t.latest = 0
	seen := map[string]bool{}
	for s := range b.Sheets {
		for _, row := range b.Sheets[s].Rows {
			for _, c := range row.Cells {
				if c.Kind != sheet.Text || len(c.Shown) < 8 || seen[c.Shown] {
					continue
				}
				seen[c.Shown] = true
				t.legend.learn(c.Shown)
				if d := &t.out.Dated[book]; !d.Known() {
					*d = dateStated(tidy(c.Shown))
				}
				if strings.Contains(strings.ToLower(c.Shown), "latest year's data are provisional") || strings.Contains(c.Shown, "最新一年为初步") {
					t.latest = model.Provisional
				}
			}
		}
	}
}

// proseSheet is the name of a sheet about the others.
var proseSheet = lazily(`^(?i:notes?|contents|table of contents|cover(?: sheet)?|information|metadata|readme|about|glossary|definitions|index of tables)$|^(?:目录|说明|封面|封底|填报说明|编制说明|指标解释|主要指标解释|指标说明|使用说明|备注)$`)

// sheet reads one sheet.
func (t *reader) sheet(book int, b *sheet.Book, s *sheet.Sheet) {
	t.book, t.name = book, s.Name
	g := newGrid(s)
	if g.fault != "" {
		t.out.NotRead = append(t.out.NotRead, NotRead{Book: book, Sheet: s.Name, Reason: g.fault})
		return
	}
	t.grid = g
	switch {
	case s.Hidden:
		t.drop(HiddenSheet)
		return
	case proseSheet.MatchString(tidy(s.Name)):
		t.drop(NoteText)
		return
	}
	if t.around = (context{}); !strings.HasPrefix(b.Name, s.Name+".") { // delimited text has no sheet's name of its own
		t.around = t.titleContext(s.Name)
	}
	if t.around.name != "" && !t.names.isIndicator(t.around.name) && !likeIndicator(t.around.name) {
		t.around.name = ""
	}
	if s.Caption != "" {
		t.around = t.titleContext(s.Caption).over(t.around)
	}
	t.aside = t.fileContext(b)
	t.carried, t.carries = context{}, false
	for _, f := range g.frames() {
		t.table(f)
	}
	t.rest()
	if t.Options.Roles {
		t.roles()
	}
}

// dashed is a dash that divides words, and no numbers.
var dashed = lazily(`([^\d])-|-([^\d])`)

// fileContext is what the name of a file says of its figures.
func (t *reader) fileContext(b *sheet.Book) context {
	name := b.Name
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	c := t.titleContext(dashed.ReplaceAllString(strings.ReplaceAll(name, "_", " "), "$1 $2"))
	if c.area != "" && !t.names.isArea(c.area) {
		c.area = ""
	}
	if c.name != "" && !t.names.isIndicator(c.name) {
		c.name = ""
	}
	return context{when: c.when, area: c.area, name: c.name}
}

// drop lists every cell of the sheet for one reason.
func (t *reader) drop(why Reason) {
	for r := range t.grid.rows {
		for c := range t.grid.cols {
			if at := t.grid.at(r, c); at.Cell != nil && !at.covered {
				t.unread(r, c, why, "")
			}
		}
	}
}

// rest lists what no table took.
func (t *reader) rest() {
	for r := range t.grid.rows {
		for c := range t.grid.cols {
			at := t.grid.at(r, c)
			if at.Cell == nil || at.covered || at.role != Unread {
				continue
			}
			switch {
			case t.grid.hidden(r, c):
				t.unread(r, c, Hidden, "")
			case at.sort == words || at.sort == mark:
				t.unread(r, c, OutsideTables, "")
			default:
				t.unread(r, c, NoHeading, "")
			}
		}
	}
}

// unread lists a cell with the reason why it became no observation.
func (t *reader) unread(r, c int, why Reason, detail string) {
	at := t.grid.at(r, c)
	if at.role == Unread {
		at.role = ListedRole
	}
	t.out.NotRead = append(t.out.NotRead, NotRead{Book: t.book, Sheet: t.name, Cell: t.grid.name(r, c), Text: t.grid.text(r, c), Reason: why, Detail: detail})
}

func (t *reader) roles() {
	all := Roles{Book: t.book, Sheet: t.name, Of: map[string]Role{}}
	for r := range t.grid.rows {
		for c := range t.grid.cols {
			if at := t.grid.at(r, c); at.Cell != nil && !at.covered && len(all.Of) < maxRoles {
				all.Of[t.grid.name(r, c)] = at.role
			}
		}
	}
	t.out.Roles = append(t.out.Roles, all)
}

// maxRoles bounds the cells whose role is kept for the review.
const maxRoles = 200_000

var (
	statedRule    = lazily(`(?:发布|公布|编制|填报|制表|报出)(?:日期|时间)\s*[::]?\s*((?:19|20)\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})`)
	statedInWords = lazily(`(?i)\b(?:published|released|release date|publication date)\b(?: on)?\s*[::]?\s*(\d{1,2}) (` + monthNames + `) ((?:19|20)\d\d)`)
)

// dateStated is the date that a sheet states for itself.
func dateStated(text string) model.Date {
	if m := statedRule.FindStringSubmatch(text); m != nil {
		return dateOf(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	if m := statedInWords.FindStringSubmatch(text); m != nil {
		return dateOf(atoi(m[3]), monthNumber(m[2]), atoi(m[1]))
	}
	return model.Date{}
}

func dateOf(year, month, day int) model.Date {
	d, err := model.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		return model.Date{}
	}
	return d
}
