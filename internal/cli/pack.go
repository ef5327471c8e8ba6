package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"weici/data"
	"weici/internal/words"
)

// pack writes a whole dataset into one file that opens at once.
func (c *command) pack() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "pack [" + c.say(words.ArgDataset) + "]",
		Short:   c.say(words.PackShort),
		Long:    c.say(words.PackLong),
		Example: "  weici pack ./my-dataset -o my-dataset.parquet\n  weici --data my-dataset.parquet",
		Args:    atMost(c, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				c.flags.data = args[0]
			}
			if c.flags.output == "" || c.flags.output == "-" && isTerminal(c.out) {
				return usage("%s", c.say(words.PackNowhere))
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			if err := c.save(func(w io.Writer) error { return data.Pack(w, s.pack) }); err != nil {
				return err
			}
			if faults := len(s.panel.Issues); faults > 0 {
				fmt.Fprintln(c.err, c.say(words.PackFaults, faults))
			}
			return nil
		},
	}
	c.outputFlags(cmd.Flags())
	return cmd
}
