package data

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

// Text reads the readable part of an observation. It is safe for concurrent
// use: the splitter is a copy.
func (x *texts) Text(id model.ObsID) model.Text {
	f := x.file(id)
	row := table{splitter: f.table}
	row.cells, row.pos = nil, int(x.starts[id])
	row.next(len(row.text))
	p := &f.places
	return model.Text{
		Printed: row.at(p.printed), RankScope: row.at(p.rankScope), Benchmark: row.at(p.benchmark), Note: row.at(p.note),
		Citation: model.Citation{
			Exact: row.at(p.exact), Prefix: row.at(p.prefix), Suffix: row.at(p.suffix), Locator: row.at(p.locator),
		},
	}
}
