package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"weici/data"
	"weici/internal/intake"
	"weici/internal/search"
	worksheet "weici/internal/sheet"
	"weici/internal/words"
	"weici/model"
)

// importFlags are what an import goes by.
type importFlags struct {
	into, folder, mapping string
	dry, bare, undo, yes  bool
	screen                bool        // what each cell is read as will be shown
	told                  *intake.Map // on the review screen; nil: nothing was told
}

// importing reads an office's own sheets.
func (c *command) importing() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:     "import " + c.say(words.ArgFiles),
		Short:   c.say(words.ImportShort),
		Long:    c.say(words.ImportLong),
		Example: "  weici import 2022-09.xlsx --dry-run\n  weici import 2022-09.xlsx -o my-dataset\n  weici import 2022-10.xlsx --into my-dataset",
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.flags.format == "" {
				c.flags.format = "table"
			}
			if err := c.checkFormat(); err != nil {
				return err
			}
			return c.intake(cmd.Context(), args, f)
		},
	}
	c.formatFlags(cmd.Flags())
	cmd.Flags().Lookup("output").Usage = c.say(words.FlagOutFolder)
	cmd.Flags().StringVar(&c.flags.period, "period", "", c.say(words.FlagOf))
	cmd.Flags().StringVar(&c.flags.within, "within", "", c.say(words.FlagWithinOf))
	cmd.Flags().StringVar(&f.into, "into", "", c.say(words.FlagInto))
	cmd.Flags().StringVar(&f.mapping, "map", "", c.say(words.FlagMap))
	cmd.Flags().BoolVar(&f.bare, "no-copy", false, c.say(words.FlagNoCopy))
	cmd.Flags().BoolVar(&f.yes, "yes", false, c.say(words.FlagYes))
	cmd.Flags().BoolVar(&f.undo, "undo", false, c.say(words.FlagUndo))
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, c.say(words.FlagDryRun))
	return cmd
}

// thrifty has the memory collected twice as early as by itself: a sheet is read
// once, and is mostly what stays.
const thrifty = 20

// intake reads the files, and shows or writes what they mean.
func (c *command) intake(ctx context.Context, names []string, f importFlags) error {
	f.folder, c.flags.output = c.flags.output, ""
	debug.SetGCPercent(thrifty)
	switch {
	case f.undo:
		return c.undo(f.into)
	case f.into != "" && f.folder != "":
		return usage("%s", c.say(words.IntoOrOut))
	case !f.dry && !f.yes && isTerminal(c.out) && isTerminal(c.in):
		f.screen = true
		return c.review(ctx, names, f)
	case !f.dry && f.into == "" && f.folder == "":
		return usage("%s", c.say(words.ImportNowhere))
	}
	_, read, err := c.readSheets(names, f)
	if err != nil {
		return err
	}
	reading := read(nil)
	if !f.dry {
		return c.enter(reading, names, f)
	}
	reading.Books = nil // a large sheet is not held while its figures are printed
	if err := c.put(c.intaken(reading)); err != nil {
		return err
	}
	if forFiles(c.flags.format) { // which have no place for what was taken from elsewhere
		for _, a := range reading.Assumed {
			fmt.Fprintln(c.err, c.assumed(a))
		}
	}
	switch {
	case len(reading.Observations) == 0:
		return &failure{exitFaults, c.say(words.ImportNothing)}
	case !reading.Understood():
		return &failure{code: exitFaults}
	}
	return nil
}

// readSheets opens the files, and gives what reads them against the names of a
// dataset: by a map, or where that is nil by the one of the flags.
func (c *command) readSheets(names []string, f importFlags) ([]*worksheet.Book, func(*intake.Map) *intake.Reading, error) {
	if f.into != "" {
		c.flags.data = f.into
	}
	tell := c.progress(words.Loading)
	defer tell(1, 1)
	books, err := c.books(names)
	if err != nil {
		return nil, nil, err
	}
	tell(1, 2)
	s, err := c.acquainted(books)
	if err != nil {
		return nil, nil, err
	}
	o := intake.Options{Set: s.panel, Within: model.NoArea, Roles: f.screen}
	if o.Period, err = c.period(); err != nil {
		return nil, nil, err
	}
	if c.flags.within != "" {
		if o.Within, err = c.area(s, c.flags.within); err != nil {
			return nil, nil, err
		}
	}
	if o.Map, err = c.mapping(f); err != nil {
		return nil, nil, err
	}
	return books, func(told *intake.Map) *intake.Reading {
		o := o
		if told != nil {
			o.Map = told
		}
		return intake.Read(books, o)
	}, nil
}

// acquainted opens the dataset whose names are looked for: the one that is
// named, or of those embedded the one that knows most of the sheets' areas.
func (c *command) acquainted(books []*worksheet.Book) (*source, error) {
	if c.flags.data == "" && c.served == nil {
		best := 0
		for _, name := range data.Shipped() {
			pack, err := data.LoadShipped(name, nil)
			if err != nil {
				return nil, unreadable(errors.New(c.fault(err)))
			}
			if n := intake.Acquainted(books, pack.Panel); n > best {
				best, c.loaded = n, &source{pack, pack.Panel, search.New(pack.Panel), ""}
			}
		}
	}
	return c.load()
}

// mapName is the mapping file of a dataset.
const mapName = "weici-import.toml"

// mapping reads the mapping file that is named, or the one of the dataset that
// is added to; nil where there is none.
func (c *command) mapping(f importFlags) (*intake.Map, error) {
	if f.told != nil {
		return f.told, nil
	}
	name := f.mapping
	if name == "" && f.into != "" {
		if name = filepath.Join(f.into, mapName); !exists(name) {
			return nil, nil
		}
	}
	if name == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(errors.New(c.say(words.CliUnreadable, name, cause(err))))
	}
	m, err := intake.ParseMap(string(raw))
	if err != nil {
		return nil, usage("%s", c.say(words.ImportMap, name, err))
	}
	return m, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// books reads the grids of the files, or of what is pasted.
func (c *command) books(names []string) ([]*worksheet.Book, error) {
	if len(names) == 0 {
		names = []string{"-"}
	}
	var all []*worksheet.Book
	for _, name := range names {
		if folder := folderOf(name); isFolder(folder) {
			b, err := worksheet.ReadPackage(folder, os.DirFS(folder))
			var fault *worksheet.Fault
			if errors.As(err, &fault) {
				return nil, unreadable(errors.New(c.unopened(fault)))
			}
			all = append(all, b)
			continue
		}
		in, err := c.input(name)
		if err != nil {
			return nil, err
		}
		called := name
		if name == "-" {
			called = "stdin.tsv"
		}
		var from io.Reader = in
		if name == "-" {
			if c.pasted, err = io.ReadAll(io.LimitReader(in, textMost)); err != nil {
				return nil, unreadable(errors.New(cause(err)))
			}
			from = bytes.NewReader(c.pasted)
		}
		b, err := worksheet.Read(called, from)
		in.Close()
		var fault *worksheet.Fault
		if errors.As(err, &fault) {
			return nil, unreadable(errors.New(c.unopened(fault)))
		}
		all = append(all, b)
	}
	return all, nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
