package cli

import (
	"context"
	"errors"

	article "weici/internal/document"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
	"weici/ui/drafting"
)

// maxReviewed is the longest document that is looked through on the screen, in
// bytes.
const maxReviewed = 2 << 20

// embeddedName is the dataset that a draft is written into where none is named.
const embeddedName = "hangzhou"

// lookThrough shows the figures of a document on the screen, writes what is
// accepted, and opens the dashboard on it.
func (c *command) lookThrough(ctx context.Context, names []string, f draftFlags) error {
	if f.into == "" {
		f.into = embeddedName
		if c.flags.data != "" {
			f.into = c.flags.data
		}
	}
	c.flags.data = f.into
	s, opt, err := c.readingOf(f)
	if err != nil {
		return err
	}
	if len(names) != 1 {
		return usage("%s", c.say(words.DraftOne))
	}
	d, err := c.document(names[0])
	if err != nil {
		return err
	}
	if len(d.Text) > maxReviewed {
		return unreadable(errors.New(c.say(words.DraftingTooLong)))
	}
	if f.published != "" {
		d.Dated = f.published
	}
	all := draft.Propose(s.panel, reading.NewNames(s.panel.Dataset), d.Text, dated(opt, d))
	w := c.writer(s)
	screen := drafting.New(d.Text, all, drafting.Options{
		Lang: c.lang(), Theme: c.flags.theme, ASCII: c.flags.ascii, Panel: s.panel,
		FindArea:      func(typed string) []drafting.Choice { return c.meant(s, typed, search.Area) },
		FindIndicator: func(typed string) []drafting.Choice { return c.meant(s, typed, search.Indicator) },
		Area:          w.Area, Indicator: w.Indicator, Period: w.Period, Status: w.Status,
	})
	if err := c.play(ctx, screen); err != nil {
		return err
	}
	accepted, written := screen.Result()
	if !written {
		return nil
	}
	for i := range accepted {
		accepted[i].Sure = true // a person says so
	}
	if err := c.enterDraft(s, names, []article.Document{d}, [][]draft.Proposal{accepted}, f); err != nil {
		return err
	}
	c.flags.data, c.loaded = c.folderOf(f.into), nil
	c.flags.view = viewOf(s, accepted[0])
	return c.dashboard(ctx)
}

// viewOf is the ranking that an observation stands in.
func viewOf(s *source, p draft.Proposal) string {
	a := &s.panel.Areas[p.Area]
	q := model.Query{View: model.RankView, Indicator: s.panel.Indicators[p.Indicator].ID, Period: p.Period.String(), Area: a.ID, Level: a.Level}
	if a.Parent != model.NoArea {
		q.Within = s.panel.Areas[a.Parent].ID
	}
	return q.String()
}

// meant lists what a typed name may mean.
func (c *command) meant(s *source, typed string, kind search.Kind) []drafting.Choice {
	const most = 50
	var out []drafting.Choice
	w := c.writer(s)
	for _, h := range s.index.In(c.lang()).Find(typed, most, kind) {
		switch kind {
		case search.Area:
			a := &s.panel.Areas[h.Area]
			out = append(out, drafting.Choice{ID: int(h.Area), Text: w.AreaName(h.Area) + " " + a.ID})
		case search.Indicator:
			out = append(out, drafting.Choice{ID: int(h.Indicator), Text: w.Indicator(h.Indicator) + " " + s.panel.Indicators[h.Indicator].ID})
		}
	}
	return out
}
