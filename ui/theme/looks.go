package theme

// palette holds the colours of a theme; the backgrounds they are made for are
// #16161e (dark) and #ffffff (light).
type palette struct {
	muted, title, accent, up, down, negative, warn, fault string
	quote, highlightBG, highlightFG, selectedBG           string
	rule, track, bar                                      string
	series                                                [SeriesCount]string
}

func paletteOf(name string, isDark bool) palette {
	switch {
	case name == Contrast && isDark:
		return palette{
			muted: "#d0d0d0", title: "#ffffff", accent: "#ffff00", up: "#5fff5f", down: "#ff9f9f",
			negative: "#ffb000", warn: "#ffd700", fault: "#ff8f8f", quote: "#ffffff",
			highlightFG: "#000000", highlightBG: "#ffff00", selectedBG: "#00306f",
			rule: "#a0a0a0", track: "#808080", bar: "#00d7ff",
			series: [...]string{"#00d7ff", "#ffff00", "#ff87ff", "#5fff5f", "#ffaf5f", "#ffffff"},
		}
	case name == Contrast:
		return palette{
			muted: "#3a3a3a", title: "#000000", accent: "#0000c0", up: "#005f00", down: "#a00000",
			negative: "#7a3b00", warn: "#6b4a00", fault: "#a00000", quote: "#000000",
			highlightFG: "#ffffff", highlightBG: "#0000a0", selectedBG: "#ffec80",
			rule: "#606060", track: "#808080", bar: "#00408f",
			series: [...]string{"#00408f", "#a00000", "#006000", "#80006f", "#7a4a00", "#000000"},
		}
	case name == Safe && isDark:
		return palette{
			muted: "#a0a6c0", title: "#f0f0f5", accent: "#56b4e9", up: "#56b4e9", down: "#f09040",
			negative: "#f0a0c8", warn: "#f0e442", fault: "#ff9d6b", quote: "#d5d8e8",
			highlightFG: "#16161e", highlightBG: "#f0e442", selectedBG: "#2a3045",
			rule: "#4a5070", track: "#3a4060", bar: "#56b4e9",
			series: [...]string{"#56b4e9", "#e69f00", "#00b98a", "#f0e442", "#d98cb8", "#ee7733"},
		}
	case name == Safe:
		return palette{
			muted: "#5a5f73", title: "#101018", accent: "#005f93", up: "#005f93", down: "#a34700",
			negative: "#8a3f6b", warn: "#735300", fault: "#a03500", quote: "#303446",
			highlightFG: "#000000", highlightBG: "#f0e442", selectedBG: "#e4ebf5",
			rule: "#b0b4c4", track: "#d0d4e0", bar: "#0072b2",
			series: [...]string{"#0072b2", "#d55e00", "#007f5f", "#b05a90", "#8a6a00", "#303030"},
		}
	case isDark:
		return palette{
			muted: "#9299bd", title: "#e6e9fa", accent: "#7dcfff", up: "#9ece6a", down: "#ff9e64",
			negative: "#f7a0b5", warn: "#e0af68", fault: "#ff8fa3", quote: "#c8cfee",
			highlightFG: "#16161e", highlightBG: "#e0af68", selectedBG: "#2b3150",
			rule: "#414868", track: "#363b54", bar: "#7aa2f7",
			series: [...]string{"#7aa2f7", "#e0af68", "#9ece6a", "#f7768e", "#bb9af7", "#7dcfff"},
		}
	}
	return palette{
		muted: "#5c6270", title: "#101828", accent: "#005f9e", up: "#2f6a12", down: "#a34100",
		negative: "#a3224a", warn: "#7a5200", fault: "#b3163a", quote: "#2b3346",
		highlightFG: "#101828", highlightBG: "#ffd766", selectedBG: "#e3eafc",
		rule: "#b4bac8", track: "#d4d9e4", bar: "#2f5fd0",
		series: [...]string{"#2f5fd0", "#b36200", "#2f7d32", "#c0264b", "#7a3fc0", "#007a8a"},
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
	case Muted, Neutral:
		return look{fg: p.muted}
	case Title:
		return look{fg: p.title, bold: true}
	case Heading:
		return look{fg: p.muted, bold: true}
	case Accent:
		return look{fg: p.accent}
	case Key, Marked:
		return look{fg: p.accent, bold: true}
	case Selected:
		return look{bg: p.selectedBG, bold: true}
	case Link:
		return look{fg: p.accent, underline: true}
	case Quote:
		return look{fg: p.quote}
	case Highlight:
		return look{fg: p.highlightFG, bg: p.highlightBG, bold: true}
	}
	return look{fg: p.signal(t), bold: t == Best || t == Error}
}

// signal returns the colour of the tokens that are told by colour and sign.
func (p palette) signal(t Token) string {
	switch t {
	case Up, Best:
		return p.up
	case Down, Worst:
		return p.down
	case Negative:
		return p.negative
	case Warn, Badge:
		return p.warn
	case Error:
		return p.fault
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
	case Muted, Neutral, Rule, Track, Worst:
		return look{faint: true}
	case Title, Heading, Key, Marked, Up, Best, Warn, Error:
		return look{bold: true}
	case Selected:
		return look{reversed: true}
	case Highlight:
		return look{bold: true, underline: true}
	case Link:
		return look{underline: true}
	}
	return look{}
}
