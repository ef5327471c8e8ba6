package cli

import (
	"github.com/spf13/cobra"

	"weici/data"
	"weici/internal/file"
	"weici/internal/intake"
	"weici/internal/words"
	"weici/model"
)

// newSet starts an empty dataset.
func (c *command) newSet() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "new " + c.say(words.ArgFolder),
		Short:   c.say(words.NewShort),
		Example: "  weici new my-dataset\n  weici import 2022-09.xlsx --into my-dataset",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("%s", c.say(words.CliArgs, c.useLine(cmd)))
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			set := model.NewPanel(intake.Skeleton(s.panel.Dataset, nil))
			set.ID = idOf(args[0])
			set.Title = s.panel.Title
			files := memory{}
			if err := data.WriteSet(set.Dataset, files.create); err != nil {
				return unreadable(err)
			}
			return c.saved(args[0], file.WriteFolder(args[0], files.write, file.FolderOptions{}))
		},
	}
	return cmd
}
