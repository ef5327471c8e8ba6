package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/prose"
	"weici/internal/search"
	"weici/internal/words"
	"weici/model"
)

// source is a dataset that is loaded and can be asked.
type source struct {
	pack   *data.Package
	panel  *model.Panel
	index  *search.Index
	folder string // where the dataset was opened; empty: the embedded one, or a stream
}

// open loads the dataset at a path, or the embedded one where that is empty.
func (c *command) open(path string, progress data.Progress) (*source, error) {
	if path == "" {
		return c.opened(data.Embedded())
	}
	s, err := c.opened(c.dataset(path, progress))
	if err != nil {
		return nil, err
	}
	s.folder = folderOf(path)
	return s, nil
}

// opened makes a loaded dataset ready to be asked.
func (c *command) opened(pack *data.Package, err error) (*source, error) {
	if err != nil {
		return nil, unreadable(errors.New(c.fault(err)))
	}
	return &source{pack, pack.Panel, search.New(pack.Panel), ""}, nil
}

// fault says why a dataset could not be read.
func (c *command) fault(err error) string {
	var none *data.Unreadable
	if errors.As(err, &none) {
		return none.In(c.lang())
	}
	return err.Error()
}

// load opens the dataset that the flags name, once.
func (c *command) load() (*source, error) {
	if c.served != nil {
		return c.served, nil
	}
	if c.loaded == nil {
		tell := c.progress(words.Loading)
		s, err := c.open(c.flags.data, tell)
		tell(1, 1) // a fault ends it too
		if err != nil {
			return nil, err
		}
		c.loaded = s
	}
	return c.loaded, nil
}

func (c *command) writer(s *source) prose.Writer { return prose.Writer{Panel: s.panel, Lang: c.lang()} }

// area finds an area by what a person calls it.
func (c *command) area(s *source, text string) (model.AreaID, error) {
	id, err := s.index.Area(text)
	return id, c.named(err)
}

func (c *command) indicator(s *source, text string) (model.IndicatorID, error) {
	id, err := s.index.Indicator(text)
	return id, c.named(err)
}

// named says which things an argument may mean, or which is nearest.
func (c *command) named(err error) error {
	var several *search.Ambiguous
	var none *search.Unknown
	switch {
	case err == nil:
		return nil
	case errors.As(err, &several):
		return usage("%s", c.say(words.CliAmbiguous, several.Text, c.candidates(several.Candidates)))
	case errors.As(err, &none) && len(none.Nearest) > 0:
		return usage("%s", c.say(words.CliUnknownNear, none.Text, c.candidates(none.Nearest)))
	case errors.As(err, &none):
		return usage("%s", c.say(words.CliUnknown, none.Text, listOf(none.Kind)))
	}
	return usage("%s", err)
}

// listOf is the command that lists the things of a kind.
func listOf(kind search.Kind) string {
	if kind == search.Area {
		return "weici areas"
	}
	return "weici indicators"
}

func (c *command) candidates(all []search.Candidate) string {
	const most = 8 // two letters may begin hundreds of names
	var names []string
	for _, x := range all[:min(len(all), most)] {
		names = append(names, x.Name.In(c.lang())+" ("+x.ID+")")
	}
	list := strings.Join(names, c.say(words.ListComma))
	if len(all) > most {
		list += c.say(words.CliAndMore, len(all)-most)
	}
	return list
}

func (c *command) period() (model.Period, error) { return c.parsePeriod("period", c.flags.period) }

func (c *command) parsePeriod(flag, text string) (model.Period, error) {
	p, err := model.ParsePeriod(text)
	if err != nil {
		return p, usage("--%s %q: %s", flag, text, c.say(words.CliPeriodForms))
	}
	return p, nil
}

// question makes the flags and an indicator into a question. Without --within
// the set is that of the dataset's opening query.
func (c *command) question(s *source, indicator string) (analysis.Question, error) {
	q := analysis.Question{Indicator: model.NoIndicator, Against: model.NoIndicator, Area: model.NoArea, Within: model.NoArea}
	var err error
	if indicator != "" {
		if q.Indicator, err = c.indicator(s, indicator); err != nil {
			return q, err
		}
	}
	if q.Period, err = c.period(); err != nil {
		return q, err
	}
	if err := c.set(s, &q); err != nil {
		return q, err
	}
	q.Derivation.Transform = model.Transform(c.flags.as)
	if !known(model.Transforms(), q.Derivation.Transform) {
		return q, usage("--as %q: %s", c.flags.as, c.say(words.CliOneOf, join(model.Transforms()[1:])))
	}
	if q.Derivation.Base, err = c.parsePeriod("base", c.flags.base); err != nil {
		return q, err
	}
	return analysis.WithDefaults(s.panel, q), nil
}

// set reads --within and --level.
func (c *command) set(s *source, q *analysis.Question) error {
	q.Level = model.Level(c.flags.level)
	if q.Level != "" && !q.Level.Valid() {
		return usage("--level %q: %s", c.flags.level, c.say(words.CliOneOf, join(model.Levels())))
	}
	if c.flags.within != "" {
		id, err := c.area(s, c.flags.within)
		q.Within = id
		return err
	}
	opening, err := model.ParseQuery(s.panel.Opening)
	if err != nil {
		return nil // a dataset need not say where it opens
	}
	if resolved, err := analysis.Resolve(s.panel, opening); err == nil && (q.Level == "" || q.Level == resolved.Level) {
		q.Within, q.Level = resolved.Within, resolved.Level
	}
	return nil
}

func known[T comparable](all []T, x T) bool {
	for _, y := range all {
		if x == y {
			return true
		}
	}
	return false
}

func join[T ~string](all []T) string { return strings.Join(texts(all), ", ") }

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}

// folderOf is the folder of a dataset that was opened by it or its descriptor.
func folderOf(path string) string {
	if filepath.Base(path) == "datapackage.json" {
		return filepath.Dir(path)
	}
	return path
}
