package ui

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"weici/internal/words"
	"weici/model"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// clipMost is the longest text, as the terminal is sent it, that most
// terminals put on the clipboard. Some take 1,000 to 3,000 characters, some
// 6,500, and what is longer they drop without a word.
const clipMost = 3000

// copied shows what the terminal was asked to copy, since it may refuse
// without a word: how long it is, what stands between, and the command that
// gives the same in a file, first where the text is long.
func (a *App) copied(m screen.CopyMsg) screen.Overlay {
	d := a.desk
	var text []widget.Paragraph
	say := func(token theme.Token, line string) { text = append(text, widget.Plain(token, line)) }
	sent := base64.StdEncoding.EncodedLen(len(m.Text))
	if m.Command == "" && sent > clipMost {
		q := d.Question()
		q.View = a.view
		m.Command = Command(q.Query(d.Panel))
	}
	if sent > clipMost {
		say(theme.Heading, d.Say(words.CopiedLong, sent))
	}
	if m.Hint != "" {
		say(theme.Accent, m.Hint)
	}
	if m.Command != "" {
		for _, line := range a.shells(m.Command) {
			text = append(text, indented(theme.Text, line))
		}
	}
	if t := a.options.Term; strings.HasPrefix(t, "tmux") || strings.HasPrefix(t, "screen") {
		say(theme.Heading, d.Say(words.CopiedBetween, t))
	}
	if len(text) > 0 {
		text = append(text, widget.Paragraph{})
	}
	for _, line := range strings.Split(strings.ReplaceAll(m.Text, "\t", "  "), "\n") {
		say(theme.Text, line)
	}
	return widget.NewSheet(d.Theme, d.Say(words.Copied, utf8.RuneCountInString(m.Text)), d.Say(words.CopiedHint), text)
}

// shells gives a command as each shell takes it. PowerShell reads no input by
// < and writes other bytes by >, so cmd runs it there. At home a file is named
// by -o, which all of them leave alone.
func (a *App) shells(command string) []string {
	d := a.desk
	if a.options.Files != nil {
		return []string{"weici " + command + " -o weici.csv"}
	}
	if !strings.Contains(command, " > ") {
		command += " > weici.csv"
	}
	return []string{d.Say(words.ShellAny, command), d.Say(words.ShellPower, command)}
}

// Command is the reading command that answers a query as CSV, or nothing where
// there is none, or an id of the dataset holds what a shell would take for more
// than a word.
func Command(q model.Query) string {
	list := arguments(q)
	if len(list) == 0 {
		return ""
	}
	for _, word := range list {
		if word == "" || strings.Trim(word, wordly) != "" {
			return ""
		}
	}
	return strings.Join(append(list, "--format", "csv"), " ")
}

// wordly are the characters that stand for themselves in every shell.
const wordly = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/,-"

// arguments is the command line that asks a query.
func arguments(q model.Query) []string {
	var list []string
	flags := map[string]string{"--period": q.Period}
	switch q.View {
	case model.RankView:
		list = []string{"rank", q.Indicator}
		flags["--within"], flags["--level"], flags["--as"], flags["--base"] = q.Within, string(q.Level), string(q.Transform), q.Base
	case model.CompareView:
		list = append([]string{"compare"}, q.Areas...)
	case model.TrendView:
		list = append([]string{"trend", q.Indicator}, q.Areas...)
		delete(flags, "--period")
		flags["--as"], flags["--base"] = string(q.Transform), q.Base
	case model.ProfileView, model.AnswerView: // each figure in its own period
		list = []string{"show", q.Area}
		delete(flags, "--period")
	case model.SourcesView:
		list = []string{"cite", q.Area, q.Indicator}
	case model.OverviewView:
		list = []string{"overview"}
		delete(flags, "--period")
		flags["--within"], flags["--level"], flags["--columns"] = q.Within, string(q.Level), strings.Join(q.Columns, ",")
	case model.CoverageView:
		list = []string{"coverage"}
		flags["--within"], flags["--level"] = q.Within, string(q.Level)
	default:
		return nil
	}
	for _, name := range []string{"--period", "--within", "--level", "--as", "--base", "--columns"} {
		if flags[name] != "" {
			list = append(list, name, flags[name])
		}
	}
	return list
}
