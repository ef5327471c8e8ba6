package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"weici/internal/evidence"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
)

// check reports every fault of a dataset.
func (c *command) check() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "check [" + c.say(words.ArgDataset) + "]",
		Short:   c.say(words.CheckShort),
		Example: "  weici check ./my-dataset",
		Args:    cobra.MaximumNArgs(1),
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
			return c.faults(s)
		},
	}
	cmd.Flags().StringVar(&c.flags.format, "format", "table", c.say(words.FlagFormat))
	cmd.Flags().BoolVar(&c.flags.strict, "strict", false, c.say(words.FlagStrict))
	return cmd
}

type issueJSON struct {
	Severity string  `json:"severity"`
	File     string  `json:"file"`
	Row      *int    `json:"row"`
	Column   *string `json:"column"`
	Rule     string  `json:"rule"`
	Value    string  `json:"value"`
	Message  string  `json:"message"`
	Hint     string  `json:"hint"`
}

func (c *command) faults(s *source) error {
	errors, warnings := 0, 0
	items := []issueJSON{}
	for _, i := range s.panel.Issues {
		if i.Severity == model.Error {
			errors++
		} else {
			warnings++
		}
		items = append(items, c.issue(i))
	}
	proven := c.prove(s)
	for _, i := range proven.issues {
		if i.Severity == model.Error.String() {
			errors++
		} else {
			warnings++
		}
	}
	items = append(items, proven.issues...)
	if c.flags.format == "json" {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(map[string]any{"observations": s.panel.Observations.Len(), "errors": errors, "warnings": warnings, "issues": items,
			"quotes":   map[string]int{"supported": proven.counts[evidence.Supported], "contradicted": proven.counts[evidence.Contradicted], "unread": proven.counts[evidence.Unread]},
			"findings": append([]string{}, c.findings(s)...)}); err != nil {
			return unreadable(err)
		}
	} else {
		c.printIssues(s.panel.Issues)
		c.printProofs(proven)
		c.printFindings(s)
		fmt.Fprintln(c.out, c.say(words.CheckSummary, s.panel.Observations.Len(), errors, warnings))
	}
	if errors > 0 || c.flags.strict && warnings > 0 {
		return &failure{code: exitFaults}
	}
	return nil
}

func (c *command) issue(i model.Issue) issueJSON {
	message, hint := words.Issue(i, c.lang())
	out := issueJSON{i.Severity.String(), i.File, nil, text(i.Column), string(i.Rule), i.Value, message, hint}
	if i.Row > 0 {
		out.Row = &i.Row
	}
	return out
}

// printIssues groups the issues by file: row:column, what is wrong, what to do.
func (c *command) printIssues(issues []model.Issue) {
	file := ""
	for _, i := range issues {
		if i.File != file {
			file = i.File
			fmt.Fprintln(c.out, layout.Clean(file))
		}
		message, hint := words.Issue(i, c.lang())
		label := words.CheckError
		if i.Severity == model.Warning {
			label = words.CheckWarning
		}
		fmt.Fprintf(c.out, "  %d:%s  %s  %s\n      %s\n", i.Row, layout.Clean(i.Column), c.say(label), layout.Clean(message), layout.Clean(hint))
	}
}
