package screen

import (
	"strings"

	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/theme"
)

// marks are the signs of what is to be known about a figure, each in a column of
// its own: that sources differ, its status, that it is a reprint, and how a place
// that its source states stands to the figures. The card says them in words.
type marks [4]mark

// mark is one of the signs; the zero mark is none.
type mark struct {
	sign  string
	token theme.Token
	word  words.Word
}

// marksWidth is the width of the signs.
const marksWidth = 4

// marksOf finds the signs of a figure.
func (d *Desk) marksOf(a analysis.Answer, p analysis.Place) (m marks) {
	g := d.Theme.Glyphs
	if a.Caveats.Has(analysis.InConflict) {
		m[0] = mark{g.Differs, theme.Conflict, words.NoteConflict}
	}
	switch {
	case a.Computed():
		m[1] = mark{g.Computed, theme.Caveat, words.Computed}
	case a.Status == model.Provisional:
		m[1] = mark{g.Provisional, theme.Caveat, words.StatusProvisional}
	case a.Status == model.Estimated:
		m[1] = mark{g.Provisional, theme.Caveat, words.StatusEstimated}
	case a.Status == model.Forecast:
		m[1] = mark{g.Provisional, theme.Caveat, words.StatusForecast}
	}
	if a.Caveats.Has(analysis.IsSecondary) {
		m[2] = mark{g.Reprint, theme.Caveat, words.NoteSecondary}
	}
	if p.Claim.Made() {
		m[3] = d.claimMark(p.Agreement)
	}
	return m
}

// claimMark shows how a stated place stands to the figures.
func (d *Desk) claimMark(agreement analysis.Agreement) mark {
	switch agreement {
	case analysis.Agrees:
		return mark{d.Theme.Glyphs.Check, theme.Caveat, words.MarkAgrees}
	case analysis.Differs:
		return mark{d.Theme.Glyphs.Differs, theme.Conflict, words.MarkDiffers}
	}
	return mark{d.Theme.Glyphs.Unread, theme.Caveat, words.MarkUnsure}
}

// none tells whether there is no sign.
func (m marks) none() bool { return m == marks{} }

// draw paints the signs in marksWidth cells.
func (m marks) draw(look theme.Theme) string {
	var b strings.Builder
	for _, x := range m {
		if x.sign == "" {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(look.Paint(x.token, x.sign))
	}
	return b.String()
}

// legend explains the signs of some rows, each once, in one line.
func (d *Desk) legend(rows []marks, w int) string {
	var parts []string
	seen := map[mark]bool{}
	for i := range marksWidth {
		for _, m := range rows {
			if x := m[i]; x.sign != "" && !seen[x] {
				seen[x] = true
				parts = append(parts, d.Theme.Paint(x.token, x.sign)+" "+d.Theme.Paint(theme.Muted, d.Say(x.word)))
			}
		}
	}
	return layout.FitWith(" "+strings.Join(parts, "  "), w, d.Theme.Glyphs.Ellipsis)
}

// placeNote says what a source states of a place, behind the sign of its
// agreement, and where the figures put the area if that is elsewhere.
func (d *Desk) placeNote(p analysis.Place) string {
	if !p.Claim.Made() {
		return ""
	}
	note := d.claimMark(p.Agreement).sign + " " + d.Prose.Claims(p.Claim)
	switch p.Agreement {
	case analysis.Differs:
		return note + d.Say(words.NoteAside, d.Say(words.NoteFigures, prose.FigurePlace(p)))
	case analysis.OtherScope:
		return note + d.Say(words.NoteAside, layout.Clean(d.Prose.ClaimedAmong(p.Claim)))
	}
	return note
}
