package postgres

import (
	"sync"
	"sync/atomic"
)

// cache bounds the memory that the figures of a database take: those not asked
// for the longest go first.
type cache struct {
	most  int64
	clock atomic.Int64

	lock  sync.Mutex
	bytes int64
	kept  map[*part]int64
}

// memoryLeast is the least that is kept, whatever was asked for.
const memoryLeast = 1 << 24

func newCache(most int64) *cache {
	if most <= 0 {
		most = machineMemory() / 4
	}
	return &cache{most: max(most, memoryLeast), kept: map[*part]int64{}}
}

// touch notes that a part was asked for.
func (c *cache) touch(p *part) {
	if now := c.clock.Load(); p.used.Load() != now {
		p.used.Store(now)
	}
}

// keep makes room for a part that has been read.
func (c *cache) keep(p *part, bytes int64) {
	p.used.Store(c.clock.Add(1))
	c.lock.Lock()
	defer c.lock.Unlock()
	c.kept[p] = bytes
	c.bytes += bytes
	for c.bytes > c.most && len(c.kept) > 1 {
		c.drop(c.oldest(p))
	}
}

// share has a part of a later revision take the place of one that it is the
// same as.
func (c *cache) share(from, to *part) {
	c.lock.Lock()
	defer c.lock.Unlock()
	bytes, ok := c.kept[from]
	if !ok {
		return
	}
	delete(c.kept, from)
	c.kept[to] = bytes
	to.used.Store(from.used.Load())
}

// oldest is the part not asked for the longest, but for one.
func (c *cache) oldest(but *part) *part {
	var oldest *part
	for p := range c.kept {
		if p != but && (oldest == nil || p.used.Load() < oldest.used.Load()) {
			oldest = p
		}
	}
	return oldest
}

func (c *cache) drop(p *part) {
	p.panel.Store(nil)
	c.bytes -= c.kept[p]
	delete(c.kept, p)
}
