package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"weici/internal/file"
	"weici/internal/words"
	"weici/ui"
)

// The largest picture, in cells.
const (
	mostColumns = 500
	mostRows    = 200
)

// picture writes the screen to the file of --save.
func (c *command) picture(app *ui.App) error {
	extension := strings.ToLower(filepath.Ext(c.flags.output))
	if extension != ".svg" && extension != ".txt" {
		return usage("%s", c.say(words.CliBadSave, c.flags.output))
	}
	var w, h int
	if n, err := fmt.Sscanf(c.flags.size, "%dx%d", &w, &h); n != 2 || err != nil || c.flags.size != fmt.Sprintf("%dx%d", w, h) ||
		w < 1 || h < 1 || w > mostColumns || h > mostRows {
		return usage("%s", c.say(words.CliBadSize, c.flags.size))
	}
	app.Update(tea.WindowSizeMsg{Width: w, Height: h})
	f := app.Picture()
	return c.save(func(to io.Writer) error {
		if extension == ".svg" {
			return f.SVG(to)
		}
		_, err := io.WriteString(to, f.Text())
		return err
	})
}

// keep is what the screens save with: a file in the working folder, under
// another name where there is one.
func (c *command) keep(name string, write func(io.Writer) error) (path string, err error) {
	stem, extension := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for i := 2; ; i++ {
		if path, err = filepath.Abs(name); err == nil {
			err = file.Write(path, write, file.Options{})
		}
		switch {
		case err == nil:
			return path, nil
		case !errors.Is(err, fs.ErrExist):
			return "", errors.New(c.say(words.SaveFailed, name, cause(err)))
		}
		name = fmt.Sprintf("%s-%d%s", stem, i, extension)
	}
}
