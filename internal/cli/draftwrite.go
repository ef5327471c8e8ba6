package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"weici/data"
	article "weici/internal/document"
	"weici/internal/draft"
	"weici/internal/evidence"
	"weici/internal/file"
	"weici/internal/proof"
	"weici/internal/words"
	"weici/model"
)

// enterDraft writes what is sure of each document, or all that is placed, into
// the folder of a dataset, and proves what was written.
func (c *command) enterDraft(s *source, names []string, read []article.Document, each [][]draft.Proposal, f draftFlags) error {
	folder, err := c.writable(s, f.into)
	if err != nil {
		return err
	}
	for i := range read {
		doc, err := c.described(s, names[i], read[i], f)
		if err != nil {
			return err
		}
		var accepted []draft.Proposal
		for _, p := range each[i] {
			if p.Sure || f.all && p.State != draft.Unplaced {
				accepted = append(accepted, p)
			}
		}
		if len(accepted) == 0 {
			fmt.Fprintln(c.err, c.say(words.DraftNothing, names[i]))
			continue
		}
		if err := c.addDraft(folder, s, doc, read[i].Text, accepted); err != nil {
			return err
		}
	}
	return nil
}

// writable is the folder of the dataset that --into names: a folder that is
// there, or of an embedded one a copy in the user's data folder.
func (c *command) writable(s *source, into string) (string, error) {
	entry, known := c.library().Find(into)
	switch {
	case !known:
		return into, nil
	case entry.Path != "":
		return entry.Path, nil
	}
	home := dataDir(c.env)
	if home == "" {
		return "", usage("%s", c.say(words.IntoNoFolder, into))
	}
	if err := os.MkdirAll(home, 0o777); err != nil {
		return "", unreadable(err)
	}
	folder := filepath.Join(home, into)
	if err := c.saved(folder, file.WriteFolder(folder, func(create func(string) (io.WriteCloser, error)) error { return s.pack.Write(create, nil) }, file.FolderOptions{})); err != nil {
		return "", err
	}
	fmt.Fprintln(c.err, c.say(words.DraftCopied, folder))
	return folder, nil
}

// folderOf is the folder of a dataset that is named, or the path itself.
func (c *command) folderOf(name string) string {
	if entry, known := c.library().Find(name); known && entry.Path != "" {
		return entry.Path
	}
	return name
}

// described is a document as the dataset will hold it: what it states itself,
// and what the flags say.
func (c *command) described(s *source, name string, d article.Document, f draftFlags) (model.Document, error) {
	doc := model.Document{Title: d.Title, Publisher: d.Publisher, URL: d.URL, Kind: model.DocKind(f.kind), Language: "zh-CN"}
	if d.Author != "" {
		doc.Authors = []string{d.Author}
	}
	if f.title != "" {
		doc.Title = f.title
	}
	if f.authors != "" {
		doc.Authors = strings.FieldsFunc(f.authors, func(r rune) bool { return r == ';' || r == '；' || r == '、' })
	}
	if f.publisher != "" {
		doc.Publisher = f.publisher
	}
	if f.url != "" {
		doc.URL = f.url
	}
	if doc.Title == "" {
		doc.Description = c.say(words.DraftFrom, filepath.Base(name))
	}
	if !article.Chinese(d.Text) {
		doc.Language = "en"
	}
	if !doc.Kind.Valid() {
		return doc, usage("--kind %q: %s", f.kind, c.say(words.CliOneOf, "yearbook, bulletin, release, report, news, secondary"))
	}
	var err error
	if doc.Published, err = model.ParseDate(d.Dated); err != nil {
		return doc, usage("--published %q", d.Dated)
	}
	doc.ID = freeID(s.panel.Dataset, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	return doc, nil
}

// freeID makes the id of a new document of its file's name.
func freeID(d *model.Dataset, name string) string {
	id := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, name), "-")
	if id == "" {
		id = "draft"
	}
	free := id
	for n := 2; ; n++ {
		if _, taken := d.Document(free); !taken {
			return free
		}
		free = id + "-" + strconv.Itoa(n)
	}
}

// addDraft writes the rows of one document, and holds every figure against its
// quote as it then stands.
func (c *command) addDraft(folder string, s *source, doc model.Document, text string, accepted []draft.Proposal) error {
	old, err := c.allFiles(folder)
	if err != nil {
		return err
	}
	entry := draft.Enter(s.panel.Dataset, doc, text, accepted)
	changed, err := data.Append(old, data.Addition{"documents": entry.Documents, "observations": entry.Observations})
	if err != nil {
		return unreadable(errors.New(c.say(words.AppendFailed, folder, err)))
	}
	changed["documents/"+doc.ID+".txt"] = []byte(text)
	if err := c.replace(folder, undoable(old, changed)); err != nil {
		return err
	}
	written, err := c.open(folder, nil)
	if err != nil {
		return err
	}
	defer written.pack.Close()
	id, ok := written.panel.Document(doc.ID)
	if !ok {
		return unreadable(errors.New(c.say(words.AppendFailed, folder, doc.ID)))
	}
	var counts [4]int
	prover := proof.New(written.panel)
	rows := written.panel.Cited(id)
	for _, row := range rows {
		counts[prover.Of(row, func(model.DocID) string { return text }).Verdict.Result]++
	}
	fmt.Fprintln(c.err, c.say(words.DraftWritten, folder, doc.ID, len(rows), counts[evidence.Supported], counts[evidence.Unnamed], counts[evidence.Contradicted]))
	return nil
}
