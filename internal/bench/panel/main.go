// Command panel turns a tidy table of figures into a dataset folder, so that
// loading, ranking and searching can be measured on millions of rows:
//
//	go run ./internal/bench/panel FOLDER < TABLE.csv
//
// The columns of the table are area_code, area_name, area_name_en, parent,
// indicator, year, value and unit; an empty value is one that was not
// published. Rows of one area stand together.
package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: panel FOLDER < TABLE.csv")
		os.Exit(2)
	}
	if err := convert(os.Stdin, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "panel:", err)
		os.Exit(3)
	}
}

const descriptor = `{"name": "panel", "title": "Panel of invented figures", "resources": [
 {"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
 {"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}],
 "weici": {"title_zh": "虚构数据面板", "title_en": "Panel of invented figures", "opening": "rank %s %s level county"}}
`

// convert reads a table and writes the files of a dataset.
func convert(table io.Reader, folder string) (err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	w := &writer{folder: folder, areas: map[string]bool{}, indicators: map[string]string{}}
	defer func() { err = errors.Join(err, w.close()) }()
	w.put("areas", "id", "level", "parent", "name_zh", "name_en")
	w.put("indicators", "id", "name_zh", "unit_zh", "category_zh", "decimals", "kind", "polarity", "price_basis", "measure", "additive")
	w.put("documents", "id", "title", "kind", "published")
	w.put("documents", "book", "虚构统计年鉴", "yearbook", "2024-01")
	w.put("observations", "area", "indicator", "period", "value", "status", "document", "exact")
	rows := csv.NewReader(bufio.NewReaderSize(table, 1<<20))
	rows.ReuseRecord = true
	if _, err := rows.Read(); err != nil {
		return err
	}
	year := ""
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return w.text("datapackage.json", fmt.Sprintf(descriptor, "i1", year))
		}
		if err != nil {
			return err
		}
		w.row(row)
		year = row[5]
	}
}

// writer writes the tables side by side.
type writer struct {
	folder     string
	files      []*os.File
	tables     map[string]*csv.Writer
	areas      map[string]bool
	indicators map[string]string // ids by name
	err        error
}

func (w *writer) row(row []string) {
	code, zh, en, parent, name, year, value, unit := row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]
	if !w.areas[parent] {
		w.areas[parent] = true
		w.put("areas", parent, "prefecture", "", "第"+parent+"市", "City "+parent)
	}
	if !w.areas[code] {
		w.areas[code] = true
		w.put("areas", code, "county", parent, zh, en)
	}
	id, known := w.indicators[name]
	if !known {
		id = fmt.Sprintf("i%d", len(w.indicators)+1)
		w.indicators[strings.Clone(name)] = id
		whole, _, _ := strings.Cut(name, "·")
		w.put("indicators", id, name, unit, whole, "2", kindOf(whole, unit), "higher-better", "current", "flow", fmt.Sprint(unit == "亿元"))
	}
	status, quote := "A", value+unit // what stands in a cell of a table
	if value == "" {
		status, quote = "O", "…"
	}
	w.put("observations", code, id, year, value, status, "book", quote)
}

func kindOf(name, unit string) string {
	switch {
	case unit == "%":
		return "share"
	case strings.Contains(name, "人均"):
		return "per-capita"
	}
	return "level"
}

// put writes a row of a table, made when it is first written to.
func (w *writer) put(table string, cells ...string) {
	out := w.tables[table]
	if out == nil {
		file, err := os.Create(filepath.Join(w.folder, table+".csv"))
		if err != nil {
			w.err = errors.Join(w.err, err)
			return
		}
		if w.tables == nil {
			w.tables = map[string]*csv.Writer{}
		}
		out = csv.NewWriter(bufio.NewWriterSize(file, 1<<20))
		w.files, w.tables[table] = append(w.files, file), out
	}
	w.err = errors.Join(w.err, out.Write(cells))
}

func (w *writer) text(name, text string) error {
	return os.WriteFile(filepath.Join(w.folder, name), []byte(text), 0o644)
}

// close writes what is left.
func (w *writer) close() error {
	for _, t := range w.tables {
		t.Flush()
		w.err = errors.Join(w.err, t.Error())
	}
	for _, f := range w.files {
		w.err = errors.Join(w.err, f.Close())
	}
	return w.err
}
