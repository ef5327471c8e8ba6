package cli

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/evidence"
	"weici/internal/words"
)

// textMost is the longest text that is read, in bytes.
const textMost = 16 << 20

// figures lists the figures in any text.
func (c *command) figures() *cobra.Command {
	var year int
	cmd := &cobra.Command{
		Use:     "figures [" + c.say(words.ArgFile) + "]",
		Short:   c.say(words.FiguresShort),
		Example: "  weici figures article.txt\n  weici figures article.txt --format json",
		Args:    atMost(c, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			text, err := c.readText(args)
			if err != nil {
				return err
			}
			return c.print(c.figuresIn(text, year))
		},
	}
	c.formatFlags(cmd.Flags())
	cmd.Flags().IntVar(&year, "year", 0, c.say(words.FlagYear))
	return cmd
}

// readText reads the file that is named, or standard input. Over SSH there is
// only standard input.
func (c *command) readText(args []string) (string, error) {
	name := ""
	if len(args) == 1 {
		name = args[0]
	}
	in, err := c.input(name)
	if err != nil {
		return "", err
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, textMost+1))
	if err != nil {
		return "", unreadable(errors.New(cause(err)))
	}
	if len(content) > textMost {
		return "", unreadable(errors.New(c.say(words.CliTooLong, textMost>>20)))
	}
	return string(content), nil
}

type figureInText struct {
	Text      string       `json:"text"`
	Start     int          `json:"start"`
	End       int          `json:"end"`
	Value     json.Number  `json:"value"`
	ValueMax  *json.Number `json:"value_max"`
	Unit      *string      `json:"unit"`
	Qualifier string       `json:"qualifier"`
	Direction string       `json:"direction"`
	Kind      string       `json:"kind"`
	Rank      *int         `json:"rank"`
	RankMax   *int         `json:"rank_max"`
	RankScope *string      `json:"rank_scope"`
	Period    *string      `json:"period"`
	Status    string       `json:"status"`  // actual, target, forecast
	Average   bool         `json:"average"` // over years: 年均
}

func (c *command) figuresIn(content string, year int) *report {
	items := []figureInText{}
	g := grid{right: map[int]bool{1: true}, head: []string{c.say(words.HeadText), c.say(words.HeadValue), c.say(words.HeadUnit), c.say(words.HeadQualifier),
		c.say(words.HeadDirection), c.say(words.HeadKind), c.say(words.HeadRank), c.say(words.HeadPeriod), c.say(words.HeadStanding), c.say(words.HeadContext)}}
	csv := sheet{head: []string{"text", "start", "end", "value", "value_max", "unit", "qualifier", "direction", "kind", "rank", "rank_max", "rank_scope", "period", "status", "average"}}
	runes := []rune(content)
	for _, f := range evidence.Figures(content, evidence.Options{Year: year}) {
		x := figureInText{
			Text: f.Text, Start: f.Start, End: f.End, Value: decimal(f.Value, f.Decimals), Unit: text(f.Unit), Qualifier: f.Qualifier.String(),
			Direction: f.Direction.String(), Kind: f.Kind.String(), RankScope: text(f.RankScope), Period: text(f.Period),
			Status: f.Status.String(), Average: f.Average,
		}
		value, rank := x.Value.String(), ""
		if f.HasMax {
			upper := decimal(f.ValueMax, f.Decimals)
			x.ValueMax = &upper
			value += "–" + upper.String()
		}
		if f.Kind == evidence.Rank {
			x.Rank, x.RankMax = &f.Rank, &f.RankMax
			rank = strconv.Itoa(f.Rank)
			if f.RankMax != f.Rank {
				rank += "–" + strconv.Itoa(f.RankMax)
			}
			rank += " " + f.RankScope
		}
		items = append(items, x)
		g.rows = append(g.rows, cells(f.Text, value, f.Unit, x.Qualifier, x.Direction, x.Kind, rank, f.Period, c.standing(f), around(runes, f.Start, f.End)))
		csv.rows = append(csv.rows, []string{f.Text, strconv.Itoa(f.Start), strconv.Itoa(f.End), x.Value.String(), pointed(x.ValueMax), f.Unit, x.Qualifier, x.Direction, x.Kind,
			numberOf(x.Rank), numberOf(x.RankMax), f.RankScope, f.Period, x.Status, strconv.FormatBool(f.Average)})
	}
	out := &report{tables: []grid{g}, sheet: csv, json: items}
	if len(items) == 0 {
		out.tables, out.lines = nil, []string{c.say(words.FiguresNone)}
	}
	return out
}

// standing says that a figure is no actual of one year, or nothing.
func (c *command) standing(f evidence.Figure) string {
	var out []string
	switch f.Status {
	case evidence.Target:
		out = append(out, c.say(words.FigureTarget))
	case evidence.Forecast:
		out = append(out, c.say(words.FigureForecast))
	}
	if f.Average {
		out = append(out, c.say(words.FigureAverage))
	}
	return strings.Join(out, " ")
}

func decimal(v float64, decimals int) json.Number {
	return json.Number(strconv.FormatFloat(v, 'f', decimals, 64))
}

func pointed(n *json.Number) string {
	if n == nil {
		return ""
	}
	return n.String()
}

func numberOf(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// around gives the words before and after a span.
func around(runes []rune, start, end int) string {
	const most = 12
	return string(runes[max(start-most, 0):start]) + "【" + string(runes[start:end]) + "】" + string(runes[end:min(end+most, len(runes))])
}
