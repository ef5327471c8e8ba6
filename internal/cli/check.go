package cli

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"weici/internal/evidence"
	"weici/internal/words"
	"weici/model"
)

// check reports every fault of a dataset.
func (c *command) check() *cobra.Command {
	other := ""
	cmd := &cobra.Command{
		Use:     "check [" + c.say(words.ArgDataset) + "]",
		Short:   c.say(words.CheckShort),
		Example: "  weici check ./my-dataset\n  weici check --strict --format json",
		Args:    atMost(c, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			if len(args) == 1 {
				c.flags.data = args[0]
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			held, err := c.against(s, other)
			if err != nil {
				return err
			}
			return c.faults(s, held)
		},
	}
	c.formatFlags(cmd.Flags())
	cmd.Flags().BoolVar(&c.flags.strict, "strict", false, c.say(words.FlagStrict))
	cmd.Flags().StringVar(&other, "against", "", c.say(words.FlagAgainst))
	return cmd
}

type issueJSON struct {
	Severity string  `json:"severity"`
	File     string  `json:"file"`
	Row      *int    `json:"row"`
	Column   *string `json:"column"`
	Rule     string  `json:"rule"`
	Value    *string `json:"value"`
	Message  string  `json:"message"`
	Hint     *string `json:"hint"`
}

type quotesJSON struct {
	Supported    int `json:"supported"`
	Contradicted int `json:"contradicted"`
	Unread       int `json:"unread"`
	Unnamed      int `json:"unnamed"` // the number alone: the words do not name all of area, indicator, period
}

type checkJSON struct {
	Observations int          `json:"observations"`
	Errors       int          `json:"errors"`
	Warnings     int          `json:"warnings"`
	Quotes       quotesJSON   `json:"quotes"`
	Cells        int          `json:"cells"` // figures held against the cell of a kept sheet
	Issues       []issueJSON  `json:"issues"`
	Findings     []string     `json:"findings"`
	Against      *againstJSON `json:"against,omitempty"`
}

// faults prints the faults of the files and the figures that their words do
// not carry, by file and row, and fails where there are any.
func (c *command) faults(s *source, held *againstJSON) error {
	proven := c.prove(s)
	found := checkJSON{
		Observations: s.panel.Observations.Len(), Cells: proven.cells, Issues: []issueJSON{}, Findings: append([]string{}, c.findings(s)...),
		Quotes: quotesJSON{proven.counts[evidence.Supported], proven.counts[evidence.Contradicted], proven.counts[evidence.Unread], proven.counts[evidence.Unnamed]},
	}
	found.Against = held
	for _, i := range s.panel.Issues {
		found.Issues = append(found.Issues, c.issue(i))
	}
	found.Issues = append(found.Issues, proven.issues...)
	for _, i := range s.pack.Damage() {
		found.Issues = append(found.Issues, c.issue(i))
	}
	slices.SortStableFunc(found.Issues, func(a, b issueJSON) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.row(), b.row()))
	})
	for _, i := range found.Issues {
		if i.Severity == model.Error.String() {
			found.Errors++
		} else {
			found.Warnings++
		}
	}
	if err := c.put(c.checked(found)); err != nil {
		return err
	}
	if found.Errors > 0 || c.flags.strict && found.Warnings > 0 {
		return &failure{code: exitFaults}
	}
	return nil
}

func (c *command) issue(i model.Issue) issueJSON {
	message, hint := words.Issue(i, c.lang())
	out := issueJSON{i.Severity.String(), i.File, nil, text(i.Column), string(i.Rule), text(i.Value), message, text(hint)}
	if i.Row > 0 {
		out.Row = &i.Row
	}
	return out
}

// row is the line of an issue, 0 where it is about the whole file.
func (i issueJSON) row() int {
	if i.Row == nil {
		return 0
	}
	return *i.Row
}

// place is where an issue stands, as editors open it: file:row:column.
func (i issueJSON) place() string {
	at := i.File
	if i.Row != nil {
		at += ":" + strconv.Itoa(*i.Row)
	}
	if i.Column != nil {
		at += ":" + *i.Column
	}
	return at
}

// checked lays the issues out: in a document as a table, on a terminal as
// lines, since messages are long.
func (c *command) checked(found checkJSON) *report {
	out := &report{json: found, sheet: sheet{head: []string{"file", "row", "column", "severity", "rule", "value", "message", "hint"}}}
	table := grid{head: []string{c.say(words.LabelLocator), c.say(words.HeadSeverity), c.say(words.HeadMessage), c.say(words.HeadHint)}}
	for _, i := range found.Issues {
		severity := c.say(words.CheckError)
		if i.Severity == model.Warning.String() {
			severity = c.say(words.CheckWarning)
		}
		out.sheet.rows = append(out.sheet.rows, []string{i.File, numberOf(i.Row), deref(i.Column), i.Severity, i.Rule, deref(i.Value), i.Message, deref(i.Hint)})
		if c.flags.format == "markdown" {
			table.rows = append(table.rows, cells(i.place(), severity, i.Message, deref(i.Hint)))
		} else {
			out.lines = append(out.lines, i.place()+"  "+severity+"  "+i.Message, "    "+deref(i.Hint))
		}
	}
	if len(table.rows) > 0 {
		out.tables = []grid{table}
	}
	if found.Cells > 0 {
		out.lines = append(out.lines, c.say(words.CheckCells, found.Cells))
	}
	out.lines = append(out.lines, c.say(words.ProofCounts, found.Quotes.Supported, found.Quotes.Unnamed, found.Quotes.Contradicted, found.Quotes.Unread))
	if len(found.Findings) > 0 {
		out.lines = append(out.lines, c.say(words.FindingsHead))
	}
	for _, f := range found.Findings {
		out.lines = append(out.lines, "  "+f)
	}
	if a := found.Against; a != nil {
		out.lines = append(out.lines, c.say(words.AgainstHead, a.Dataset, a.Agrees, a.Differs, a.Incomparable))
		for _, f := range a.Figures {
			out.lines = append(out.lines, "  "+f.Text)
		}
	}
	out.lines = append(out.lines, c.say(words.CheckSummary, found.Observations, found.Errors, found.Warnings))
	return out
}

// deref is a text that may be absent, for formats that have no null.
func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
