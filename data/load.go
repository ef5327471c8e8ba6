// Package data reads data packages (Frictionless v2): files become a
// model.Dataset, with every fault as file, row, column, rule and hint. What is
// sound loads even where other rows are not. The curated dataset is embedded.
package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"weici/model"
)

// Package is a loaded data package: its dataset, and its files, among which
// the texts of documents may stand under documents/.
type Package struct {
	*model.Dataset
	Files fs.FS
}

// Progress is told how many bytes of the package have been read.
type Progress func(done, total int64)

// Load reads a package from a folder or its datapackage.json. The error is one
// line that says why nothing could be read; faults of rows are Issues.
func Load(name string, progress Progress) (*Package, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", name, reason(err))
	}
	if !info.IsDir() {
		if filepath.Base(name) != descriptorName {
			return nil, fmt.Errorf("%s is neither a folder nor a %s", name, descriptorName)
		}
		name = filepath.Dir(name)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open %s: %w", name, reason(err))
	}
	pack, err := LoadFS(root.FS(), progress)
	if err != nil {
		return nil, fmt.Errorf("cannot read the dataset %s: %w", name, err)
	}
	return pack, nil
}

// reason is the cause of a file error without its path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// LoadFS reads a package from a file system.
func LoadFS(files fs.FS, progress Progress) (*Package, error) {
	desc, err := readDescriptor(files)
	if err != nil {
		return nil, err
	}
	l := &loader{files: files, descriptor: desc, progress: progress, set: &model.Dataset{
		ID: desc.Name, Version: desc.Version, Licence: desc.licence(), Opening: desc.Weici.Opening,
		Title:       model.Name{ZH: first(desc.Weici.TitleZH, desc.Title), EN: first(desc.Weici.TitleEN, desc.Title)},
		Description: model.Name{ZH: first(desc.Weici.DescriptionZH, desc.Description), EN: first(desc.Weici.DescriptionEN, desc.Description)},
	}}
	l.areas()
	l.indicators()
	l.documents()
	l.set.Index()
	l.observations()
	slices.SortStableFunc(l.set.Issues, func(a, b model.Issue) int { return strings.Compare(a.File, b.File) })
	return &Package{Dataset: l.set, Files: files}, nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// loader gathers a dataset and the faults found on the way.
type loader struct {
	files      fs.FS
	descriptor *descriptor
	progress   Progress
	set        *model.Dataset
}

func (l *loader) issue(i model.Issue) { l.set.Issues = append(l.set.Issues, i) }

const descriptorName = "datapackage.json"

// descriptor is what weici reads of a datapackage.json.
type descriptor struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Version     string `json:"version"`
	Licenses    []struct {
		Name  string `json:"name"`
		Title string `json:"title"`
	} `json:"licenses"`
	Resources []resource `json:"resources"`
	Weici     struct {
		TitleZH       string `json:"title_zh"`
		TitleEN       string `json:"title_en"`
		DescriptionZH string `json:"description_zh"`
		DescriptionEN string `json:"description_en"`
		Opening       string `json:"opening"`
	} `json:"weici"`
}

// resource is one table of a package.
type resource struct {
	Name     string          `json:"name"`
	Path     json.RawMessage `json:"path"`
	Encoding string          `json:"encoding"`
	Dialect  struct {
		Delimiter string `json:"delimiter"`
	} `json:"dialect"`
	Schema struct {
		Fields []struct {
			Name string `json:"name"`
		} `json:"fields"`
	} `json:"schema"`
}

func readDescriptor(files fs.FS) (*descriptor, error) {
	bytes, err := fs.ReadFile(files, descriptorName)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", descriptorName, reason(err))
	}
	text, err := decode(bytes, "")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", descriptorName, err)
	}
	var d descriptor
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, fmt.Errorf("%s is not valid JSON: %w", descriptorName, err)
	}
	if d.resource("observations") == nil {
		return nil, fmt.Errorf("%s names no resource \"observations\"", descriptorName)
	}
	return &d, nil
}

func (d *descriptor) resource(name string) *resource {
	for i := range d.Resources {
		if d.Resources[i].Name == name {
			return &d.Resources[i]
		}
	}
	return nil
}

func (d *descriptor) licence() string {
	if len(d.Licenses) == 0 {
		return ""
	}
	return first(d.Licenses[0].Title, d.Licenses[0].Name)
}

// paths lists the files of a resource, all inside the package.
func (r *resource) paths() ([]string, error) {
	var many []string
	if err := json.Unmarshal(r.Path, &many); err != nil {
		var one string
		if err := json.Unmarshal(r.Path, &one); err != nil {
			return nil, fmt.Errorf("path must be a file name or a list of them")
		}
		many = []string{one}
	}
	for _, p := range many {
		if !fs.ValidPath(path.Clean(p)) || strings.Contains(p, ":") {
			return nil, fmt.Errorf("path %q leaves the package", p)
		}
	}
	return many, nil
}
