package cli

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	article "weici/internal/document"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/internal/words"
	"weici/model"
)

// draftFlags are what a document is read with.
type draftFlags struct {
	area, period    string
	year            int
	dry, all        bool
	undo, yes       bool
	into            string
	title, authors  string
	publisher, kind string
	published, url  string
}

// drafting proposes observations from documents.
func (c *command) drafting() *cobra.Command {
	var f draftFlags
	cmd := &cobra.Command{
		Use:     "draft [" + c.say(words.ArgFile) + "…]",
		Short:   c.say(words.DraftShort),
		Long:    c.say(words.DraftHelp),
		Example: "  weici draft article.txt --dry-run\n  weici draft report.docx --area 上城 --dry-run --format json",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			switch {
			case !f.dry && !f.undo && !f.yes && c.served == nil && isTerminal(c.out) && isTerminal(c.in):
				return c.lookThrough(cmd.Context(), args, f)
			case f.undo:
				return c.undo(c.folderOf(f.into))
			case !f.dry && f.into == "":
				return usage("%s", c.say(words.DraftNowhere))
			}
			return c.propose(args, f)
		},
	}
	c.formatFlags(cmd.Flags())
	c.documentFlags(cmd, &f)
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, c.say(words.FlagDraftDry))
	if c.served == nil {
		c.writingFlags(cmd, &f)
	}
	return cmd
}

// writingFlags are the flags of a draft that is written, and what its document
// does not say of itself.
func (c *command) writingFlags(cmd *cobra.Command, f *draftFlags) {
	cmd.Flags().StringVar(&f.into, "into", "", c.say(words.FlagDraftInto))
	cmd.Flags().BoolVar(&f.all, "all", false, c.say(words.FlagDraftAll))
	cmd.Flags().BoolVar(&f.yes, "yes", false, c.say(words.FlagYes))
	cmd.Flags().BoolVar(&f.undo, "undo", false, c.say(words.FlagUndo))
	cmd.Flags().StringVar(&f.title, "title", "", c.say(words.FlagDraftTitle))
	cmd.Flags().StringVar(&f.authors, "authors", "", c.say(words.FlagDraftAuthors))
	cmd.Flags().StringVar(&f.publisher, "publisher", "", c.say(words.FlagDraftPublisher))
	cmd.Flags().StringVar(&f.kind, "kind", "news", c.say(words.FlagDraftKind))
	cmd.Flags().StringVar(&f.published, "published", "", c.say(words.FlagDraftPublished))
	cmd.Flags().StringVar(&f.url, "url", "", c.say(words.FlagDraftURL))
}

// documentFlags are the flags of the commands that read a document.
func (c *command) documentFlags(cmd *cobra.Command, f *draftFlags) {
	cmd.Flags().StringVar(&f.area, "area", "", c.say(words.FlagDraftArea))
	cmd.Flags().StringVar(&f.period, "period", "", c.say(words.FlagDraftOf))
	cmd.Flags().IntVar(&f.year, "year", 0, c.say(words.FlagDraftYear))
}

// propose lists what documents say.
func (c *command) propose(names []string, f draftFlags) error {
	if f.into != "" {
		c.flags.data = f.into
	}
	s, opt, err := c.readingOf(f)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		names = []string{"-"}
	}
	known := reading.NewNames(s.panel.Dataset)
	var all []draft.Proposal
	var read []article.Document
	var each [][]draft.Proposal
	for _, name := range names {
		d, err := c.document(name)
		if err != nil {
			return err
		}
		if f.published != "" {
			d.Dated = f.published
		}
		read, each = append(read, d), append(each, draft.Propose(s.panel, known, d.Text, dated(opt, d)))
		all = append(all, each[len(each)-1]...)
	}
	if err := c.put(c.drafted(s, all)); err != nil || f.dry {
		return err
	}
	return c.enterDraft(s, names, read, each, f)
}

// dated takes the year of a document from the date that it states itself.
func dated(opt draft.Options, d article.Document) draft.Options {
	if opt.Year == 0 && len(d.Dated) >= 4 {
		opt.Year, _ = strconv.Atoi(d.Dated[:4])
	}
	return opt
}

// readingOf is the dataset and what the flags say of a document.
func (c *command) readingOf(f draftFlags) (*source, draft.Options, error) {
	opt := draft.Options{Area: model.NoArea, Year: f.year}
	s, err := c.load()
	if err != nil {
		return nil, opt, err
	}
	if f.area != "" {
		if opt.Area, err = c.area(s, f.area); err != nil {
			return nil, opt, err
		}
	}
	opt.Period, err = c.parsePeriod("period", f.period)
	return s, opt, err
}

// document reads the text of a file, or of standard input.
func (c *command) document(name string) (article.Document, error) {
	in, err := c.input(name)
	if err != nil {
		return article.Document{}, err
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, article.MaxBytes+1))
	if err != nil {
		return article.Document{}, unreadable(errors.New(c.say(words.CliUnreadable, name, cause(err))))
	}
	if c.served != nil && article.Heavy(content) {
		return article.Document{}, usage("%s", c.say(words.DocServed))
	}
	d, err := article.Read(name, content)
	if err != nil {
		return d, unreadable(errors.New(c.undocumented(name, err)))
	}
	return d, nil
}

// undocumented says why a document cannot be read.
func (c *command) undocumented(name string, err error) string {
	switch {
	case errors.Is(err, article.ErrTooLarge):
		return c.say(words.DocTooLarge, name, article.MaxBytes>>20)
	case errors.Is(err, article.ErrNoText):
		return c.say(words.DocNoText, name)
	case errors.Is(err, article.ErrEncoding):
		return c.say(words.DocEncoding, name)
	case errors.Is(err, article.ErrLanguage):
		return c.say(words.DocLanguage, name)
	case errors.Is(err, article.ErrProtected):
		return c.say(words.DocProtected, name)
	}
	return c.say(words.DocBroken, name)
}

// proposalJSON is one figure of a document as an observation.
type proposalJSON struct {
	Area         *string  `json:"area"`      // the code
	Indicator    *string  `json:"indicator"` // the id
	Period       *string  `json:"period"`    // null where none is given
	Value        *float64 `json:"value"`
	Qualifier    string   `json:"qualifier"`
	Status       string   `json:"status"`
	ReportedRank any      `json:"reported_rank"` // a number, or "1-3" for the first three
	RankScope    *string  `json:"rank_scope"`
	Exact        string   `json:"exact"` // the sentence
	Printed      string   `json:"printed"`
	Sure         bool     `json:"sure"`
	Why          whyJSON  `json:"why"`
	State        string   `json:"state"` // new, agrees, conflicts, unplaced
	Start        int      `json:"start"` // of the figure in the text, in runes
	End          int      `json:"end"`
}

// whyJSON is what the parts of a proposal rest on.
type whyJSON struct {
	Area      *string  `json:"area"`      // the words that name it
	AreaFrom  string   `json:"area_from"` // sentence, paragraph, heading, option, unnamed
	Indicator *string  `json:"indicator"`
	Period    string   `json:"period"` // sentence, paragraph, heading, earlier, option, document, none
	Status    *string  `json:"status"` // target, forecast
	Reason    *string  `json:"reason"` // why it is not placed
	Doubts    []string `json:"doubts"` // why it is not sure
}

func (c *command) drafted(s *source, all []draft.Proposal) *report {
	items := []proposalJSON{}
	w := c.writer(s)
	g := grid{right: map[int]bool{3: true}, head: []string{"", c.say(words.HeadArea), c.say(words.HeadIndicator), c.say(words.HeadValue), c.say(words.HeadPeriod), c.say(words.HeadRank), c.say(words.DraftHeadState), c.say(words.DraftHeadWhy), c.say(words.HeadText)}}
	csv := sheet{head: []string{"area", "indicator", "period", "value", "qualifier", "status", "reported_rank", "rank_scope", "exact", "printed", "sure", "state", "reason", "doubts"}}
	var counts [7]int
	for i := range all {
		p := &all[i]
		x := c.proposal(s, p)
		items = append(items, x)
		mark, area, name, value, period := "?", "", "", p.Printed, ""
		if p.State != draft.Unplaced {
			area, name, period = w.Area(p.Area), w.Indicator(p.Indicator), w.Period(p.Period)
		}
		switch {
		case p.State == draft.Unplaced:
			mark = "·"
			counts[2]++
		case p.Sure:
			mark = "✓"
			counts[0]++
		default:
			counts[1]++
		}
		switch p.State {
		case draft.New:
			counts[3]++
		case draft.Agrees:
			counts[4]++
		case draft.Conflicts:
			counts[5]++
		}
		rank := draft.RankText(p.Claim)
		if p.RankScope != "" {
			rank = strings.TrimSpace(p.RankScope + " " + rank)
		}
		g.rows = append(g.rows, cells(mark, area, name, value, period, rank, c.say(words.DraftState(string(p.State))), c.doubts(p), shorten(p.Citation.Exact, p.Printed)))
		csv.rows = append(csv.rows, []string{orEmpty(x.Area), orEmpty(x.Indicator), orEmpty(x.Period), numberText(p), x.Qualifier, x.Status, draft.RankText(p.Claim), p.RankScope, x.Exact, x.Printed,
			strconv.FormatBool(p.Sure), x.State, p.Why.Reason, strings.Join(p.Why.Doubts, " ")})
	}
	out := &report{tables: []grid{g}, sheet: csv, json: items}
	if len(all) == 0 {
		out.tables, out.empty = nil, c.say(words.DraftNone)
		out.lines = []string{c.say(words.DraftNone)}
		return out
	}
	out.lines = []string{c.say(words.DraftCounts, len(all), counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])}
	return out
}

func (c *command) proposal(s *source, p *draft.Proposal) proposalJSON {
	x := proposalJSON{
		Period: text(p.Period.String()), Qualifier: p.Qualifier.String(), Status: p.Status.String(), RankScope: text(p.RankScope), Exact: p.Citation.Exact, Printed: p.Printed,
		Sure: p.Sure, State: string(p.State), Start: p.Start, End: p.End,
		Why: whyJSON{Area: text(p.Why.Area), AreaFrom: p.Why.AreaFrom, Indicator: text(p.Why.Indicator), Period: p.Why.Period, Status: text(p.Why.Status), Reason: text(p.Why.Reason), Doubts: append([]string{}, p.Why.Doubts...)},
	}
	if p.Area != model.NoArea {
		a := &s.panel.Areas[p.Area]
		code := a.Code
		if code == "" {
			code = a.ID
		}
		x.Area = &code
	}
	if p.Indicator != model.NoIndicator {
		x.Indicator = text(s.panel.Indicators[p.Indicator].ID)
	}
	if p.Valued {
		x.Value = &p.Value
	}
	switch {
	case !p.Claim.Made():
	case p.Claim.Best == p.Claim.Worst:
		x.ReportedRank = int(p.Claim.Best)
	default:
		x.ReportedRank = draft.RankText(p.Claim)
	}
	return x
}

// doubts says why a proposal is not sure, or not placed.
func (c *command) doubts(p *draft.Proposal) string {
	if p.State == draft.Unplaced {
		return c.say(words.DraftReason(p.Why.Reason))
	}
	var out []string
	for _, d := range p.Why.Doubts {
		out = append(out, c.say(words.DraftReason(d)))
	}
	return strings.Join(out, c.say(words.ListComma))
}

func numberText(p *draft.Proposal) string {
	if !p.Valued {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', int(p.Decimals), 64)
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// shorten cuts a sentence to the words around what it prints.
func shorten(sentence, printed string) string {
	const most = 14
	at := strings.Index(sentence, printed)
	if at < 0 {
		at, printed = 0, ""
	}
	before, after := []rune(sentence[:at]), []rune(sentence[at+len(printed):])
	return string(before[max(0, len(before)-most):]) + printed + string(after[:min(len(after), most)])
}
