package packed

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strconv"

	"weici/data/folder"
	"weici/model"
)

// A packed dataset is one Parquet file: a row for every observation, and in the
// metadata the other files of the package as a zip archive in Base64, and the
// issues and refused rows of the observations, which are not looked for again.
//
// What many rows share is in dictionaries, which are small and quickly read;
// values are left as they are, so that a file is never much smaller than what
// it takes in memory; texts are compressed in pages, of which those shown are
// read.
const (
	filesKey    = "weici.files"
	issuesKey   = "weici.issues"
	refusalsKey = "weici.refusals"
	formatKey   = "weici.format"
)

// formatVersion is that of the columns.
const formatVersion = 1

// rowsPerGroup is how many rows are written, and read on one processor, at a
// time.
const rowsPerGroup = 1 << 17

// Write writes a package as one Parquet file, which Load reads back as the same
// dataset.
func Write(w io.Writer, pack *folder.Package) error {
	p := writing{pack}
	files, err := p.archive()
	if err != nil {
		return err
	}
	observed, refused := p.Observed()
	issues, err := json.Marshal(observed)
	if err != nil {
		return err
	}
	refusals, err := json.Marshal(p.refusals(refused))
	if err != nil {
		return err
	}
	out := newParquetWriter(w)
	out.note(formatKey, strconv.Itoa(formatVersion))
	out.note(filesKey, base64.StdEncoding.EncodeToString(files))
	out.note(issuesKey, string(issues))
	out.note(refusalsKey, string(refusals))
	for from := 0; from < p.Observations.Len(); from += rowsPerGroup {
		to := min(from+rowsPerGroup, p.Observations.Len())
		out.group(p.columns(model.ObsID(from), model.ObsID(to)), to-from)
	}
	return out.close()
}

// writing is a package that is being written.
type writing struct{ *folder.Package }

// columns gives the cells of some observations as packedColumns has them.
func (p writing) columns(from, to model.ObsID) [packedWidth][]string {
	var columns [packedWidth][]string
	for i := range columns {
		columns[i] = make([]string, 0, to-from)
	}
	line := 0
	for id := from; id < to; id++ {
		o := p.Observations.At(id)
		for i, cell := range p.cells(&o, o.Line-line) {
			columns[i] = append(columns[i], cell)
		}
		line = o.Line
	}
	return columns
}

// cells are an observation as a row; numbers are in bytes as Parquet has them.
func (p writing) cells(o *model.Observation, skipped int) [packedWidth]string {
	value := math.NaN()
	if o.Valued {
		value = o.Value
	}
	return [packedWidth]string{
		areaColumn: p.Areas[o.Area].ID, indicatorColumn: p.Indicators[o.Indicator].ID, periodColumn: o.Period.String(),
		valueColumn: string(binary.LittleEndian.AppendUint64(nil, math.Float64bits(value))), decimalsColumn: numberCell(int(o.Decimals)),
		qualifierColumn: o.Qualifier.String(), statusColumn: o.Status.String(), vintageColumn: o.Vintage.String(), rankColumn: o.Claim.String(),
		documentColumn: p.Documents[o.Citation.Document].ID, skippedColumn: numberCell(skipped),
		printedColumn: o.Printed, rankScopeColumn: o.RankScope, benchmarkColumn: o.Benchmark, exactColumn: o.Citation.Exact,
		prefixColumn: o.Citation.Prefix, suffixColumn: o.Citation.Suffix, locatorColumn: o.Citation.Locator,
		locatorENColumn: o.Citation.LocatorEN, noteColumn: o.Note,
	}
}

func numberCell(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }

// archive puts the files of a package other than the observations into a zip
// archive, as they are.
func (p writing) archive() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range p.Beside() {
		if err := p.archiveFile(w, name); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func (p writing) archiveFile(w *zip.Writer, name string) error {
	text, err := fs.ReadFile(p.Files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it is missing in the dataset, too
	}
	if err != nil {
		return err
	}
	if len(text) > largestArchived {
		return fmt.Errorf("%s: %w", name, errHuge)
	}
	f, err := w.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return err
}
