package folder

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"weici/internal/parallel"
	"weici/model"
)

// chunkSize is how much of a file one goroutine reads at a time.
const chunkSize = 1 << 20

// chunk is a part of a file that can be read by itself: it begins with a
// record.
type chunk struct {
	from, line, end int
	done            chan *figureReader
}

// cut finds where the chunks of a text begin, from the first record on: after
// a line break with an even number of quotation marks before it. Where the
// quotation marks are at fault this may be within a record; see rowsOf. There
// are no more rows than it says.
func cut(text string, from, line, size int) (chunks []chunk, rows int) {
	n := (len(text)-from)/size + 1
	quotes, lines := make([]int, n), make([]int, n)
	parallel.Do(n, func(i int) {
		part := text[from+i*size : min(from+(i+1)*size, len(text))]
		quotes[i], lines[i] = strings.Count(part, `"`), strings.Count(part, "\n")
	})
	chunks = []chunk{{from: from, line: line}}
	open, before := 0, line
	for i := 1; i < n; i++ {
		open, before = open+quotes[i-1], before+lines[i-1]
		target := from + i*size
		if at, passed, ok := recordStart(text[target:min(target+size, len(text))], open); ok {
			chunks = append(chunks, chunk{from: target + at, line: before + passed})
		}
	}
	for i := range chunks {
		chunks[i].end, chunks[i].done = len(text), make(chan *figureReader, 1)
		if i > 0 {
			chunks[i-1].end = chunks[i].from
		}
	}
	return chunks, before + lines[n-1] - line + 1
}

// recordStart finds the first record that seems to begin in a text, before
// which there are so many quotation marks; lines are those that begin up to
// there. If their number is odd throughout, one of them is astray, and any line
// is as likely to be a record.
func recordStart(text string, quotes int) (at, lines int, ok bool) {
	for i, passed := 0, 1; ; passed++ {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 || i+end+1 == len(text) {
			return at, lines, ok
		}
		quotes += strings.Count(text[i:i+end], `"`)
		i += end + 1
		if quotes%2 == 0 {
			return i, passed, true
		}
		if !ok {
			at, lines, ok = i, passed, true
		}
	}
}

// rowsOf reads the rest of a file on every processor, and puts it together in
// order. A chunk that turns out not to begin with a record is read again from
// where the one before ended, so the result is always that of reading the file
// from its first row to its last. It is false where there are more than
// model.MaxPeriods.
func (l *loader) rowsOf(t *table, b *model.Builder, texts *texts) bool {
	chunks, rows := cut(t.text, t.pos, t.line, l.chunk)
	b.Grow(b.Len() + rows)
	texts.begin(t, rows)
	free := l.readers(t)
	defer close(free)
	readAhead(chunks, free)
	at, line := t.pos, t.line
	for _, c := range chunks {
		r := <-c.done
		if c.from != at {
			r.read(at, line, c.end)
		}
		if !r.sound || !b.Append(&r.builder) {
			return false
		}
		texts.add(r.starts)
		l.issue(r.issues...)
		l.set.Refusals = append(l.set.Refusals, r.refused...)
		l.meter.add(r.pos - at)
		at, line = r.pos, r.line
		free <- r
	}
	return true
}

// readers makes readers of a file, so many that none waits for its chunk to be
// put in order.
func (l *loader) readers(t *table) chan *figureReader {
	n := 2*runtime.GOMAXPROCS(0) + 1
	free := make(chan *figureReader, n)
	commas := sync.OnceValue(func() commas { return commasOf(t) })
	for range n {
		r := &figureReader{table: *t, places: placesOf(t), set: l.set, known: l.known, commas: commas}
		r.cells, r.issues = nil, nil
		r.lost = func() { r.refused = append(r.refused, r.refusal()) }
		r.area.find, r.indicator.find, r.document.find = l.set.Area, l.set.Indicator, l.set.Document
		free <- r
	}
	return free
}

// readAhead reads the chunks in the background, until there are no more or free
// is closed.
func readAhead(chunks []chunk, free chan *figureReader) {
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for r := range free {
				i := int(next.Add(1)) - 1
				if i >= len(chunks) {
					return
				}
				r.read(chunks[i].from, chunks[i].line, chunks[i].end)
				chunks[i].done <- r
			}
		}()
	}
}

// read reads the rows that begin in a part of the file.
func (r *figureReader) read(from, line, end int) {
	r.pos, r.line = from, line
	r.builder.Reset()
	r.starts, r.issues, r.refused = r.starts[:0], r.issues[:0], r.refused[:0]
	r.sound = r.readTo(end)
}
