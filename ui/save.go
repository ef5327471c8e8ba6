package ui

import (
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/words"
	"weici/ui/picture"
	"weici/ui/screen"
	"weici/ui/theme"
)

// Saver keeps a file under a name, or one like it where that is taken, and
// says where it is.
type Saver func(name string, write func(io.Writer) error) (path string, err error)

// Picture is the frame as it stands, with its source line.
func (a *App) Picture() picture.Frame {
	return picture.Frame{
		Content: strings.Join(a.draw(), "\n"), Width: a.width, Height: a.height,
		Title: a.desk.Say(words.AppName) + " " + a.State().Query,
		Dark:  a.options.Theme != theme.Light && (a.options.Theme == theme.Dark || a.dark),
	}
}

func (a *App) savePicture() tea.Cmd {
	f := a.Picture()
	return a.save(".svg", f, f.SVG)
}

func (a *App) saveText() tea.Cmd {
	f := a.Picture()
	return a.save(".txt", f, func(w io.Writer) error {
		_, err := io.WriteString(w, f.Text())
		return err
	})
}

// save keeps the frame, or copies its text where nothing can be kept: over SSH
// nothing is written to the host.
func (a *App) save(extension string, f picture.Frame, write func(io.Writer) error) tea.Cmd {
	if a.options.Save == nil {
		return func() tea.Msg { return screen.CopyMsg{Text: f.Text()} }
	}
	name := fileName(a.State().Query) + extension
	return func() tea.Msg {
		path, err := a.options.Save(name, write)
		if err != nil {
			return screen.NoticeMsg{Text: err.Error()}
		}
		return screen.NoticeMsg{Text: a.desk.Say(words.Saved, path)}
	}
}

// fileName makes a name of a query that every file system takes.
func fileName(query string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '_':
			return r
		}
		return '-'
	}, "weici "+query)
	return name[:min(len(name), 60)]
}
