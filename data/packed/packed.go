package packed

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"strconv"
	"sync"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"weici/data/folder"
	"weici/internal/parallel"
	"weici/internal/words"
	"weici/model"
)

// parquetMark begins and ends every Parquet file.
const parquetMark = "PAR1"

// packFault is what is wrong with a packed dataset.
type packFault words.Word

// Error is the fault in English.
func (f packFault) Error() string { return words.Word(f).In(model.EN) }

const (
	errNotPacked = packFault(words.PackedOther)
	errEnd       = packFault(words.PackedEnd)
	errMeta      = packFault(words.PackedMeta)
	errFiles     = packFault(words.PackedFiles)
	errPage      = packFault(words.PackedPage)
	errChecksum  = packFault(words.PackedChecksum)
	errHuge      = packFault(words.PackedHuge)
	errNewer     = packFault(words.PackedNewer)
)

// largestArchived is the most bytes of a file inside a packed dataset, other
// than the observations.
const largestArchived = 1 << 25

// columnPlace numbers the columns of a packed dataset.
type columnPlace int

// The columns are those of observations.csv, but for skipped, which counts the
// lines since the row before, or since the start of the file in the first row
// of a group.
const (
	areaColumn columnPlace = iota
	indicatorColumn
	periodColumn
	valueColumn // NaN where there is none
	decimalsColumn
	qualifierColumn
	statusColumn
	vintageColumn
	rankColumn
	documentColumn
	skippedColumn
	printedColumn
	rankScopeColumn
	benchmarkColumn
	exactColumn
	prefixColumn
	suffixColumn
	locatorColumn
	locatorENColumn
	noteColumn
	packedWidth = iota
)

// packedNames are the names of the columns.
func packedNames() [packedWidth]string {
	return [packedWidth]string{"area", "indicator", "period", "value", "decimals", "qualifier", "status", "vintage", "reported_rank",
		"document", "skipped", "printed", "rank_scope", "benchmark", "exact", "prefix", "suffix", "locator", "locator_en", "note"}
}

// encoding is how a column is written.
func (c columnPlace) encoding() pageKind {
	switch {
	case c == valueColumn:
		return plainValues
	case c >= printedColumn:
		return packedTextCells
	}
	return dictionaryCodes
}

// number tells a column of numbers with a dictionary.
func (c columnPlace) number() bool { return c == decimalsColumn || c == skippedColumn }

// parquetType is what a column holds.
func (c columnPlace) parquetType() format.Type {
	switch {
	case c == valueColumn:
		return format.Double
	case c.number():
		return format.Int32
	}
	return format.ByteArray
}

// codec is how the pages of a column are compressed.
func (c columnPlace) codec() format.CompressionCodec {
	if c.encoding() == packedTextCells {
		return format.Snappy
	}
	return format.Uncompressed
}

// mostPerGroup bounds the rows of a group.
const mostPerGroup = 1 << 20

// packed is a packed dataset that has been opened.
type packed struct {
	files   fs.FS
	issues  []model.Issue
	refused []packedRefusal
	groups  []packedGroup
	rows    int
	texts   packedTexts
}

// packedGroup are some of the rows of a packed dataset.
type packedGroup struct {
	first   model.ObsID
	rows    int
	columns [packedWidth]pages
	periods []uint16 // by their codes: their numbers in the dataset
}

// Is tells whether a file begins as a Parquet file does.
func Is(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	mark := make([]byte, len(parquetMark))
	_, err = f.ReadAt(mark, 0)
	return err == nil && string(mark) == parquetMark
}

// openPacked reads what a packed dataset says of itself, and finds its pages.
func openPacked(raw []byte) (*packed, error) {
	meta, body, err := readFooter(raw)
	if err != nil {
		return nil, err
	}
	if newer(meta) {
		return nil, errNewer
	}
	if !isPacked(meta) {
		return nil, errNotPacked
	}
	p := &packed{}
	if err := p.readNotes(meta); err != nil {
		return nil, err
	}
	p.groups = make([]packedGroup, len(meta.RowGroups))
	for i := range p.groups {
		g := &p.groups[i]
		rows := meta.RowGroups[i].NumRows
		if rows < 0 || rows > mostPerGroup || len(meta.RowGroups[i].Columns) != packedWidth {
			return nil, errMeta
		}
		*g = packedGroup{first: model.ObsID(p.rows), rows: int(rows)}
		if p.rows += g.rows; p.rows > math.MaxInt32 {
			return nil, errHuge
		}
	}
	faults := make([]error, len(p.groups))
	parallel.Do(len(p.groups), func(i int) { faults[i] = p.groups[i].cut(body, &meta.RowGroups[i]) })
	p.texts.groups = p.groups
	return p, errors.Join(faults...)
}

// readFooter reads the metadata of a Parquet file, and gives the part of the
// file that comes before it.
func readFooter(raw []byte) (*format.FileMetaData, []byte, error) {
	const tail = 8 // the length of the footer and the mark
	if len(raw) < len(parquetMark)+tail || string(raw[len(raw)-len(parquetMark):]) != parquetMark {
		return nil, nil, errEnd
	}
	size := int64(binary.LittleEndian.Uint32(raw[len(raw)-tail:]))
	if size > int64(len(raw)-len(parquetMark)-tail) {
		return nil, nil, errEnd
	}
	at := len(raw) - tail - int(size)
	footer := raw[at : len(raw)-tail]
	if n, err := thriftLength(footer); err != nil || n != len(footer) {
		return nil, nil, errMeta
	}
	var meta format.FileMetaData
	if err := thrift.Unmarshal(&thrift.CompactProtocol{}, footer, &meta); err != nil {
		return nil, nil, errMeta
	}
	return &meta, raw[:at], nil
}

// isPacked tells whether a file has the columns of a packed dataset.
func isPacked(meta *format.FileMetaData) bool {
	if len(meta.Schema) != packedWidth+1 {
		return false
	}
	for i, name := range packedNames() {
		leaf := &meta.Schema[i+1]
		if leaf.Name != name || leaf.Type.V != columnPlace(i).parquetType() || leaf.RepetitionType.V != format.Required || leaf.NumChildren.V != 0 {
			return false
		}
	}
	return true
}

// newer tells whether a file was packed in a later version of the format.
func newer(meta *format.FileMetaData) bool {
	for _, kv := range meta.KeyValueMetadata {
		if n, err := strconv.Atoi(kv.Value); kv.Key == formatKey && err == nil && n > formatVersion {
			return true
		}
	}
	return false
}

// readNotes reads the files and the issues that stand in the metadata.
func (p *packed) readNotes(meta *format.FileMetaData) error {
	notes := map[string]string{}
	for _, kv := range meta.KeyValueMetadata {
		notes[kv.Key] = kv.Value
	}
	archive, err := base64.StdEncoding.DecodeString(notes[filesKey])
	if err != nil || len(archive) == 0 {
		return errNotPacked
	}
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return errFiles
	}
	for _, f := range files.File {
		if f.UncompressedSize64 > largestArchived {
			return errHuge
		}
	}
	p.files = files
	if json.Unmarshal([]byte(notes[issuesKey]), &p.issues) != nil {
		return errFiles
	}
	if text, ok := notes[refusalsKey]; ok && json.Unmarshal([]byte(text), &p.refused) != nil {
		return errFiles
	}
	return nil
}

// cut finds the pages of a group's columns.
func (g *packedGroup) cut(body []byte, group *format.RowGroup) error {
	for i := range g.columns {
		c := &group.Columns[i].MetaData
		from, size := c.DataPageOffset, c.TotalCompressedSize
		if c.DictionaryPageOffset > 0 && c.DictionaryPageOffset < from {
			from = c.DictionaryPageOffset
		}
		if from < 0 || size < 0 || from > int64(len(body)) || size > int64(len(body))-from {
			return errMeta
		}
		if c.Codec != columnPlace(i).codec() {
			return errNotPacked
		}
		var err error
		if g.columns[i], err = cutPages(body[from:from+size], columnPlace(i).encoding(), g.rows); err != nil {
			return err
		}
	}
	return nil
}

// unpacked is the error of a packed dataset that cannot be read.
func unpacked(err error) *folder.Unreadable {
	var fault packFault
	if errors.As(err, &fault) {
		return folder.Unread(words.Word(fault))
	}
	return folder.Unread(words.PackedFiles)
}

// Read reads the observations of a packed dataset on every processor.
func (p *packed) Read(set *model.Dataset, read func(parts int)) (*model.Panel, *folder.Unreadable) {
	to := model.NewColumns(p.rows)
	if err := p.numberPeriods(to); err != nil {
		return nil, err
	}
	faults := make([]error, len(p.groups))
	var lock sync.Mutex
	parallel.Do(len(p.groups), func(i int) {
		faults[i] = p.groups[i].read(set, to)
		lock.Lock()
		defer lock.Unlock()
		read(len(p.groups))
	})
	if err := errors.Join(faults...); err != nil {
		return nil, unpacked(err)
	}
	set.Observations = model.NewObservations(to, &p.texts)
	set.Issues = append(set.Issues, p.issues...)
	for _, r := range p.refused {
		set.Refusals = append(set.Refusals, r.unpack(set))
	}
	return folder.NewPanel(set)
}

// numberPeriods numbers the periods of all groups alike.
func (p *packed) numberPeriods(to *model.Columns) *folder.Unreadable {
	numbers := map[model.Period]uint16{}
	for i := range p.groups {
		g := &p.groups[i]
		r := groupReader{group: g}
		periods := entriesOf(&r, periodColumn, parsed(model.ParsePeriod))
		if r.err != nil {
			return unpacked(r.err)
		}
		g.periods = make([]uint16, len(periods))
		for j, period := range periods {
			n, known := numbers[period]
			if !known && len(to.Periods) == model.MaxPeriods {
				return folder.Unread(words.TooManyPeriods, model.MaxPeriods)
			}
			if !known {
				n = uint16(len(to.Periods))
				numbers[period] = n
				to.Periods = append(to.Periods, period)
			}
			g.periods[j] = n
		}
	}
	return nil
}

// parsed is a parser that tells whether it could, rather than why not.
func parsed[T any](parse func(string) (T, error)) func(string) (T, bool) {
	return func(cell string) (T, bool) {
		v, err := parse(cell)
		return v, err == nil
	}
}

// read reads the rows of a group into their place.
func (g *packedGroup) read(set *model.Dataset, to *model.Columns) error {
	r := groupReader{group: g}
	from, end := int(g.first), int(g.first)+g.rows
	spread(&r, areaColumn, to.Area[from:end], set.Area)
	spread(&r, indicatorColumn, to.Indicator[from:end], set.Indicator)
	spread(&r, documentColumn, to.Document[from:end], set.Document)
	spread(&r, vintageColumn, to.Vintage[from:end], parsed(model.ParseDate))
	spread(&r, rankColumn, to.Claim[from:end], model.ParseRankClaim)
	for i, code := range r.codes(periodColumn) {
		to.Period[from+i] = g.periods[code]
	}
	facts := to.Facts[from:end]
	decimals := entriesOf(&r, decimalsColumn, parseDecimals)
	for i, code := range r.codes(decimalsColumn) {
		facts[i].Decimals = decimals[code]
	}
	qualifiers := entriesOf(&r, qualifierColumn, model.ParseQualifier)
	for i, code := range r.codes(qualifierColumn) {
		facts[i].Qualifier = qualifiers[code]
	}
	statuses := entriesOf(&r, statusColumn, model.ParseStatus)
	for i, code := range r.codes(statusColumn) {
		facts[i].Status = statuses[code]
	}
	r.lines(to.Line[from:end])
	if r.err == nil {
		r.values(to.Value[from:end], facts, to.Claim[from:end])
	}
	return r.err
}

// groupReader reads the columns of a group, up to the first fault.
type groupReader struct {
	group *packedGroup
	codeReader
	err error
}

// codes reads which entry of its dictionary each row of a column has.
func (r *groupReader) codes(place columnPlace) []int32 {
	if r.err != nil {
		return nil
	}
	codes, err := r.codeReader.read(&r.group.columns[place])
	r.err = err
	return codes
}

// entriesOf reads the dictionary of a column.
func entriesOf[T any](r *groupReader, place columnPlace, parse func(cell string) (T, bool)) []T {
	column := &r.group.columns[place].dictionary
	data, all := column.data, make([]T, column.rows)
	for i := range all {
		cell, rest, ok := nextCell(data)
		if place.number() {
			cell, rest, ok = nextNumber(data)
		}
		if ok {
			all[i], ok = parse(string(cell))
		}
		if !ok {
			r.err = errPage
			return nil
		}
		data = rest
	}
	return all
}

// spread reads a column into its place.
func spread[T any](r *groupReader, place columnPlace, to []T, parse func(cell string) (T, bool)) {
	entries := entriesOf(r, place, parse)
	for i, code := range r.codes(place) {
		to[i] = entries[code]
	}
}

// lines reads the lines of the rows, of which the steps are kept.
func (r *groupReader) lines(to []int32) {
	steps := entriesOf(r, skippedColumn, parseNumber)
	line := int32(0)
	for i, code := range r.codes(skippedColumn) {
		if line += steps[code]; line <= 0 {
			r.err = errPage
		}
		to[i] = line
	}
}

// values reads the values, which must be there where the status says so.
func (r *groupReader) values(to []float64, facts []model.Facts, claims []model.RankClaim) {
	for _, part := range r.group.columns[valueColumn].data {
		for i := range part.rows {
			row := part.first + i
			value := math.Float64frombits(binary.LittleEndian.Uint64(part.data[8*i:]))
			none := math.IsNaN(value)
			if math.Abs(value) >= model.MaxValue || none != facts[row].Status.Absent() && !(none && claims[row].Made()) {
				r.err = errPage
			}
			to[row] = value
		}
	}
}

func parseDecimals(cell string) (uint8, bool) {
	n, ok := parseNumber(cell)
	return uint8(n), ok && n >= 0 && n <= model.MaxDecimals
}

func parseNumber(cell string) (int32, bool) {
	return int32(binary.LittleEndian.Uint32([]byte(cell))), true
}
