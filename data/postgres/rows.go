package postgres

import (
	"cmp"
	"hash"
	"io"
	"slices"

	"weici/model"
)

// byIndicator sorts the observations of a panel by indicator.
func byIndicator(p *model.Panel) [][]model.ObsID {
	sorted := make([][]model.ObsID, len(p.Indicators))
	for id := range model.ObsID(p.Observations.Len()) {
		ind := p.Observations.Indicator(id)
		sorted[ind] = append(sorted[ind], id)
	}
	return sorted
}

// figureRows are the figures of one indicator as COPY takes them.
type figureRows struct {
	push      *push
	indicator int
	ids       []model.ObsID // in their order
	next      int
	buffer    tuple
	started   bool
	digest    hash.Hash // nil: none is taken
	cells     int
}

// rows puts the figures of an indicator in order: by period, so that a ranking
// stands in one place, and within a cell in the order of the file.
func (p *push) rows(indicator int, ids []model.ObsID) *figureRows {
	o := p.panel.Observations
	slices.SortStableFunc(ids, func(a, b model.ObsID) int {
		return cmp.Or(o.Period(a).Compare(o.Period(b)), cmp.Compare(p.areas[o.Area(a)], p.areas[o.Area(b)]), cmp.Compare(o.Line(a), o.Line(b)))
	})
	return &figureRows{push: p, indicator: indicator, ids: ids}
}

// fieldsWritten is how many columns a figure has.
const fieldsWritten = 22

// bufferSize is about how many bytes of rows are made at a time.
const bufferSize = 1 << 16

// fill makes the next rows; false at the end.
func (r *figureRows) fill() bool {
	r.buffer = r.buffer[:0]
	if !r.started {
		r.buffer, r.started = append(r.buffer, copyHead...), true
	}
	from := len(r.buffer)
	for ; r.next < len(r.ids) && len(r.buffer) < bufferSize; r.next++ {
		r.row(r.ids[r.next])
	}
	if r.digest != nil {
		r.digest.Write(r.buffer[from:])
	}
	if len(r.buffer) == from && r.next == len(r.ids) {
		r.buffer = append(r.buffer, copyEnd...)
		r.next++
	}
	return len(r.buffer) > 0
}

// row appends one figure.
func (r *figureRows) row(id model.ObsID) {
	p := r.push
	o := p.panel.Observations.At(id)
	if r.next == 0 || r.begins(id, r.ids[r.next-1]) {
		r.cells++
	}
	t := r.buffer.begin(fieldsWritten).int16(r.indicator).int32(r.next).int32(p.areas[o.Area]).text(o.Period.String())
	if o.Valued {
		t = t.float(o.Value)
	} else {
		t = t.null()
	}
	t = t.int16(int(o.Decimals)).text(o.Qualifier.String()).char(byte(o.Status)).text(o.Vintage.String())
	if o.Claim.Made() {
		t = t.int32(int(o.Claim.Best)).int32(int(o.Claim.Worst))
	} else {
		t = t.null().null()
	}
	c := &o.Citation
	r.buffer = t.int32(p.documents[c.Document]).int32(o.Line).text(o.Printed).text(o.RankScope).text(o.Benchmark).
		text(c.Exact).text(c.Prefix).text(c.Suffix).text(c.Locator).text(c.LocatorEN).text(o.Note)
}

// begins tells whether a figure is of another cell than the one before it.
func (r *figureRows) begins(id, before model.ObsID) bool {
	o := r.push.panel.Observations
	return o.Area(id) != o.Area(before) || o.Period(id) != o.Period(before)
}

// Read gives the rows to the connection.
func (r *figureRows) Read(b []byte) (int, error) {
	if len(r.buffer) == 0 && (r.next > len(r.ids) || !r.fill()) {
		return 0, io.EOF
	}
	n := copy(b, r.buffer)
	r.buffer = r.buffer[n:]
	return n, nil
}

// WriteTo writes the rows without what stands around them, for their digest.
func (r *figureRows) WriteTo(w io.Writer) (int64, error) {
	r.started = true
	written := int64(0)
	for r.next < len(r.ids) {
		r.fill()
		n, err := w.Write(r.buffer)
		if written += int64(n); err != nil {
			return written, err
		}
	}
	return written, nil
}
