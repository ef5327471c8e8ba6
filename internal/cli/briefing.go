package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/brief"
	"weici/internal/file"
	"weici/internal/words"
	"weici/ui/layout"
)

// briefing writes a document about one or more areas.
func (c *command) briefing() *cobra.Command {
	var indicators []string
	var from, ranked string
	cmd := &cobra.Command{
		Use:     "brief " + c.say(words.ArgArea) + "…",
		Short:   c.say(words.BriefShort),
		Example: "  weici brief 上城 --period 2022 -o 上城.docx\n  weici brief 上城 余杭 -o 对比.html\n  weici brief --rank gdp --within 330100 --period 2023 -o 排名.xlsx\n  weici brief --from 清单.json --period 2023 -o 简报.docx",
		Args: func(cmd *cobra.Command, args []string) error {
			if from != "" || ranked != "" {
				return exactly(c, 0)(cmd, args)
			}
			return atLeast(c, 1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch given := len(indicators) > 0; {
			case from != "" && (given || ranked != ""), ranked != "" && given:
				return usage("%s", c.say(words.CliFromAlone))
			case ranked == "" && rankOnly(cmd) != "":
				return usage("%s", c.say(words.CliRankOnly, rankOnly(cmd)))
			case from != "":
				return c.writeDraft(from)
			case ranked != "":
				return c.writeRanking(ranked)
			}
			return c.writeBrief(args, indicators)
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.flags.document, "format", "", c.say(words.FlagBriefFormat))
	f.StringVar(&c.flags.period, "period", "", c.say(words.FlagPeriod))
	f.StringVar(&from, "from", "", c.say(words.FlagFrom))
	f.StringVar(&ranked, "rank", "", c.say(words.FlagBriefRank))
	c.setFlags(f)
	c.deriveFlags(f)
	f.StringVar(&c.flags.title, "title", "", c.say(words.FlagTitle))
	f.StringSliceVar(&indicators, "indicator", nil, c.say(words.FlagIndicators))
	f.BoolVar(&c.flags.bom, "bom", false, c.say(words.FlagBOM))
	c.outputFlags(f)
	c.completeFlag(cmd, "format", func(*source) []cobra.Completion { return texts(append(brief.Formats(), packageFormat)) })
	c.completeFlag(cmd, "rank", c.indicatorNames)
	c.completeFlag(cmd, "indicator", c.indicatorNames)
	return c.completing(cmd, c.areaNames)
}

// rankOnly is the first flag given that only a ranking knows.
func rankOnly(cmd *cobra.Command) string {
	for _, name := range []string{"within", "level", "as", "base"} {
		if cmd.Flags().Changed(name) {
			return "--" + name
		}
	}
	return ""
}

func (c *command) writeBrief(args, indicators []string) error {
	format, err := c.briefFormat()
	if err != nil {
		return err
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	r := brief.Request{Title: c.flags.title, Lang: c.lang()}
	if r.Areas, err = c.areaList(s, args); err != nil {
		return err
	}
	if r.Period, err = c.period(); err != nil {
		return err
	}
	for _, text := range indicators {
		ind, err := c.indicator(s, text)
		if err != nil {
			return err
		}
		r.Indicators = append(r.Indicators, ind)
	}
	tell := c.progress(words.BriefWriting)
	b := brief.Compose(s.panel, r, func(done, total int) { tell(int64(done), int64(total)) })
	return c.saveBrief(s, b, format)
}

// writeRanking writes the brief of one ranking.
func (c *command) writeRanking(indicator string) error {
	format, err := c.briefFormat()
	if err != nil {
		return err
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	q, err := c.question(s, indicator)
	if err != nil {
		return err
	}
	b := brief.ComposeRanking(s.panel, q, c.flags.title, c.lang())
	return c.saveBrief(s, b, format)
}

// saveBrief writes a brief in a format, or its figures as a dataset.
func (c *command) saveBrief(s *source, b *brief.Brief, format brief.Format) error {
	if format == packageFormat {
		return c.savePackage(s.pack, b.Observations)
	}
	encode := b.Encode
	if c.marked() {
		encode = b.EncodeFile
	}
	return c.save(func(w io.Writer) error { return encode(w, format) })
}

// writeDraft writes the brief of a collection.
func (c *command) writeDraft(from string) error {
	format, err := c.briefFormat()
	if err != nil {
		return err
	}
	period, err := c.period()
	if err != nil {
		return err
	}
	draft, err := c.draft(from)
	if err != nil {
		return err
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	if c.flags.title != "" {
		draft.Title = c.flags.title
	}
	b, made := brief.ComposeDraft(s.panel, draft, c.lang(), period)
	for i, m := range made {
		if m.Fault {
			return usage("%s: %s", from, c.say(words.DraftItem, i+1)+" query: "+m.Value)
		}
	}
	for i, m := range made {
		if m.Lacks {
			fmt.Fprintln(c.err, layout.Clean(c.say(words.DraftItem, i+1)+" "+m.Name+": "+m.Value))
		}
	}
	return c.saveBrief(s, b, format)
}

// draft reads a collection from a file, or from standard input: over SSH only
// from there.
func (c *command) draft(from string) (brief.Draft, error) {
	in, err := c.input(from)
	if err != nil {
		return brief.Draft{}, err
	}
	defer in.Close()
	d, err := brief.ReadDraft(in)
	var fault *brief.DraftError
	switch {
	case errors.As(err, &fault):
		return d, unreadable(fmt.Errorf("%s: %s", from, layout.Clean(fault.In(c.lang()))))
	case err != nil:
		return d, unreadable(errors.New(c.say(words.CliUnreadable, from, cause(err))))
	}
	return d, nil
}

// briefFormat is that of --format, or of the output's name, or Markdown.
func (c *command) briefFormat() (brief.Format, error) {
	if c.flags.document == packageFormat {
		return packageFormat, c.folderNamed()
	}
	if c.flags.document == "" {
		if f, ok := brief.FormatOf(c.flags.output); ok {
			return f, nil
		}
		return brief.Markdown, nil
	}
	for _, f := range brief.Formats() {
		if string(f) == c.flags.document {
			return f, c.exact(string(f), f.Binary(), f != brief.Markdown)
		}
	}
	return "", usage("--format %q: %s", c.flags.document, c.say(words.CliOneOf, join(append(brief.Formats(), packageFormat))))
}

// save writes to the output: a new file appears whole or not at all, and one
// that is there stays unless --force.
func (c *command) save(write func(io.Writer) error) error {
	if err := c.sound(); err != nil {
		return err
	}
	name := c.flags.output
	if c.standardOutput() {
		if err := write(c.out); err != nil {
			return unreadable(err)
		}
		return nil
	}
	return c.saved(name, file.Write(name, write, file.Options{Replace: c.flags.force}))
}

// saved says where something was written, or why it was not.
func (c *command) saved(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return unreadable(errors.New(c.say(words.SaveExists, name)))
	case errors.Is(err, file.ErrForeign):
		return unreadable(errors.New(c.say(words.SaveForeign, name)))
	case err != nil:
		return unreadable(errors.New(c.say(words.SaveFailed, name, cause(err))))
	}
	fmt.Fprintln(c.err, c.say(words.Saved, name))
	return nil
}

// cause is an error without the name of its file.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return strings.TrimSpace(err.Error())
}
