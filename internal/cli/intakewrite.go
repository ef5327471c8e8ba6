package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"weici/data"
	"weici/internal/file"
	"weici/internal/intake"
	"weici/internal/words"
	"weici/model"
)

// enter writes a reading into a new dataset or one that is there.
func (c *command) enter(r *intake.Reading, names []string, f importFlags) error {
	if len(r.Observations) == 0 {
		if err := c.put(c.intaken(r)); err != nil {
			return err
		}
		return &failure{exitFaults, c.say(words.ImportNothing)}
	}
	s, err := c.load()
	if err != nil {
		return err
	}
	set, target := s.panel, f.into
	if target == "" {
		target = f.folder
		set = model.NewPanel(intake.Skeleton(s.panel.Dataset, r))
	}
	now := time.Now()
	entry := r.Enter(set, model.Date{Year: int16(now.Year()), Month: uint8(now.Month()), Day: uint8(now.Day())})
	c.entered(entry)
	if len(entry.Rows["observations"]) == 0 {
		fmt.Fprintln(c.err, c.say(words.EntryNothing))
		return nil
	}
	kept, err := c.kept(entry, names, f)
	if err != nil {
		return err
	}
	mapped, err := c.remembered(r, f)
	if err != nil {
		return err
	}
	if f.into != "" {
		err = c.addTo(target, entry, kept, mapped)
	} else {
		err = c.begin(target, set, r, entry, kept, mapped)
	}
	if err != nil {
		return err
	}
	if !r.Understood() {
		c.faultsRead(r)
		return &failure{code: exitFaults}
	}
	return nil
}

// entered tells what is new, changed and gone.
func (c *command) entered(e *intake.Entry) {
	const most = 20
	fmt.Fprintln(c.err, c.say(words.EntrySummary, e.New, len(e.Changed), e.Same, len(e.Gone)))
	tell := func(all []intake.Change, line func(intake.Change) string) {
		for i, x := range all {
			if i == most {
				fmt.Fprintln(c.err, c.say(words.EntryMore, len(all)-most))
				return
			}
			fmt.Fprintln(c.err, line(x))
		}
	}
	tell(e.Changed, func(x intake.Change) string {
		return c.say(words.EntryChanged, x.Area, x.Indicator, x.Period, x.From, x.To, x.Cell)
	})
	tell(e.Gone, func(x intake.Change) string {
		return c.say(words.EntryGone, x.Area, x.Indicator, x.Period, x.From, x.Cell)
	})
}

// faultsRead lists what was not understood.
func (c *command) faultsRead(r *intake.Reading) {
	for _, line := range c.notRead(r) {
		fmt.Fprintln(c.err, line)
	}
}

// kept reads the files that stay in the dataset.
func (c *command) kept(e *intake.Entry, names []string, f importFlags) (map[string][]byte, error) {
	files := map[string][]byte{}
	if f.bare {
		return files, nil
	}
	for name, book := range e.Files {
		if book >= len(names) || names[book] == "-" {
			files[name] = c.pasted
			continue
		}
		if isFolder(folderOf(names[book])) { // its tables are a dataset already
			continue
		}
		raw, err := os.ReadFile(names[book])
		if err != nil {
			return nil, unreadable(errors.New(c.say(words.CliUnreadable, names[book], cause(err))))
		}
		files[name] = raw
	}
	return files, nil
}

// remembered is the mapping file that is kept for next month: as it was given,
// with what the flags said beside it.
func (c *command) remembered(r *intake.Reading, f importFlags) ([]byte, error) {
	m, err := c.mapping(f)
	if err != nil {
		return nil, err
	}
	for _, a := range r.Assumed {
		if a.What == intake.AreaGiven {
			if m == nil {
				m = &intake.Map{}
			}
			m.Area = a.Detail
		}
	}
	if m == nil {
		return nil, nil
	}
	if f.mapping != "" && f.told == nil && m.Area == "" {
		return os.ReadFile(f.mapping)
	}
	if m.Empty() {
		return nil, nil
	}
	text, err := m.Text()
	return []byte(text), err
}

// memory is the files of a package that is being made.
type memory map[string][]byte

// Open opens none: fs.ReadFile asks ReadFile.
func (m memory) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile gives the bytes of a file.
func (m memory) ReadFile(name string) ([]byte, error) {
	if raw, ok := m[name]; ok {
		return raw, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// create makes a file.
func (m memory) create(name string) (io.WriteCloser, error) { return &growing{name: name, in: m}, nil }

// growing is a file of it that is being written.
type growing struct {
	bytes.Buffer
	name string
	in   memory
}

// Close puts it in its place.
func (g *growing) Close() error {
	g.in[g.name] = g.Bytes()
	return nil
}

// begin makes a dataset of what was read.
func (c *command) begin(folder string, set *model.Panel, r *intake.Reading, e *intake.Entry, kept map[string][]byte, mapped []byte) error {
	set.ID = idOf(folder)
	set.Title = model.Name{ZH: titleOf(r), EN: titleOf(r)}
	set.Opening = openingOf(r)
	files := memory{}
	if err := data.WriteSet(set.Dataset, files.create); err != nil {
		return unreadable(err)
	}
	more, err := data.Append(files, data.Addition(e.Rows))
	if err != nil {
		return unreadable(errors.New(c.say(words.AppendFailed, folder, err)))
	}
	for _, all := range []map[string][]byte{more, kept} {
		for name, raw := range all {
			files[name] = raw
		}
	}
	if mapped != nil {
		files[mapName] = mapped
	}
	o := file.FolderOptions{Replace: c.flags.force, Ours: func(name string) bool {
		return data.WritesName(name) || name == mapName || name == correctionsName || strings.HasPrefix(name, "documents/") || strings.HasPrefix(name, undoFolder+"/")
	}}
	return c.saved(folder, file.WriteFolder(folder, files.write, o))
}

// write makes all files.
func (m memory) write(create func(string) (io.WriteCloser, error)) error {
	for name, raw := range m {
		f, err := create(name)
		if err != nil {
			return err
		}
		_, err = f.Write(raw)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// idOf is the name of a package in a folder.
func idOf(folder string) string {
	base := filepath.Base(filepath.Clean(folder))
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, base)
	if id = strings.Trim(id, "-."); id == "" {
		return "dataset"
	}
	return id
}

// titleOf is the first file's own title, or its name where it has none.
func titleOf(r *intake.Reading) string {
	if len(r.Titles) == 0 {
		return ""
	}
	if r.Titles[0] != "" {
		return r.Titles[0]
	}
	return strings.TrimSuffix(r.Books[0].Name, path.Ext(r.Books[0].Name))
}

// openingOf is the ranking of which most areas have a figure, the first of
// those that are equal.
func openingOf(r *intake.Reading) string {
	type view struct{ indicator, period string }
	counts, order := map[view]int{}, []view{}
	for i := range r.Observations {
		o := &r.Observations[i]
		v := view{o.Indicator, o.Period.String()}
		if o.Number == "" {
			continue
		}
		if counts[v]++; counts[v] == 1 {
			order = append(order, v)
		}
	}
	best := view{}
	for _, v := range order {
		if counts[v] > counts[best] {
			best = v
		}
	}
	if best.indicator == "" {
		return ""
	}
	return model.Query{View: model.RankView, Indicator: best.indicator, Period: best.period}.String()
}

// The files that an import keeps in a dataset beside its tables.
const (
	correctionsName = "corrections.csv"
	undoFolder      = ".weici-undo"
)

// addTo puts what was read behind the rows of a dataset. The whole folder is
// made anew and takes the place of the old one, in which what it was before is
// kept for one undo.
func (c *command) addTo(folder string, e *intake.Entry, kept map[string][]byte, mapped []byte) error {
	old, err := c.allFiles(folder)
	if err != nil {
		return err
	}
	changed, err := data.Append(old, data.Addition(e.Rows))
	if err != nil {
		return unreadable(errors.New(c.say(words.AppendFailed, folder, err)))
	}
	for name, raw := range kept {
		changed[name] = raw
	}
	if mapped != nil && !bytes.Equal(old[mapName], mapped) {
		changed[mapName] = mapped
	}
	if len(e.Changed) > 0 {
		changed[correctionsName] = c.corrected(old[correctionsName], e.Changed)
	}
	return c.replace(folder, undoable(old, changed))
}

// undoable is the files of a folder with changes, and what they were before for
// one undo.
func undoable(old memory, changed map[string][]byte) memory {
	files := memory{}
	for name, raw := range old {
		if !strings.HasPrefix(name, undoFolder+"/") {
			files[name] = raw
		}
	}
	var added []string
	for name, raw := range changed {
		if was, there := old[name]; there {
			files[undoFolder+"/"+name] = was
		} else {
			added = append(added, name)
		}
		files[name] = raw
	}
	files[undoFolder+"/added.txt"] = []byte(strings.Join(added, "\n"))
	return files
}

// replace puts files in the place of a whole folder.
func (c *command) replace(folder string, files memory) error {
	return c.saved(folder, file.WriteFolder(folder, files.write, file.FolderOptions{Replace: true, Ours: func(string) bool { return true }}))
}

// allFiles reads every file of a dataset's folder.
func (c *command) allFiles(folder string) (memory, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, usage("%s", c.say(words.IntoNoFolder, folder))
	}
	files := memory{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		files[name] = raw
		return err
	})
	if err != nil {
		return nil, unreadable(errors.New(c.say(words.CliUnreadable, folder, cause(err))))
	}
	return files, nil
}

// corrected puts changed figures behind the log of corrections.
func (c *command) corrected(old []byte, all []intake.Change) []byte {
	out := bytes.NewBuffer(bytes.Clone(old))
	w := csv.NewWriter(out)
	if len(old) == 0 {
		_ = w.Write([]string{"when", "area", "indicator", "period", "from", "to", "document", "cell", "reason"})
	}
	now := time.Now().Format(time.DateOnly)
	for _, x := range all {
		_ = w.Write([]string{now, x.Area, x.Indicator, x.Period, x.From, x.To, x.Document, x.Cell, c.say(words.CorrectReason, x.Document)})
	}
	w.Flush() // a buffer takes everything
	return out.Bytes()
}

// undo takes the last import into a dataset back.
func (c *command) undo(folder string) error {
	if folder == "" {
		return usage("%s", c.say(words.UndoWhich))
	}
	files, err := c.allFiles(folder)
	if err != nil {
		return err
	}
	added, there := files[undoFolder+"/added.txt"]
	if !there {
		return &failure{exitUsage, c.say(words.UndoNothing, folder)}
	}
	for _, name := range strings.Split(string(added), "\n") {
		delete(files, name)
	}
	for name, raw := range files {
		if was, ok := strings.CutPrefix(name, undoFolder+"/"); ok {
			delete(files, name)
			if was != "added.txt" {
				files[was] = raw
			}
		}
	}
	if err := c.replace(folder, files); err != nil {
		return err
	}
	fmt.Fprintln(c.err, c.say(words.UndoDone, folder))
	return nil
}
