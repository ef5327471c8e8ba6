package theme

// palette holds the colours of a theme; the backgrounds they are made for are
// #16161e (dark) and #ffffff (light). Four roles carry an answer: mine, the
// answer itself, the others, and conflict, whose amber nothing else has.
type palette struct {
	mine, answer, others, conflict string
	answerBG, selectedBG           string
	up, down, fault, quote         string
	rule, track, bar               string
	series                         [SeriesCount]string
}

func paletteOf(name string, isDark bool) palette {
	switch {
	case name == Contrast && isDark:
		return palette{
			mine: "#00d7ff", answer: "#ffffff", others: "#d0d0d0", conflict: "#ffd700",
			answerBG: "#ffffff", selectedBG: "#303030",
			up: "#5fff5f", down: "#ff9f9f", fault: "#ff8f8f", quote: "#ffffff",
			rule: "#a0a0a0", track: "#808080", bar: "#9e9e9e",
			series: [...]string{"#00d7ff", "#ffffff", "#ff87ff", "#5fff5f", "#ff9f9f", "#9fafff"},
		}
	case name == Contrast:
		return palette{
			mine: "#0000c0", answer: "#000000", others: "#3a3a3a", conflict: "#6b4a00",
			answerBG: "#000000", selectedBG: "#d7d7d7",
			up: "#004f00", down: "#900000", fault: "#900000", quote: "#000000",
			rule: "#606060", track: "#808080", bar: "#6c6c6c",
			series: [...]string{"#0000c0", "#000000", "#80006f", "#005f00", "#a00000", "#005f6f"},
		}
	case name == Safe && isDark:
		return palette{
			mine: "#56b4e9", answer: "#f0f0f5", others: "#a8adbd", conflict: "#f0b840",
			answerBG: "#f0f0f5", selectedBG: "#303038",
			up: "#56b4e9", down: "#e39cc6", fault: "#ff9d9d", quote: "#d5d8e8",
			rule: "#4a4e5e", track: "#3a3d4a", bar: "#757b93",
			series: [...]string{"#56b4e9", "#00b98a", "#d98cb8", "#f2f2f2", "#8a94ff", "#cf6a6a"},
		}
	case name == Safe:
		return palette{
			mine: "#005f93", answer: "#101018", others: "#565b6c", conflict: "#735300",
			answerBG: "#101018", selectedBG: "#e4e4ea",
			up: "#005f93", down: "#8a3f6b", fault: "#a02020", quote: "#303339",
			rule: "#b0b4c4", track: "#d0d4e0", bar: "#7c8192",
			series: [...]string{"#0072b2", "#007f5f", "#a0508a", "#303030", "#5a4fcf", "#b03a3a"},
		}
	case isDark:
		return palette{
			mine: "#7dcfff", answer: "#f2f4ff", others: "#a0a4b8", conflict: "#e8b45a",
			answerBG: "#e6e9fa", selectedBG: "#303139",
			up: "#9ece6a", down: "#f7a0b5", fault: "#ff8fa3", quote: "#c8cfee",
			rule: "#444a63", track: "#363b4e", bar: "#747ba4",
			series: [...]string{"#7dcfff", "#9ece6a", "#bb9af7", "#f7768e", "#2ac3a2", "#d5daf2"},
		}
	}
	return palette{
		mine: "#005f9e", answer: "#101828", others: "#5a606e", conflict: "#7a5200",
		answerBG: "#101828", selectedBG: "#e6e6ea",
		up: "#2a6410", down: "#a3224a", fault: "#b3163a", quote: "#303339",
		rule: "#b4bac8", track: "#d4d9e4", bar: "#7a829a",
		series: [...]string{"#005f9e", "#2f7d32", "#7a3fc0", "#c0264b", "#007a8a", "#3c4250"},
	}
}

// lookOf returns the look of a token in the named theme.
func lookOf(name string, isDark bool, t Token) look {
	if name == Mono {
		return monoLook(t)
	}
	if name == Dark || name == Light {
		isDark = name == Dark
	}
	p := paletteOf(name, isDark)
	switch t {
	case Text, Input:
		return look{}
	case Heading:
		return look{fg: p.others, bold: true}
	case Title, Leader:
		return look{fg: p.answer, bold: true}
	case Key, Mine:
		return look{fg: p.mine, bold: true}
	case Selected:
		return look{bg: p.selectedBG, bold: true}
	case Match, Link:
		return look{fg: p.mine, bold: t == Match, underline: true}
	case Answer:
		return look{fg: answerInk(isDark), bg: p.answerBG, bold: true}
	case Error:
		return look{fg: p.fault, bold: true}
	}
	return look{fg: p.colour(t)}
}

// answerInk is the colour of letters on the ground of the answer, which is the
// reverse of the window's.
func answerInk(isDark bool) string {
	if isDark {
		return "#16161e"
	}
	return "#ffffff"
}

// colour returns the colour of the tokens that have nothing else.
func (p palette) colour(t Token) string {
	switch t {
	case Muted, Neutral, Caveat, Last:
		return p.others
	case Accent, BarMine:
		return p.mine
	case Up:
		return p.up
	case Down, Negative:
		return p.down
	case Conflict:
		return p.conflict
	case Quote:
		return p.quote
	case Rule:
		return p.rule
	case Track:
		return p.track
	case Bar:
		return p.bar
	}
	return p.series[t-Series0]
}

// monoLook does without colour: weight, underline and reversal only. All six
// series look alike, so charts tell them apart by their marks.
func monoLook(t Token) look {
	switch t {
	case Muted, Neutral, Caveat, Last, Rule, Track, Bar:
		return look{faint: true}
	case Title, Heading, Key, Mine, Leader, Up, Conflict, Error, BarMine:
		return look{bold: true}
	case Selected:
		return look{reversed: true}
	case Answer:
		return look{bold: true, underline: true}
	case Match, Link:
		return look{underline: true}
	}
	return look{}
}
