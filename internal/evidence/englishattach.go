package evidence

// englishQualifierBefore finds the English qualifier that ends before i, and
// where it begins; i for none.
func (r *reader) englishQualifierBefore(i int) (Qualifier, int) {
	for n := 4; n > 0; n-- {
		w, start := r.wordsBefore(i, n)
		if q, ok := englishQualifier(w); ok {
			return q, start
		}
	}
	if the, start := r.wordsBefore(i, 1); the == "the" || the == "its" {
		switch w, _ := r.wordsBefore(start, 1); w { // below the 5.5 percent target
		case "below":
			return Under, start
		case "above", "exceeding", "exceeded", "surpassing", "surpassed":
			return Over, start
		}
	}
	return Exact, i
}

func englishQualifier(w string) (Qualifier, bool) {
	switch w {
	case "nearly", "almost", "close to", "just under", "short of", "less than", "fewer than", "under", "below", "not quite", "just below",
		"just short of", "shy of", "just shy of", "slightly less than", "little less than", "a little under", "slightly under", "nearing", "approaching", "lower than", "virtually":
		return Under, true
	case "about", "around", "some", "approximately", "roughly", "circa", "an estimated", "somewhere around", "in the region of", "on the order of", "in the order of", "in the neighborhood of":
		return About, true
	case "more than", "over", "exceeding", "exceeded", "exceeds", "exceed", "topped", "topping", "tops", "surpassed", "surpassing", "surpasses", "surpass",
		"above", "upwards of", "in excess of", "passed", "crossed", "broke", "broke through", "greater than", "higher than", "well over",
		"just over", "slightly over", "crossing", "passing", "beyond", "upward of", "past", "north of", "a little over", "climbing above", "outstripping", "slightly more than", "little over", "breaking through":
		return Over, true
	case "at least", "no less than", "not less than", "no fewer than", "not fewer than", "a minimum of", "not lower than", "no lower than":
		return AtLeast, true
	case "up to", "at most", "no more than", "not more than", "not exceeding", "a maximum of", "within", "no higher than", "not exceed", "as much as", "at or below":
		return AtMost, w != "as much as"
	}
	return Exact, false
}

// englishQualifierAfter finds the English qualifier at i, and where it ends.
func (r *reader) englishQualifierAfter(i int) (Qualifier, int) {
	if r.at(i) == '+' && !isDigit(r.at(i+1)) {
		return AtLeast, i + 1
	}
	first, one := r.word(i)
	second, two := r.word(one)
	switch first + " " + second {
	case "or more", "or above", "or higher", "and above", "or over", "and over":
		return AtLeast, two
	case "or less", "or below", "or fewer", "and below", "or lower":
		return AtMost, two
	case "or so", "or thereabouts":
		return About, two
	}
	return Exact, i
}

// englishDirectionBefore finds the direction of the English word that ends
// before i: rose by 3.8%, up 3.8%, growth of 5.2%. After "to" a figure is a level.
func (r *reader) englishDirectionBefore(i int) Direction {
	at := i
	w, by := "", false
	for range 7 {
		start := 0
		if w, start = r.wordsBefore(i, 1); !englishFiller(w) {
			break
		}
		by = by || w == "by"
		i = start
	}
	if d := englishDirection(w); d != NoDirection {
		if beyond, _ := r.word(at); reachedLevel(beyond) && !changeNoun(w) {
			return NoDirection
		}
		return d
	}
	if by {
		return r.elliptical(i)
	}
	if w != "to" {
		return NoDirection
	}
	_, i = r.wordsBefore(i, 1)
	if w, i = r.wordsBefore(i, 1); englishDirection(w) == NoDirection {
		return NoDirection
	}
	if before, _ := r.wordsBefore(i, 3); containsAny(before, "growth") {
		return Up
	}
	return NoDirection
}

// reachedLevel lists the qualifiers that make a level of what a verb of movement
// reaches: fell below 30,000 yuan.
func reachedLevel(w string) bool {
	return w == "below" || w == "above" || w == "past" || w == "beyond" || w == "under"
}

func changeNoun(w string) bool {
	switch w {
	case "growth", "increase", "rise", "decline", "decrease", "drop", "expansion", "fall", "gain":
		return true
	}
	return false
}

// elliptical is the direction of "and imports by 0.2%", whose verb stands with
// the figure before it.
func (r *reader) elliptical(i int) Direction {
	if len(r.found) == 0 {
		return NoDirection
	}
	last := r.found[len(r.found)-1]
	if last.Kind != Rate || i-last.End > 60 || r.sentenceStart(i) > last.End {
		return NoDirection
	}
	return last.Direction
}

func englishFiller(w string) bool {
	switch w {
	case "by", "of", "a", "an", "was", "at", "reached", "reaching", "year-on-year", "yoy", "annual", "the", "rate", "stood", "is", "were", "year", "on",
		"real", "nominal", "another", "averaged", "averaging", "respectively", "only", "just", "modest", "slight", "steady", "sharp", "further", "hit",
		"hitting", "standing", "between", "target", "slightly", "sharply", "pace", "slower", "faster", "steadily", "rapidly", "annually", "average", "over":
		return true
	}
	return false
}

func englishDirection(w string) Direction {
	switch w {
	case "up", "rose", "rise", "rises", "rising", "risen", "grew", "grow", "grows", "growing", "grown", "growth", "increase", "increased", "increases",
		"increasing", "expanded", "expand", "expanding", "expansion", "climbed", "climbing", "climb", "gained", "gain", "gaining", "jumped", "jump",
		"surged", "surge", "surging", "soared", "advanced", "higher", "accelerated", "accelerating", "widened", "rebounded", "rebound", "rebounding", "climbs", "gains", "jumps", "surges", "soaring", "soars",
		"expands", "leaped", "leapt", "rocketed", "skyrocketed", "swelled", "ballooned", "quickened", "spiked", "recovered", "upward":
		return Up
	case "down", "fell", "fall", "falls", "falling", "fallen", "dropped", "drop", "dropping", "declined", "decline", "declines", "declining", "decreased",
		"decrease", "decreasing", "shrank", "shrunk", "shrinking", "contracted", "contraction", "contracting", "narrowed", "narrowing", "slowed",
		"slowing", "slipped", "slid", "plunged", "lower", "reduced", "reduction", "eased", "tumbled", "cut", "cutting", "dipped", "dip", "dipping", "sank",
		"plummeted", "plunge", "plunging", "slumped", "slump", "slumping", "retreated", "softened", "shed", "drops", "shrink", "shrinks", "slipping",
		"decelerated", "decelerating", "moderated", "weakened", "downward", "easing", "lowered", "narrows", "slows":
		return Down
	}
	return NoDirection
}

// englishDirectionAfter finds the direction of the words at i: 8.8 percent
// growth, a 3% decline, 3 percent lower.
func (r *reader) englishDirectionAfter(i int) Direction {
	for range 5 {
		w, end := r.word(i)
		if r.at(end) == '-' && isLetter(r.at(end+1)) {
			i = end + 1
			continue
		}
		switch w {
		case "year", "on", "annual", "real", "nominal", "yoy", "average", "gdp", "economic", "annualized", "steady", "sharp", "slight":
			i = end
			continue
		case "growth", "increase", "rise", "gain", "expansion", "jump", "surge", "rebound", "higher", "more", "faster", "above", "ahead":
			return Up
		case "decline", "decrease", "drop", "fall", "contraction", "dip", "slump", "lower", "less", "reduction", "slower", "below", "behind":
			return Down
		}
		return NoDirection
	}
	return NoDirection
}

// englishVerbAt reads a verb that is a figure by itself: doubled, unchanged,
// remained flat.
func (r *reader) englishVerbAt(i int) int {
	w, end := r.word(i)
	f := Figure{Start: i, End: end}
	switch w {
	case "doubled", "doubling":
		f.Value, f.Unit, f.Kind, f.Direction = 2, "times", Times, Up
	case "tripled", "tripling":
		f.Value, f.Unit, f.Kind, f.Direction = 3, "times", Times, Up
	case "quadrupled", "quadrupling":
		f.Value, f.Unit, f.Kind, f.Direction = 4, "times", Times, Up
	case "unchanged", "flat":
		if !r.remainsBefore(i) {
			return i
		}
		f.Unit, f.Kind, f.Direction = "%", Rate, Flat
	default:
		return i
	}
	f.Qualifier, _ = r.englishQualifierBefore(i)
	r.add(mention{Figure: f})
	return end
}

// remainsBefore tells whether a verb before i says that something stayed.
func (r *reader) remainsBefore(i int) bool {
	w, start := r.wordsBefore(i, 1)
	if englishHedge(w) {
		w, _ = r.wordsBefore(start, 1)
	}
	switch w {
	case "remained", "remaining", "stayed", "staying", "was", "were", "held", "kept", "is", "are", "remain", "remains":
		return true
	}
	return false
}

func englishHedge(w string) bool {
	switch w {
	case "largely", "basically", "broadly", "essentially", "roughly", "almost", "virtually", "nearly":
		return true
	}
	return false
}
