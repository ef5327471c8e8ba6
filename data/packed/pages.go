package packed

import (
	"encoding/binary"
	"hash/crc32"

	"github.com/parquet-go/parquet-go/compress/snappy"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// The pages of a Parquet file are taken apart here rather than by the library's
// reader, which makes room for as much as a file says it holds: a few bytes can
// say gigabytes. Here every length is held against what is there.

// page is a part of a column in a group of rows.
type page struct {
	first, rows int // the rows of the group that it holds
	data        []byte
}

// pages are a column in a group of rows.
type pages struct {
	dictionary page // rows: the entries in it
	data       []page
}

// pageKind is how the pages of a column are written.
type pageKind uint8

const (
	dictionaryCodes pageKind = iota // places in a dictionary, in runs
	plainValues                     // eight bytes each
	packedTextCells                 // texts behind their lengths, compressed
)

// cutPages finds the pages of a column that are a part of a file, and checks that
// they hold so many rows.
func cutPages(part []byte, kind pageKind, rows int) (pages, error) {
	var all pages
	first := 0
	for len(part) > 0 {
		header, data, rest, err := nextPage(part)
		if err != nil {
			return all, err
		}
		part = rest
		switch {
		case header.Type == format.DictionaryPage && kind == dictionaryCodes && all.dictionary.data == nil && first == 0:
			n := int(header.DictionaryPageHeader.V.NumValues)
			if n < 0 || n > len(data) {
				return all, errPage
			}
			all.dictionary = page{rows: n, data: data}
		case header.Type == format.DataPage:
			p := page{first, int(header.DataPageHeader.V.NumValues), data}
			if p.rows <= 0 || p.rows > rows-first || !p.fits(kind, header) {
				return all, errPage
			}
			all.data = append(all.data, p)
			first += p.rows
		default:
			return all, errPage
		}
	}
	if first != rows {
		return all, errPage
	}
	return all, nil
}

// nextPage takes the first page off a column.
func nextPage(part []byte) (header format.PageHeader, data, rest []byte, err error) {
	n, err := thriftLength(part)
	if err != nil {
		return header, nil, nil, err
	}
	if err := thrift.Unmarshal(&thrift.CompactProtocol{}, part[:n], &header); err != nil {
		return header, nil, nil, errMeta
	}
	rest = part[n:]
	size := int(header.CompressedPageSize)
	if size < 0 || size > len(rest) {
		return header, nil, nil, errPage
	}
	data, rest = rest[:size:size], rest[size:]
	if sum := crc32.ChecksumIEEE(data); header.CRC != 0 && sum != uint32(header.CRC) {
		return header, nil, nil, errChecksum
	}
	return header, data, rest, nil
}

// fits tells whether a page is encoded as its column is, and may hold as many
// rows as it says.
func (p page) fits(kind pageKind, header format.PageHeader) bool {
	encoding := header.DataPageHeader.V.Encoding
	switch kind {
	case dictionaryCodes:
		return encoding == format.RLEDictionary && runsHold(p.data, p.rows)
	case plainValues:
		return encoding == format.Plain && len(p.data) == 8*p.rows
	}
	size, n := binary.Uvarint(p.data)
	return encoding == format.Plain && n > 0 && size/4 >= uint64(p.rows) && size <= mostUnpacked(len(p.data))
}

// mostUnpacked is the most that Snappy unpacks from so many bytes: three of
// them stand for 64 at most.
func mostUnpacked(n int) uint64 { return 64 * uint64(n/3+1) }

// runsHold tells whether runs of codes are for so many rows; the last may be
// filled up to eight.
func runsHold(data []byte, rows int) bool {
	if len(data) == 0 || data[0] > 32 {
		return false
	}
	width, data := uint64(data[0]), data[1:]
	held := uint64(0)
	for len(data) > 0 {
		head, n := binary.Uvarint(data)
		if n <= 0 {
			return false
		}
		data = data[n:]
		count, size := head>>1, (width+7)/8
		if head&1 == 1 {
			if count > uint64(rows) {
				return false
			}
			count, size = 8*count, count*width
		}
		if held += count; count > uint64(rows)+7 || held > uint64(rows)+7 || size > uint64(len(data)) {
			return false
		}
		data = data[size:]
	}
	return held >= uint64(rows)
}

// codeReader reads codes into room that it keeps.
type codeReader struct{ room, scratch []int32 }

// read reads the codes of a column, and checks that each is in the dictionary.
func (r *codeReader) read(p *pages) ([]int32, error) {
	r.room = r.room[:0]
	for _, part := range p.data {
		codes, err := new(rle.DictionaryEncoding).DecodeInt32(r.scratch[:cap(r.scratch)], part.data)
		if err != nil || len(codes) < part.rows {
			return nil, errPage
		}
		r.scratch, r.room = codes, append(r.room, codes[:part.rows]...)
	}
	most := uint32(0)
	for _, code := range r.room {
		most = max(most, uint32(code))
	}
	if len(r.room) > 0 && uint64(most) >= uint64(p.dictionary.rows) {
		return nil, errPage
	}
	return r.room, nil
}

// blank tells a page of texts that are all empty: each has four bytes for its
// length and no more.
func (p *page) blank() bool {
	size, _ := binary.Uvarint(p.data)
	return size == uint64(4*p.rows)
}

// unpack reads a page of texts.
func (p *page) unpack() (textPage, error) {
	data, err := new(snappy.Codec).Decode(nil, p.data)
	if err != nil {
		return textPage{}, errPage
	}
	t := textPage{cells: string(data), starts: make([]uint32, 0, p.rows+1)}
	for rest, ok := data, true; len(t.starts) <= p.rows; _, rest, ok = nextCell(rest) {
		if !ok {
			return textPage{}, errPage
		}
		t.starts = append(t.starts, uint32(len(data)-len(rest)))
	}
	return t, nil
}

// textPage is an unpacked page of texts, each behind its length.
type textPage struct {
	cells  string
	starts []uint32
}

func (t *textPage) cell(row int) string { return t.cells[t.starts[row]+4 : t.starts[row+1]] }

// size is about how many bytes the page takes.
func (t *textPage) size() int { return len(t.cells) + 4*len(t.starts) }

// nextCell takes the first text off a page of them.
func nextCell(data []byte) (cell, rest []byte, ok bool) {
	if len(data) < 4 {
		return nil, nil, false
	}
	n := binary.LittleEndian.Uint32(data)
	if data = data[4:]; uint64(n) > uint64(len(data)) {
		return nil, nil, false
	}
	return data[:n], data[n:], true
}

// nextNumber takes the first number of four bytes off a page of them.
func nextNumber(data []byte) (cell, rest []byte, ok bool) {
	if len(data) < 4 {
		return nil, nil, false
	}
	return data[:4], data[4:], true
}
