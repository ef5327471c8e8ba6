package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/words"
)

// library is where datasets are found by name.
func (c *command) library() data.Library { return data.Library{Folder: dataDir(c.env)} }

// dataDir is the folder of the user's datasets: weici under the user's data
// folder, or "" where there is no home.
func dataDir(env func(string) string) string {
	if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "weici")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "weici")
}

// dataset opens what --data names: a path, or a dataset of the library. A name
// that both are is the dataset's, and says so; ./name is always the path.
func (c *command) dataset(name string, progress data.Progress) (*data.Package, error) {
	entry, known := c.library().Find(name)
	_, err := os.Stat(name)
	there := !errors.Is(err, fs.ErrNotExist)
	switch {
	case known && entry.Hides:
		fmt.Fprintln(c.err, c.say(words.DatasetHides, name, entry.Path))
	case known && there:
		fmt.Fprintln(c.err, c.say(words.DatasetNotPath, name, "."+string(filepath.Separator)+name))
	case !known && !there && !strings.ContainsAny(name, `/\.`):
		return nil, unreadable(errors.New(c.noDataset(name)))
	}
	if known {
		return entry.Load(progress)
	}
	return data.Open(name, data.Options{Progress: progress, Memory: int64(c.flags.memory)})
}

// noDataset says that there is none of a name, and which is nearest.
func (c *command) noDataset(name string) string {
	var names []string
	for _, e := range c.library().Entries() {
		names = append(names, e.Name)
	}
	if near := nearest(name, names); near != "" {
		return c.say(words.DatasetNear, name, near)
	}
	return c.say(words.DatasetUnknown, name)
}

type datasetItem struct {
	Name       string         `json:"name"`
	Title      string         `json:"title"`
	Path       *string        `json:"path"`
	Areas      int            `json:"areas"`
	Indicators int            `json:"indicators"`
	First      int            `json:"first_year"`
	Last       int            `json:"last_year"`
	Figures    int            `json:"figures"`
	Filled     int            `json:"filled_cells"`
	Cells      int            `json:"cells"`
	Documents  map[string]int `json:"documents"`
	Licence    *string        `json:"licence"`
	Fault      *string        `json:"fault"`
}

// datasets lists the datasets that can be opened by name.
func (c *command) datasets() *cobra.Command {
	cmd := &cobra.Command{
		Use: "datasets", Short: c.say(words.DatasetsShort), Long: c.say(words.DatasetsLong, dataDir(c.env)), Args: exactly(c, 0),
		Example: "  weici datasets\n  weici --data provinces",
		RunE: func(*cobra.Command, []string) error {
			if err := c.checkFormat(); err != nil {
				return err
			}
			return c.print(c.listDatasets())
		},
	}
	c.formatFlags(cmd.Flags())
	return cmd
}

func (c *command) listDatasets() *report {
	g := grid{right: map[int]bool{2: true, 3: true, 5: true}, head: []string{c.say(words.HeadName), c.say(words.HeadTitle), c.say(words.HeadArea),
		c.say(words.HeadIndicators), c.say(words.HeadYears), c.say(words.HeadFigures), c.say(words.HeadFullness), c.say(words.HeadLicence), c.say(words.HeadWhere)}}
	items := []datasetItem{}
	for _, entry := range c.library().Entries() {
		item := c.datasetItem(entry)
		items = append(items, item)
		g.rows = append(g.rows, c.datasetRow(item))
	}
	return listed(g, map[string]any{"datasets": items})
}

func (c *command) datasetItem(entry data.Entry) datasetItem {
	item := datasetItem{Name: entry.Name, Path: text(entry.Path), Documents: map[string]int{}}
	pack, err := entry.Load(nil)
	if err != nil {
		item.Fault = text(c.fault(err))
		return item
	}
	defer pack.Close()
	o := analysis.NewGuard(pack.Panel).Overview()
	item.Title, item.Licence = pack.Title.In(c.lang()), text(pack.Licence)
	item.Areas, item.Indicators, item.Figures = o.Areas, o.Indicators, o.Figures
	item.First, item.Last, item.Filled, item.Cells = o.First, o.Last, o.Filled, o.Cells
	for kind, n := range o.Kinds {
		item.Documents[string(kind)] = n
	}
	return item
}

func (c *command) datasetRow(item datasetItem) []cell {
	where := c.say(words.DatasetEmbedded)
	if item.Path != nil {
		where = *item.Path
	}
	if item.Fault != nil {
		return cells(item.Name, *item.Fault, "", "", "", "", "", "", where)
	}
	years, full, licence := "", "", ""
	if item.First > 0 {
		years = fmt.Sprintf("%d–%d", item.First, item.Last)
	}
	if item.Cells > 0 {
		full = c.say(words.FullnessOf, 100*float64(item.Filled)/float64(item.Cells), item.Filled, item.Cells)
	}
	if item.Licence != nil {
		licence = *item.Licence
	}
	return cells(item.Name, item.Title, strconv.Itoa(item.Areas), strconv.Itoa(item.Indicators), years, strconv.Itoa(item.Figures), full, licence, where)
}

// export writes a dataset as a folder that a person can edit.
func (c *command) export() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export [" + c.say(words.ArgDataset) + "]", Short: c.say(words.ExportShort), Args: atMost(c, 1),
		Example: "  weici export provinces -o ./my-provinces\n  weici --data ./my-provinces",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				c.flags.data = args[0]
			}
			if c.flags.output == "" || c.flags.output == "-" {
				return usage("%s", c.say(words.ExportNowhere))
			}
			s, err := c.load()
			if err != nil {
				return err
			}
			return c.savePackage(s.pack, nil)
		},
	}
	c.outputFlags(cmd.Flags())
	return cmd
}
