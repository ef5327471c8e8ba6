package data

import (
	"embed"
	"io/fs"

	"weici/data/folder"
)

//go:embed hangzhou
var packages embed.FS

// Embedded loads the dataset that ships with the program.
func Embedded() (*Package, error) {
	files, err := fs.Sub(packages, "hangzhou")
	if err != nil {
		return nil, err
	}
	return opened(folder.LoadFS(files, nil))
}
