package review

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/intake"
	"weici/internal/sheet"
	"weici/internal/words"
	"weici/ui/layout"
	"weici/ui/theme"
)

// View draws the screen.
func (r *Review) View() tea.View {
	v := tea.NewView(strings.Join(r.lines(), "\n"))
	v.AltScreen = true
	v.WindowTitle = r.say(words.ReviewTitle)
	if r.prompt != nil {
		if x, y, ok := r.prompt.Cursor(); ok {
			v.Cursor = tea.NewCursor(x, max(r.height-promptLines, 0)+y)
		}
	}
	return v
}

// sides is the least width at which both panes are shown.
const sides = 90

// promptLines are the lines of a question, at the foot of the screen.
const promptLines = 4

// lines draws the screen as so many lines of the width of the terminal.
func (r *Review) lines() []string {
	w, h, look := r.width, r.height, r.look()
	if w < 20 || h < 6 {
		return layout.Block([]string{words.ReviewTitle.In(r.o.Lang)}, w, h)
	}
	foot := r.foot(w, look)
	if r.prompt != nil {
		foot = r.prompt.View(w, promptLines)
	}
	body := h - 2 - len(foot)
	lines := append(layout.Block([]string{r.head(look), look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, w))}, w, 2), r.body(w, body, look)...)
	return append(lines, foot...)
}

// head says what is read and how much of it.
func (r *Review) head(look theme.Theme) string {
	faults := 0
	for i := range r.reading.NotRead {
		if r.reading.NotRead[i].Reason.Fault() {
			faults++
		}
	}
	text := " " + look.Paint(theme.Title, r.say(words.ReviewTitle))
	if g := r.grid(); g != nil {
		text += "  " + look.Paint(theme.Heading, layout.Clean(r.books[g.book].Name)) + "  " + look.Paint(theme.Muted, r.say(words.ReviewSheet, r.at+1, len(r.grids), layout.Clean(g.sheet.Name)))
	}
	return text + "  " + r.say(words.ReviewCounts, len(r.reading.Observations), faults, len(r.reading.NewAreas), len(r.reading.NewIndicators))
}

// body draws the panes, side by side where there is room.
func (r *Review) body(w, h int, look theme.Theme) []string {
	if w < sides {
		if r.onList {
			return r.drawList(w, h, look)
		}
		return r.drawGrid(w, h, look)
	}
	left := w * 3 / 5
	rule := make([]string, h)
	for i := range rule {
		rule[i] = look.Paint(theme.Rule, look.Glyphs.VRule)
	}
	return layout.Join(r.drawGrid(left, h, look), rule, r.drawList(w-left-1, h, look))
}

// drawGrid draws the sheet.
func (r *Review) drawGrid(w, h int, look theme.Theme) []string {
	g := r.grid()
	if g == nil || len(g.rows) == 0 {
		return layout.Block([]string{" " + look.Paint(theme.Muted, r.say(words.ReviewNothing))}, w, h)
	}
	lead := len(strconv.Itoa(g.rows[len(g.rows)-1]+1)) + 2
	g.top = layout.Scroll(g.top, g.row, len(g.rows), h-1)
	g.left = g.firstColumn(w - lead)
	head := look.Paint(theme.Muted, layout.Pad("", lead))
	for c := g.left; c < len(g.cols); c++ {
		token := theme.Muted
		if c == g.col {
			token = theme.Accent
		}
		head += look.Paint(token, layout.Center(sheet.ColumnName(g.cols[c]), g.widths[c]+1))
	}
	lines := []string{head}
	for row := g.top; row < len(g.rows) && len(lines) < h; row++ {
		lines = append(lines, r.gridRow(g, row, lead, w, look))
	}
	return layout.Block(lines, w, h)
}

// firstColumn is the first column to show so that the one under the cursor is
// seen whole.
func (g *grid) firstColumn(room int) int {
	first := min(g.left, g.col)
	for ; first < g.col; first++ {
		used := 0
		for c := first; c <= g.col; c++ {
			used += g.widths[c] + 1
		}
		if used <= room {
			break
		}
	}
	return first
}

func (r *Review) gridRow(g *grid, row, lead, w int, look theme.Theme) string {
	token := theme.Muted
	if row == g.row {
		token = theme.Accent
	}
	line := look.Paint(token, layout.PadLeft(strconv.Itoa(g.rows[row]+1), lead-1)) + " "
	used := lead
	for c := g.left; c < len(g.cols) && used < w; c++ {
		width, last := g.widths[c], c
		for g.spills(row, last) && last+1 < len(g.cols) { // a title goes on over empty cells
			last++
			width += g.widths[last] + 1
		}
		mark, paint := r.marked(g, row, c)
		text := layout.FitWith(mark+layout.Clean(strings.Join(strings.Fields(g.text(row, c)), " ")), width, look.Glyphs.Ellipsis)
		if role := g.roles[g.name(row, c)]; role == intake.FigureRole || role == intake.PlaceRole || role == intake.MarkRole {
			text = layout.PadLeft(strings.TrimRight(text, " "), width)
		}
		if row == g.row && c <= g.col && g.col <= last && !r.onList {
			line += look.Row(theme.Selected, look.Paint(paint, text)) + " "
		} else {
			line += look.Paint(paint, text) + " "
		}
		used += width + 1
		c = last
	}
	return line
}

// spills tells whether a text is longer than its column and the next cell is
// empty, so that it is shown over that.
func (g *grid) spills(row, c int) bool {
	if c+1 >= len(g.cols) || g.text(row, c+1) != "" {
		return false
	}
	start := c
	for start > 0 && g.text(row, start) == "" {
		start--
	}
	have := 0
	for i := start; i <= c; i++ {
		have += g.widths[i] + 1
	}
	return layout.Width(layout.Clean(g.text(row, start)))+1 > have
}

// marked is the sign and the look of what a cell was read as.
func (r *Review) marked(g *grid, row, c int) (string, theme.Token) {
	name := g.name(row, c)
	if n := g.not[name]; n != nil && g.text(row, c) != "" {
		if n.Reason.Fault() {
			return "!", theme.Error
		}
		if g.read[name] == nil && g.roles[name] != intake.MarkRole {
			return r.o.glyph("·", "."), theme.Muted
		}
	}
	switch g.roles[name] {
	case intake.TitleRole:
		return "", theme.Title
	case intake.AreaRole:
		return "@", theme.Accent
	case intake.TotalRole:
		return r.o.glyph("Σ", "T"), theme.Leader
	case intake.IndicatorRole:
		return "#", theme.Heading
	case intake.PeriodRole:
		return "~", theme.Series2
	case intake.UnitRole:
		return "u", theme.Caveat
	case intake.FigureRole:
		return " ", theme.Text
	case intake.PlaceRole:
		return r.o.glyph("№", "N"), theme.Quote
	case intake.MarkRole:
		return " ", theme.Muted
	}
	return " ", theme.Muted
}

func (o *Options) glyph(unicode, ascii string) string {
	if o.ASCII {
		return ascii
	}
	return unicode
}

// drawList draws what was read.
func (r *Review) drawList(w, h int, look theme.Theme) []string {
	lines := []string{" " + look.Paint(theme.Heading, r.say(words.ReviewList))}
	offset := layout.Scroll(0, r.listAt, len(r.list), h-1)
	for i := offset; i < len(r.list) && len(lines) < h; i++ {
		e := &r.list[i]
		text := layout.FitWith(layout.Clean(strings.Join(strings.Fields(e.text), " ")), max(w-2, 0), look.Glyphs.Ellipsis)
		line := " " + look.Paint(e.token, text) + " "
		if i == r.listAt && r.onList {
			line = look.Row(theme.Selected, line)
		}
		lines = append(lines, line)
	}
	return layout.Block(lines, w, h)
}

// foot says what the cell under the cursor was read as, and which keys do what.
func (r *Review) foot(w int, look theme.Theme) []string {
	keys := words.ReviewKeys
	if layout.Width(r.say(keys)) > w-2 {
		keys = words.ReviewKeysShort
	}
	note := r.cellLine()
	token := theme.Text
	if r.notice != "" {
		note, token = r.notice, theme.Error
	}
	return layout.Block([]string{
		look.Paint(theme.Rule, strings.Repeat(look.Glyphs.HRule, w)),
		" " + r.legend(look),
		" " + look.Paint(token, layout.FitWith(layout.Clean(note), w-2, look.Glyphs.Ellipsis)),
		" " + look.Paint(theme.Muted, layout.FitWith(r.say(keys), w-2, look.Glyphs.Ellipsis)),
	}, w, 4)
}

// legend says what the signs before cells mean.
func (r *Review) legend(look theme.Theme) string {
	var parts []string
	for _, s := range []struct {
		sign string
		word words.Word
		is   theme.Token
	}{{"@", words.RoleArea, theme.Accent}, {"#", words.RoleIndicator, theme.Heading}, {"~", words.RolePeriod, theme.Series2}, {"u", words.RoleUnit, theme.Caveat},
		{r.o.glyph("№", "N"), words.RolePlace, theme.Quote}, {r.o.glyph("Σ", "T"), words.RoleTotal, theme.Leader}, {r.o.glyph("·", "."), words.RoleListed, theme.Muted}, {"!", words.ReviewFault, theme.Error}} {
		parts = append(parts, look.Paint(s.is, s.sign+r.say(s.word)))
	}
	return strings.Join(parts, "  ")
}

// cellLine says what the cell under the cursor was read as.
func (r *Review) cellLine() string {
	g := r.grid()
	if g == nil {
		return ""
	}
	name := g.cell()
	text := name + " "
	if shown := g.text(g.row, g.col); shown != "" {
		text += "“" + strings.Join(strings.Fields(shown), " ") + "” "
	}
	if o := g.read[name]; o != nil {
		return text + r.say(words.RoleFigure) + " " + r.o.glyph("→", "->") + " " + r.observed(o)
	}
	if n := g.not[name]; n != nil {
		return text + r.say(words.RoleListed) + " " + r.o.glyph("→", "->") + " " + r.o.Why(n)
	}
	if w := roleWord(g.roles[name]); w != "" {
		text += r.say(w)
	}
	return text
}

// roleWord is what a cell was read as, in words; empty for nothing.
func roleWord(role intake.Role) words.Word {
	switch role {
	case intake.TitleRole:
		return words.RoleTitle
	case intake.NoteRole:
		return words.RoleNote
	case intake.AreaRole:
		return words.RoleArea
	case intake.IndicatorRole:
		return words.RoleIndicator
	case intake.PeriodRole:
		return words.RolePeriod
	case intake.UnitRole:
		return words.RoleUnit
	case intake.FigureRole:
		return words.RoleFigure
	case intake.PlaceRole:
		return words.RolePlace
	case intake.TotalRole:
		return words.RoleTotal
	case intake.MarkRole:
		return words.RoleMark
	case intake.ListedRole:
		return words.RoleListed
	}
	return ""
}
