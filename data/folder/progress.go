package folder

import "time"

// Progress is told how far loading is, in bytes of the package's files. It is
// called from one goroutine at a time, at most about thirty times a second, and
// once more when all is done.
type Progress func(done, total int64)

// meter tells a Progress of work done. Reading a byte and taking it apart are
// half of its work each.
type meter struct {
	tell   Progress
	halves int64
	total  int64
	told   time.Time
}

const tellEvery = time.Second / 30

func (m *meter) add(halves int) {
	m.halves += int64(halves)
	if m.tell == nil || time.Since(m.told) < tellEvery {
		return
	}
	m.told = time.Now()
	m.tell(min(m.halves/2, m.total), m.total)
}

func (m *meter) finish() {
	if m.tell != nil {
		m.tell(m.total, m.total)
	}
}
