package theme

// Glyphs are the signs that screens and charts draw. All of them are one cell
// wide, except the printed bounds of the ASCII set, [Glyphs.AtLeast] and
// [Glyphs.AtMost], which take two.
type Glyphs struct {
	Up, Down, Equal      string // a place gained, lost, kept
	Mark, Unmarked       string // chosen for comparison, or not
	Cursor               string // beside the selected row
	Ellipsis             string // text cut short
	Check, Differs       string // the quote carries the figure; it does not
	Unread               string // not checked
	Computed, Reprint    string // a figure that is computed; one of an unofficial reprint
	AtLeast, AtMost      string // before a printed bound
	About                string // before a printed approximate figure
	Missing              string // no figure
	Best, Worst          string // the first and the last of a row
	Warn                 string // a caveat
	Separator            string // between parts of a line
	Open, Closed         string // a group that is unfolded, folded
	HRule, VRule         string // lines that divide
	TopLeft, TopRight    string // corners of a box
	LowLeft, LowRight    string
	TickLow              string              // a mark on a horizontal axis
	Join                 string              // between the two values of a pair
	Arrow                string              // from an earlier to a later value
	Grid                 string              // a light line at a mark of the vertical axis
	BreakLine, ZeroLine  string              // where a series breaks; the level of zero
	Bar                  [8]string           // the end of a bar in eighths of a cell, the last one full
	BarLeft              string              // half a cell at the right, for bars below zero
	HalfUp, HalfLow      string              // the halves of a cell, in large figures
	MoreRight, MoreLeft  string              // a bar whose value is a bound
	Spark                [7]string           // the steps of a sparkline, low to high, all short of the row above
	HangSmall, HangLarge string              // values below zero in a sparkline of one row
	Gap                  string              // a missing value in a sparkline
	Series               [SeriesCount]string // the marks of the series in a chart
	Provisional          string              // a provisional point in a chart
	BoundUp, BoundDown   string              // a point whose value is a bound in a chart
	Turn                 [4]string           // something that is under way, turning
	ASCII                bool                // charts draw with ASCII characters only
}

// Unicode returns the signs for terminals with block and Braille characters.
func Unicode() Glyphs {
	return Glyphs{
		Up: "▲", Down: "▼", Equal: "—",
		Mark: "●", Unmarked: "○", Cursor: "▌", Ellipsis: "…",
		Check: "✓", Differs: "≠", Unread: "?", Computed: "ƒ", Reprint: "°",
		AtLeast: "≥", AtMost: "≤", About: "≈", Missing: "—",
		Best: "↑", Worst: "↓", Warn: "!", Separator: "·", Open: "▾", Closed: "▸",
		HRule: "─", VRule: "│", TopLeft: "╭", TopRight: "╮", LowLeft: "╰", LowRight: "╯",
		TickLow: "┬", Join: "━", Arrow: "→", Grid: "┈", BreakLine: "┊", ZeroLine: "─",
		Bar:     [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		BarLeft: "▐", HalfUp: "▀", HalfLow: "▄", MoreRight: "›", MoreLeft: "‹",
		Spark:     [7]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇"},
		HangSmall: "▔", HangLarge: "▀", Gap: "·",
		Series:      [SeriesCount]string{"●", "■", "◆", "▲", "★", "□"},
		Provisional: "○", BoundUp: "≥", BoundDown: "≤",
		Turn: [4]string{"⠋", "⠙", "⠸", "⠴"},
	}
}

// ASCII returns the signs for terminals that draw other characters badly.
func ASCII() Glyphs {
	return Glyphs{
		Up: "^", Down: "v", Equal: "=",
		Mark: "*", Unmarked: "o", Cursor: ">", Ellipsis: "~",
		Check: "+", Differs: "!", Unread: "?", Computed: "f", Reprint: "'",
		AtLeast: ">=", AtMost: "<=", About: "~", Missing: "-",
		Best: "^", Worst: "v", Warn: "!", Separator: "|", Open: "-", Closed: "+",
		HRule: "-", VRule: "|", TopLeft: "+", TopRight: "+", LowLeft: "+", LowRight: "+",
		TickLow: "+", Join: "=", Arrow: ">", Grid: " ", BreakLine: ":", ZeroLine: "-",
		Bar:     [8]string{" ", " ", " ", "#", "#", "#", "#", "#"},
		BarLeft: "#", HalfUp: "#", HalfLow: "#", MoreRight: ">", MoreLeft: "<",
		Spark:     [7]string{"_", ",", "-", "~", "=", "+", "*"},
		HangSmall: "v", HangLarge: "V", Gap: ".",
		Series:      [SeriesCount]string{"o", "#", "x", "^", "*", "@"},
		Provisional: "?", BoundUp: ">", BoundDown: "<", ASCII: true,
		Turn: [4]string{"|", "/", "-", "\\"},
	}
}
