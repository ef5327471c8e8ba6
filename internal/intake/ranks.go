package intake

// claim puts ranks to the figures that they are of.
func (b *block) claim(above string) {
	for _, r := range b.ranks {
		at := b.grid.at(r.row, r.col)
		if at.Cell == nil || at.sort == mark {
			if at.Cell != nil {
				b.unread(r.row, r.col, SignNoLegend, "")
				at.role = MarkRole
			}
			continue
		}
		claim, ok := places(at.Shown)
		if !ok {
			b.unread(r.row, r.col, BadPlace, "")
			continue
		}
		target := b.target(r)
		if target == nil {
			target = b.rankAlone(r, above)
		}
		if target == nil {
			b.unread(r.row, r.col, LonePlace, "")
			continue
		}
		target.Claim = claim
		target.Scope = b.scopeOf(r, above)
		at.role = PlaceRole
	}
}

func (b *block) scopeOf(r place, above string) string {
	scope := ""
	for i := range b.cols {
		if b.cols[i].at == r.col {
			scope = b.cols[i].label.scope
		}
	}
	if scope == "" && above != "" {
		if id, ok := b.Set.Area(above); ok {
			return b.Set.Areas[id].Name.ZH
		}
		return above
	}
	return scope
}

// target is the figure that a rank is of: in the same row, or for a row of
// ranks, in the nearest row above.
func (b *block) target(r place) *pending {
	if r.target == noTarget {
		return nil
	}
	if r.target >= 0 {
		for i := len(b.items) - 1; i >= 0; i-- {
			if p := &b.items[i]; p.row == r.row && p.col == r.target {
				return p
			}
		}
		return nil
	}
	for i := len(b.items) - 1; i >= 0; i-- {
		if p := &b.items[i]; p.row >= 0 && p.row < r.row && p.col == r.col {
			return p
		}
	}
	return nil
}

// rankAlone makes an observation of a rank whose figure is not given.
func (b *block) rankAlone(r place, above string) *pending {
	for i := range b.cols {
		c := &b.cols[i]
		if c.at != r.col || c.role != rankColumn {
			continue
		}
		s := b.say(r.row)
		p, why, _ := b.pend(r.row, c, &s)
		if why != "" || r.target != noTarget && r.target >= 0 && b.grid.at(r.row, r.target).Cell != nil {
			return nil
		}
		p.measure = c.label.of
		p.units = nil
		if p.measure == growth {
			p.units = []unit{{text: "%", base: "%"}}
		}
		p.rankOnly = true
		if why, _ := b.place(&p, above); why != "" {
			return nil
		}
		if why, _ := b.measureUp(&p); why != "" {
			return nil
		}
		b.items = append(b.items, p)
		return &b.items[len(b.items)-1]
	}
	return nil
}
