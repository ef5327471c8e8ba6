package folder

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"weici/internal/words"
	"weici/model"
)

// DescriptorName is the file that says what a package is.
const DescriptorName = "datapackage.json"

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
		AttributionZH string `json:"attribution_zh"`
		AttributionEN string `json:"attribution_en"`
		Opening       string `json:"opening"`
		Format        int    `json:"format"`
	} `json:"weici"`
}

// resource is one table of a package, in one file or several.
type resource struct {
	Name     string `json:"name"`
	Path     paths  `json:"path"`
	Encoding string `json:"encoding"`
	Hash     string `json:"hash"`
	Dialect  struct {
		Delimiter string `json:"delimiter"`
	} `json:"dialect"`
	Schema struct {
		Fields []struct {
			Name string `json:"name"`
		} `json:"fields"`
	} `json:"schema"`
}

// paths are the files of a resource; in JSON one name or a list.
type paths []string

// UnmarshalJSON reads the one or the other; anything else is no path.
func (p *paths) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*p = paths{one}
		return nil
	}
	var many []string
	if json.Unmarshal(b, &many) == nil {
		*p = many
	}
	return nil
}

// newestFormat is the newest format version of a dataset that is read; one that
// says none is of the first.
const newestFormat = 1

// readDescriptor reads the datapackage.json. What is only of the wrong type in
// it is an issue.
func (l *loader) readDescriptor() *Unreadable {
	bytes, err := fs.ReadFile(l.files, DescriptorName)
	if err != nil {
		return Unopened(DescriptorName, err)
	}
	text, _, err := decode(string(bytes), "")
	if err != nil {
		return Unread(words.DescriptorEncoding)
	}
	err = json.Unmarshal([]byte(text), &l.descriptor)
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) && mistyped.Field != "" {
		l.issue(model.Issue{Severity: model.Warning, File: DescriptorName, Column: clip(mistyped.Field), Rule: RuleDescriptor,
			Value: clip(mistyped.Value)})
	} else if err != nil {
		return Unread(words.NotJSON, err)
	}
	if n := l.descriptor.Weici.Format; n > newestFormat {
		return Unread(words.NewerFormat, n, newestFormat)
	}
	if l.descriptor.resource(observationsName) == nil {
		return Unread(words.NoResource, observationsName)
	}
	return nil
}

// describe takes over what the descriptor says of the dataset as a whole.
func (l *loader) describe() {
	d := &l.descriptor
	l.set.ID, l.set.Version = d.Name, d.Version
	if len(d.Licenses) > 0 {
		l.set.Licence, l.set.LicenceName = first(d.Licenses[0].Title, d.Licenses[0].Name), d.Licenses[0].Name
	}
	l.set.Title = model.Name{ZH: first(d.Weici.TitleZH, d.Title), EN: first(d.Weici.TitleEN, d.Title)}
	l.set.Description = model.Name{ZH: first(d.Weici.DescriptionZH, d.Description), EN: first(d.Weici.DescriptionEN, d.Description)}
	l.set.Attribution = model.Name{ZH: first(d.Weici.AttributionZH, d.Weici.AttributionEN), EN: first(d.Weici.AttributionEN, d.Weici.AttributionZH)}
	if _, err := model.ParseQuery(d.Weici.Opening); err != nil && d.Weici.Opening != "" {
		l.issue(model.Issue{Severity: model.Warning, File: DescriptorName, Column: "weici.opening", Rule: RuleOpening,
			Value: clip(d.Weici.Opening), Detail: clip(err.Error())})
	} else {
		l.set.Opening = d.Weici.Opening
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (d *descriptor) resource(name string) *resource {
	for i := range d.Resources {
		if d.Resources[i].Name == name {
			return &d.Resources[i]
		}
	}
	return nil
}

// inside tells whether a path stays in the package, as Frictionless demands: a
// relative path without "..", and no address.
func inside(path string) bool {
	return fs.ValidPath(path) && path != "." && !strings.ContainsAny(path, ":\\\x00")
}

// delimiter gives the byte between the cells of a resource.
func (r *resource) delimiter() (byte, bool) {
	if r.Dialect.Delimiter == "" {
		return ',', true
	}
	return r.Dialect.Delimiter[0], slices.Contains([]string{",", ";", "\t"}, r.Dialect.Delimiter)
}

// compareSchema warns where a resource's schema and a file's head name
// different columns.
func (l *loader) compareSchema(r *resource, t *table) {
	if len(r.Schema.Fields) == 0 {
		return
	}
	warn := func(name, where string) {
		l.issue(model.Issue{Severity: model.Warning, File: DescriptorName, Column: clip(r.Name), Rule: RuleSchema, Value: clip(name), Detail: where})
	}
	named := map[string]bool{}
	for _, f := range r.Schema.Fields {
		named[f.Name] = true
		if t.place(f.Name) < 0 {
			warn(f.Name, t.file)
		}
	}
	for _, name := range t.head {
		if !named[name] {
			warn(name, DescriptorName)
		}
	}
}
