package data

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"weici/data/folder"
	"weici/data/packed"
	"weici/internal/words"
)

//go:generate go run .. pack ./provinces -o shipped/provinces.parquet --force
//go:generate go run .. pack ./uk -o shipped/uk.parquet --force

//go:embed hangzhou shipped
var packages embed.FS

// Default is the embedded dataset that opens where none is named. It is a
// folder; the others are packed, and cost nothing until they are opened.
const Default = "hangzhou"

const (
	shippedFolder = "shipped/"
	packedSuffix  = ".parquet"
)

// Shipped lists the names of the embedded datasets, Default first.
func Shipped() []string {
	names := []string{Default}
	entries, _ := packages.ReadDir(strings.TrimSuffix(shippedFolder, "/"))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), packedSuffix))
	}
	return names
}

// Embedded loads the dataset that opens where none is named.
func Embedded() (*Package, error) {
	files, err := fs.Sub(packages, Default)
	if err != nil {
		return nil, err
	}
	return opened(folder.LoadFS(files, nil))
}

// LoadShipped opens an embedded dataset by its name.
func LoadShipped(name string, progress Progress) (*Package, error) {
	switch {
	case name == Default:
		return Embedded()
	case !slices.Contains(Shipped(), name):
		return nil, folder.Unread(words.NoSuchFile, name)
	}
	raw, err := packages.ReadFile(shippedFolder + name + packedSuffix)
	if err != nil {
		return nil, err
	}
	pack, err := packed.Read(raw, progress)
	if err != nil {
		var none *Unreadable
		if errors.As(err, &none) {
			none.Name = name
		}
		return nil, err
	}
	return &Package{pack.Panel, pack}, nil
}
