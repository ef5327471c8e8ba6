package editor

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"weici/internal/brief"
	"weici/internal/words"
	"weici/model"
	"weici/ui/layout"
	"weici/ui/screen"
	"weici/ui/theme"
	"weici/ui/widget"
)

// pathMost is the most characters of a path that is typed.
const pathMost = 1000

// preview shows the whole brief as text.
func (s *Editor) preview() tea.Cmd {
	s.compose()
	look, made := s.desk.Theme, s.brief
	return screen.Over(widget.NewPage(look, layout.Clean(made.Title), s.desk.Say(words.SheetHint), func(w int) []string { return whole(look, made, w) }))
}

// edition is what a brief is made of; it is read outside Update.
type edition struct {
	panel *model.Panel
	draft brief.Draft
	lang  model.Lang
}

func (s *Editor) edition() edition {
	return edition{s.desk.Panel, s.collection.draft, s.desk.Prose.Lang}
}

func (e edition) write(format brief.Format) func(io.Writer) error {
	return func(w io.Writer) error {
		b, _ := brief.ComposeDraft(e.panel, e.draft, e.lang, model.Period{})
		return b.EncodeFile(w, format)
	}
}

// export asks for a format and a name, or copies Markdown where nothing can be
// kept.
func (s *Editor) export() tea.Cmd {
	d, e := s.desk, s.edition()
	if s.files == nil {
		return s.copy(e.write(brief.Markdown), words.CopiedBrief)
	}
	var items []widget.Item
	for _, f := range brief.Formats() {
		items = append(items, widget.Item{Key: f.Extension(), Text: d.Say(formatWord(f)), Do: func() tea.Cmd {
			return s.askName(words.DoExport, s.name()+f.Extension(), e.write(f))
		}})
	}
	return screen.Over(widget.NewPicker(d.Theme, widget.Text{Title: d.Say(words.DoExport), Note: d.Say(words.ExportHint), None: d.Say(words.FoundNothing)}, items))
}

func formatWord(f brief.Format) words.Word {
	switch f {
	case brief.HTML:
		return words.FormatHTML
	case brief.DOCX:
		return words.FormatDOCX
	case brief.XLSX:
		return words.FormatXLSX
	case brief.JSON:
		return words.FormatJSON
	case brief.CSV:
		return words.FormatCSV
	}
	return words.FormatMarkdown
}

// fileOfDraft is the command that makes a document of a collection, where
// files are at the other end of a line.
const fileOfDraft = "brief --from - --format docx < brief.json > brief.docx"

// copy sends text to the clipboard, with the command that makes the file.
func (s *Editor) copy(write func(io.Writer) error, hint words.Word) tea.Cmd {
	text := s.desk.Say(hint)
	return func() tea.Msg {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return screen.NoticeMsg{Text: err.Error()}
		}
		return screen.CopyMsg{Text: b.String(), Hint: text, Command: fileOfDraft}
	}
}

// name is a file's name made of the title: letters and digits of any script.
func (s *Editor) name() string {
	title := s.collection.draft.Title
	if title == "" {
		title = s.desk.Say(words.ScreenBrief)
	}
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return '-'
	}, title)
	letters := []rune(strings.Trim(name, "-"))
	if len(letters) == 0 {
		return "weici"
	}
	return string(letters[:min(len(letters), 40)])
}

// askName asks where to write.
func (s *Editor) askName(title words.Word, name string, write func(io.Writer) error) tea.Cmd {
	d := s.desk
	ask := widget.Text{Title: d.Say(title), Note: d.Say(words.PromptKeys), Hint: d.Say(words.NameHint)}
	return screen.Over(widget.NewPrompt(d.Theme, ask, name, pathMost, func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" {
			return screen.Notice(d.Say(words.NameEmpty))
		}
		return s.put(title, name, write, false)
	}))
}

// put writes a file, outside Update, and goes on with what came of it.
func (s *Editor) put(title words.Word, name string, write func(io.Writer) error, replace bool) tea.Cmd {
	files := s.files
	return func() tea.Msg {
		path, err := files.Write(name, write, replace)
		return screen.ThenMsg{Do: func() tea.Cmd { return s.wrote(title, name, path, write, err) }}
	}
}

// wrote says where the file is or what is wrong, and asks before a file that
// is there is written over.
func (s *Editor) wrote(title words.Word, name, path string, write func(io.Writer) error, err error) tea.Cmd {
	d := s.desk
	switch {
	case errors.Is(err, fs.ErrExist):
		return screen.Over(widget.NewPicker(d.Theme, widget.Text{Title: d.Say(words.NameTaken, layout.Clean(name)), None: d.Say(words.FoundNothing)}, []widget.Item{
			{Text: d.Say(words.NameOther), Do: func() tea.Cmd { return s.askName(title, name, write) }},
			{Text: d.Say(words.NameReplace), Do: func() tea.Cmd { return s.put(title, name, write, true) }},
			{Text: d.Say(words.NameCancel), Do: func() tea.Cmd { return nil }},
		}))
	case err != nil:
		return s.tell(words.NotWritten, theme.Error, err.Error())
	}
	return s.tell(words.WrittenHere, theme.Text, path)
}

// tell shows text that may be longer than a line.
func (s *Editor) tell(title words.Word, token theme.Token, text string) tea.Cmd {
	return screen.Over(widget.NewSheet(s.desk.Theme, s.desk.Say(title), s.desk.Say(words.AnyKeyCloses), []widget.Paragraph{widget.Plain(token, text)}))
}

// saveDraft keeps the collection as a file, or copies it where nothing can be
// kept.
func (s *Editor) saveDraft() tea.Cmd {
	draft := s.collection.draft
	if s.files == nil {
		return s.copy(draft.Write, words.CopiedDraft)
	}
	return s.askName(words.DoSaveDraft, s.name()+s.desk.Say(words.DraftSuffix)+".json", draft.Write)
}

// openDraft reads a collection's file in the place of the one that is open.
func (s *Editor) openDraft() tea.Cmd {
	d := s.desk
	ask := widget.Text{Title: d.Say(words.DoOpenDraft), Note: d.Say(words.PromptKeys), Hint: d.Say(words.OpenHint)}
	return screen.Over(widget.NewPrompt(d.Theme, ask, "", pathMost, func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" {
			return screen.Notice(d.Say(words.NameEmpty))
		}
		files := s.files
		return func() tea.Msg {
			draft, err := read(files, name)
			return screen.ThenMsg{Do: func() tea.Cmd { return s.opened(name, draft, err) }}
		}
	}))
}

func read(files Files, name string) (brief.Draft, error) {
	f, err := files.Read(name)
	if err != nil {
		return brief.Draft{}, err
	}
	defer f.Close()
	return brief.ReadDraft(f)
}

func (s *Editor) opened(name string, draft brief.Draft, err error) tea.Cmd {
	d := s.desk
	var fault *brief.DraftError
	switch {
	case errors.As(err, &fault):
		return s.tell(words.NotOpened, theme.Error, name+": "+fault.In(d.Prose.Lang))
	case err != nil:
		return s.tell(words.NotOpened, theme.Error, err.Error())
	}
	s.collection.redraft(draft)
	s.cursor = 0
	return screen.Notice(d.Say(words.Opened, layout.Clean(name), len(draft.Items)))
}
