package data

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"weici/data/folder"
)

// Library is where datasets are found by name: in a folder of the user's, and
// among those embedded. One of the user's hides an embedded one of its name.
type Library struct {
	Folder string // with a folder or a packed file for each dataset; "" for none
}

// Entry is a dataset of a library.
type Entry struct {
	Name  string
	Path  string // "" for an embedded one
	Hides bool   // an embedded one has its name
}

// Entries lists the datasets, those embedded first.
func (l Library) Entries() []Entry {
	var all []Entry
	for _, name := range Shipped() {
		all = append(all, Entry{Name: name})
	}
	for _, own := range l.own() {
		if i := slices.IndexFunc(all, func(e Entry) bool { return e.Name == own.Name }); i >= 0 {
			own.Hides = all[i].Path == ""
			all[i] = own
			continue
		}
		all = append(all, own)
	}
	return all
}

// own lists what is in the user's folder, by name; a folder comes before a
// packed file of its name.
func (l Library) own() []Entry {
	if l.Folder == "" {
		return nil
	}
	files, _ := os.ReadDir(l.Folder) // one that is not there holds nothing
	var all []Entry
	for _, f := range files {
		path := filepath.Join(l.Folder, f.Name())
		name, packed := strings.CutSuffix(f.Name(), packedSuffix)
		if _, err := os.Stat(filepath.Join(path, folder.DescriptorName)); err != nil && !packed {
			continue
		}
		if !slices.ContainsFunc(all, func(e Entry) bool { return e.Name == name }) {
			all = append(all, Entry{Name: name, Path: path})
		}
	}
	return all
}

// Find gives the dataset of a name.
func (l Library) Find(name string) (Entry, bool) {
	all := l.Entries()
	i := slices.IndexFunc(all, func(e Entry) bool { return e.Name == name })
	if i < 0 {
		return Entry{}, false
	}
	return all[i], true
}

// Load opens the dataset.
func (e Entry) Load(progress Progress) (*Package, error) {
	if e.Path != "" {
		return Load(e.Path, progress)
	}
	return LoadShipped(e.Name, progress)
}
