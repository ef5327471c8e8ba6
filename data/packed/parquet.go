package packed

import (
	"encoding/binary"
	"hash/crc32"
	"io"

	"github.com/parquet-go/parquet-go/compress/snappy"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// The most rows and, about, bytes of a page: one is unpacked to show one text.
const (
	rowsPerPage  = 1 << 13
	bytesPerPage = 1 << 15
)

// parquetWriter writes the columns of a packed dataset, up to the first error.
type parquetWriter struct {
	w    io.Writer
	at   int64
	err  error
	meta format.FileMetaData
}

func newParquetWriter(w io.Writer) *parquetWriter {
	p := &parquetWriter{w: w}
	p.meta = format.FileMetaData{Version: 1, CreatedBy: "weici", RowGroups: []format.RowGroup{}}
	p.meta.Schema = append(p.meta.Schema, format.SchemaElement{Name: "observations", NumChildren: thrift.New(int32(packedWidth))})
	for i, name := range packedNames() {
		leaf := format.SchemaElement{Name: name, Type: thrift.New(columnPlace(i).parquetType()), RepetitionType: thrift.New(format.Required)}
		if leaf.Type.V == format.ByteArray {
			leaf.ConvertedType = thrift.New(deprecated.UTF8)
			leaf.LogicalType.Value = &format.StringType{}
		}
		p.meta.Schema = append(p.meta.Schema, leaf)
	}
	p.write([]byte(parquetMark))
	return p
}

func (p *parquetWriter) write(b []byte) {
	if p.err == nil {
		_, p.err = p.w.Write(b)
		p.at += int64(len(b))
	}
}

// note adds a text to the metadata.
func (p *parquetWriter) note(key, value string) {
	p.meta.KeyValueMetadata = append(p.meta.KeyValueMetadata, format.KeyValue{Key: key, Value: value})
}

// close writes the metadata, which end the file.
func (p *parquetWriter) close() error {
	footer, err := thrift.Marshal(&thrift.CompactProtocol{}, &p.meta)
	if err != nil {
		return err
	}
	p.write(footer)
	p.write(binary.LittleEndian.AppendUint32(nil, uint32(len(footer))))
	p.write([]byte(parquetMark))
	return p.err
}

// group writes so many rows, column by column.
func (p *parquetWriter) group(columns [packedWidth][]string, rows int) {
	g := format.RowGroup{NumRows: int64(rows), FileOffset: p.at, Ordinal: int16(len(p.meta.RowGroups))}
	for i, cells := range columns {
		chunk := format.ColumnChunk{FileOffset: p.at, MetaData: p.column(columnPlace(i), cells)}
		g.TotalByteSize += chunk.MetaData.TotalUncompressedSize
		g.TotalCompressedSize += chunk.MetaData.TotalCompressedSize
		g.Columns = append(g.Columns, chunk)
	}
	p.meta.RowGroups = append(p.meta.RowGroups, g)
	p.meta.NumRows += int64(rows)
}

// column writes the cells of a column in pages.
func (p *parquetWriter) column(place columnPlace, cells []string) format.ColumnMetaData {
	c := format.ColumnMetaData{
		Type: place.parquetType(), Encoding: []format.Encoding{format.Plain}, PathInSchema: []string{packedNames()[place]},
		Codec: place.codec(), NumValues: int64(len(cells)),
	}
	from := p.at
	switch place.encoding() {
	case dictionaryCodes:
		c.Encoding = append(c.Encoding, format.RLEDictionary)
		c.DictionaryPageOffset = p.at
		codes := p.dictionary(place, cells, &c)
		c.DataPageOffset = p.at
		for len(codes) > 0 {
			n := min(len(codes), rowsPerPage)
			data, err := new(rle.DictionaryEncoding).EncodeInt32(nil, codes[:n])
			p.fail(err)
			p.page(&c, dataPage(n, format.RLEDictionary), data, len(data))
			codes = codes[n:]
		}
	default:
		c.DataPageOffset = p.at
		for len(cells) > 0 {
			data, n := plainCells(cells, place.parquetType() == format.ByteArray)
			cells = cells[n:]
			size := len(data)
			if c.Codec == format.Snappy {
				var err error
				data, err = new(snappy.Codec).Encode(nil, data)
				p.fail(err)
			}
			p.page(&c, dataPage(n, format.Plain), data, size)
		}
	}
	c.TotalCompressedSize = p.at - from
	return c
}

func (p *parquetWriter) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// dictionary writes each cell once, and gives the codes of all.
func (p *parquetWriter) dictionary(place columnPlace, cells []string, c *format.ColumnMetaData) []int32 {
	known := map[string]int32{}
	codes := make([]int32, len(cells))
	var data []byte
	for i, cell := range cells {
		code, ok := known[cell]
		if !ok {
			code = int32(len(known))
			known[cell] = code
			data = appendCell(data, cell, !place.number())
		}
		codes[i] = code
	}
	header := format.PageHeader{Type: format.DictionaryPage}
	header.DictionaryPageHeader = thrift.New(format.DictionaryPageHeader{NumValues: int32(len(known)), Encoding: format.Plain})
	p.page(c, header, data, len(data))
	return codes
}

// plainCells puts the first cells of a column into a page, and tells how many.
func plainCells(cells []string, lengths bool) (data []byte, n int) {
	for n < len(cells) && n < rowsPerPage && len(data) < bytesPerPage {
		data = appendCell(data, cells[n], lengths)
		n++
	}
	return data, n
}

// appendCell writes a cell, behind its length where that may vary.
func appendCell(data []byte, cell string, length bool) []byte {
	if length {
		data = binary.LittleEndian.AppendUint32(data, uint32(len(cell)))
	}
	return append(data, cell...)
}

func dataPage(rows int, encoding format.Encoding) format.PageHeader {
	header := format.PageHeader{Type: format.DataPage}
	header.DataPageHeader = thrift.New(format.DataPageHeader{
		NumValues: int32(rows), Encoding: encoding, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE,
	})
	return header
}

// page writes a page behind its header; size is that before compression.
func (p *parquetWriter) page(c *format.ColumnMetaData, header format.PageHeader, data []byte, size int) {
	header.CompressedPageSize, header.UncompressedPageSize = int32(len(data)), int32(size)
	header.CRC = int32(crc32.ChecksumIEEE(data))
	head, err := thrift.Marshal(&thrift.CompactProtocol{}, &header)
	p.fail(err)
	p.write(head)
	p.write(data)
	c.TotalUncompressedSize += int64(len(head) + size)
}
