package postgres

// Forget lets go of all that is at hand, as want of room does.
func (p *Package) Forget() {
	c := p.store.cache
	c.lock.Lock()
	defer c.lock.Unlock()
	for kept := range c.kept {
		c.drop(kept)
	}
	p.store.pages.lock.Lock()
	defer p.store.pages.lock.Unlock()
	p.store.pages.kept, p.store.pages.used = nil, nil
}
