package folder

import (
	"slices"

	"weici/model"
)

// texts keeps where each observation's row stands in its file, and takes it
// apart when it is asked for.
type texts struct {
	files  []textFile
	starts []uint32 // where the row of each observation begins in its file
}

// textFile is a file with observations from first on.
type textFile struct {
	first  model.ObsID
	name   string
	table  splitter
	places places
}

// begin goes on with another file, of so many rows at most.
func (x *texts) begin(t *table, rows int) {
	x.starts = slices.Grow(x.starts, rows)
	x.files = append(x.files, textFile{model.ObsID(len(x.starts)), t.file, t.splitter, placesOf(t)})
}

func (x *texts) add(starts []uint32) { x.starts = append(x.starts, starts...) }

// file finds the file of an observation.
func (x *texts) file(id model.ObsID) *textFile {
	n := len(x.files) - 1
	for x.files[n].first > id {
		n--
	}
	return &x.files[n]
}

// row takes apart the row that begins somewhere.
func (f *textFile) row(start uint32) *table {
	row := &table{splitter: f.table}
	row.cells, row.pos = nil, int(start)
	row.next(len(row.text))
	return row
}

// Benchmark reads that cell of an observation.
func (x *texts) Benchmark(id model.ObsID) string {
	f := x.file(id)
	if f.places.benchmark < 0 {
		return ""
	}
	return f.row(x.starts[id]).at(f.places.benchmark)
}

// Text reads the readable part of an observation. It is safe for concurrent
// use: the splitter is a copy.
func (x *texts) Text(id model.ObsID) model.Text {
	f := x.file(id)
	row, p := f.row(x.starts[id]), &f.places
	return model.Text{
		Printed: row.at(p.printed), RankScope: row.at(p.rankScope), Benchmark: row.at(p.benchmark), Note: row.at(p.note),
		Citation: model.Citation{
			Exact: row.at(p.exact), Prefix: row.at(p.prefix), Suffix: row.at(p.suffix), Locator: row.at(p.locator),
			LocatorEN: row.at(p.locatorEN),
		},
	}
}
