package brief_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"weici/internal/brief"
	"weici/model"
)

// office has LibreOffice turn files into another format, all in one start,
// each in a folder of its own. It skips where there is no LibreOffice.
func office(t *testing.T, to string, files map[string][]byte) map[string][]byte {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here: ", err)
	}
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "user")), "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out")}
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if said, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	made := map[string][]byte{}
	for name := range files {
		path := filepath.Join(dir, "out", name[:len(name)-len(filepath.Ext(name))]+"."+to)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%s is not opened: %v", name, err)
		}
		made[name] = content
	}
	return made
}

// TestWorkbooksSurviveAnotherProgram opens workbooks in LibreOffice, saves them
// there and holds every cell of every sheet against what was written.
func TestWorkbooksSurviveAnotherProgram(t *testing.T) {
	p := embedded(t)
	files := map[string][]byte{}
	for _, lang := range model.Langs() {
		files["areas-"+lang.String()+".xlsx"] = encode(t, compose(t, p, lang, "330102", "330110", "330108"), brief.XLSX)
	}
	files["hostile.xlsx"] = encode(t, compose(t, hostile(), model.ZH, "2"), brief.XLSX)
	for name, saved := range office(t, "xlsx", files) {
		before, after := cellsOf(t, files[name]), cellsOf(t, saved)
		cells := 0
		for sheet, rows := range before {
			for at, value := range rows {
				cells++
				if after[sheet][at] != value {
					t.Errorf("%s: %s!%s is %q, was %q", name, sheet, at, after[sheet][at], value)
				}
			}
			if len(after[sheet]) != len(rows) {
				t.Errorf("%s: %s has %d cells, had %d", name, sheet, len(after[sheet]), len(rows))
			}
		}
		if len(before) != len(after) || cells < 20 {
			t.Errorf("%s: %d sheets, %d after, %d cells", name, len(before), len(after), cells)
		}
	}
}

// cellsOf gives the values of a workbook's cells, by sheet and place.
func cellsOf(t *testing.T, file []byte) map[string]map[string]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	all := map[string]map[string]string{}
	for _, sheet := range book.GetSheetList() {
		all[sheet] = map[string]string{}
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, value := range row {
				if value == "" {
					continue
				}
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				all[sheet][at] = value
			}
		}
	}
	return all
}
