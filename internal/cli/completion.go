package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"weici/internal/words"
	"weici/model"
)

// completion writes a shell's completion script.
func (c *command) completion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     c.say(words.CompletionShort),
		Example:   "  source <(weici completion bash)\n  weici completion fish > ~/.config/fish/completions/weici.fish",
		Args:      exactly(c, 1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			switch root := cmd.Root(); args[0] {
			case "bash":
				err = root.GenBashCompletionV2(c.out, true)
			case "zsh":
				err = root.GenZshCompletion(c.out)
			case "fish":
				err = root.GenFishCompletion(c.out, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(c.out)
			default:
				return usage("%q: %s", args[0], c.say(words.CliOneOf, strings.Join(shells, ", ")))
			}
			if err != nil {
				return unreadable(err)
			}
			return nil
		},
	}
}

// completer lists what may stand at a place on the command line.
type completer func(*source) []cobra.Completion

// completing gives a command the candidates of its arguments, the last of them
// for every argument that follows. The library keeps a flag's candidates for
// as long as the process lives, so a visitor's commands have none.
func (c *command) completing(cmd *cobra.Command, args ...completer) *cobra.Command {
	if c.served != nil {
		return cmd
	}
	cmd.ValidArgsFunction = func(_ *cobra.Command, have []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) == 0 || len(have) >= len(args) && !strings.HasSuffix(cmd.Use, "…") {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return c.candidatesOf(args[min(len(have), len(args)-1)])
	}
	fixed := map[string][]string{
		"format": formats(), "level": texts(model.Levels()), "as": texts(model.Transforms()[1:]),
		"growth": growthNames(),
	}
	for flag, values := range fixed {
		c.completeFlag(cmd, flag, func(*source) []cobra.Completion { return values })
	}
	c.completeFlag(cmd, "period", periods)
	c.completeFlag(cmd, "base", periods)
	c.completeFlag(cmd, "within", c.areaNames)
	return cmd
}

func (c *command) completeFlag(cmd *cobra.Command, flag string, list completer) {
	if cmd.Flags().Lookup(flag) == nil {
		return
	}
	// The only errors are a flag that is not there and one that was given twice.
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return c.candidatesOf(list)
	})
}

func (c *command) candidatesOf(list completer) ([]cobra.Completion, cobra.ShellCompDirective) {
	s, err := c.load()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return list(s), cobra.ShellCompDirectiveNoFileComp
}

// areaNames completes areas by pinyin, or by id where they have none.
func (c *command) areaNames(s *source) []cobra.Completion {
	var all []cobra.Completion
	for i := range s.panel.Areas {
		a := &s.panel.Areas[i]
		if a.ValidTo.Known() {
			continue // a former version is asked for by its id
		}
		name := a.Pinyin
		if id, err := s.index.Area(name); name == "" || err != nil || id != model.AreaID(i) {
			name = a.ID
		}
		all = append(all, cobra.CompletionWithDesc(name, a.Name.In(c.lang())))
	}
	return all
}

// indicatorNames completes indicators by id.
func (c *command) indicatorNames(s *source) []cobra.Completion {
	all := make([]cobra.Completion, len(s.panel.Indicators))
	for i := range s.panel.Indicators {
		all[i] = cobra.CompletionWithDesc(s.panel.Indicators[i].ID, s.panel.Indicators[i].Name.In(c.lang()))
	}
	return all
}

// periods completes the periods in which there is any figure, newest first.
func periods(s *source) []cobra.Completion {
	seen := map[model.Period]bool{}
	var all []model.Period
	for i := range s.panel.Indicators {
		for _, p := range s.panel.Periods(model.IndicatorID(i)) {
			if p.Kind != model.Undated && !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	slices.SortFunc(all, func(a, b model.Period) int { return b.Compare(a) })
	names := make([]cobra.Completion, len(all))
	for i, p := range all {
		names[i] = p.String()
	}
	return names
}
