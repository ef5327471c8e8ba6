package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// markup reads the XML of a workbook token by token. It knows what workbooks
// have and no more (no entities of one's own, no other encodings than UTF-8),
// and copies nothing that is not asked for: encoding/xml would take five times
// as long for a sheet of 200,000 rows, and the limit for such a sheet is two
// seconds. A test holds it against encoding/xml.
type markup struct {
	in     *bufio.Reader
	kind   token
	name   []byte // of a tag, without its prefix
	body   []byte // of an opening tag, its attributes; of text, the text with its entities
	closed bool   // the tag that was read also closed itself
	raw    bool   // the text is CDATA: it has no entities
	depth  int
	spare  []byte
}

type token uint8

const (
	open token = iota
	shut
	chars
)

// maxDepth bounds the nesting of tags.
const maxDepth = 256

var errMarkup = errors.New("damaged XML")

func newMarkup(in io.Reader) *markup { return &markup{in: bufio.NewReaderSize(in, 1<<16)} }

// next reads a token. An opening tag that closes itself is followed by its
// closing. At the end the error is io.EOF.
func (m *markup) next() error {
	if m.closed {
		m.closed, m.kind = false, shut
		m.depth--
		return nil
	}
	for {
		text, err := m.until('<')
		if len(text) > 0 && text[len(text)-1] == '<' {
			if text = text[:len(text)-1]; len(text) > 0 {
				m.kind, m.body, m.raw = chars, text, false
				return m.in.UnreadByte()
			}
		} else if err == io.EOF {
			if m.depth > 0 {
				return io.ErrUnexpectedEOF
			}
			return io.EOF
		}
		if err != nil {
			return err
		}
		if done, err := m.tag(); done || err != nil {
			return err
		}
	}
}

// tag reads what begins with <; done is false for what is passed over.
func (m *markup) tag() (done bool, err error) {
	first, err := m.in.Peek(1)
	if err != nil {
		return false, io.ErrUnexpectedEOF
	}
	switch first[0] {
	case '?':
		_, err := m.through("?>")
		return false, err
	case '!':
		return m.declaration()
	}
	text, err := m.until('>')
	if err == nil && !evenQuotes(text) {
		text, err = m.onward(text)
	}
	if err != nil {
		return false, err
	}
	return true, m.take(text[:len(text)-1])
}

// onward reads on in a tag, in whose attributes there was a >.
func (m *markup) onward(text []byte) ([]byte, error) {
	whole := bytes.Clone(text)
	for !evenQuotes(whole) {
		more, err := m.plain('>')
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		if whole = append(whole, more...); len(whole) > maxText {
			return nil, &Fault{Why: TooLarge}
		}
	}
	return whole, nil
}

// take makes a token of what stands between < and >.
func (m *markup) take(text []byte) error {
	if len(text) > 0 && text[0] == '/' {
		m.kind, m.name, m.body = shut, local(bytes.TrimRight(text[1:], " \t\r\n")), nil
		if m.depth--; m.depth < 0 {
			return errMarkup
		}
		return nil
	}
	if n := len(text); n > 0 && text[n-1] == '/' {
		m.closed, text = true, text[:n-1]
	}
	if m.depth++; m.depth > maxDepth {
		return &Fault{Why: TooDeep}
	}
	end := bytes.IndexAny(text, " \t\r\n")
	if end < 0 {
		end = len(text)
	}
	m.kind, m.name, m.body = open, local(text[:end]), text[end:]
	if len(m.name) == 0 {
		return errMarkup
	}
	return nil
}

// declaration reads <!-- -->, <![CDATA[ ]]> and <!DOCTYPE >, of which only the
// second is text.
func (m *markup) declaration() (done bool, err error) {
	begin, _ := m.in.Peek(8)
	switch {
	case bytes.HasPrefix(begin, []byte("!--")):
		_, err := m.through("-->")
		return false, err
	case string(begin) == "![CDATA[":
		text, err := m.through("]]>")
		if err != nil {
			return false, err
		}
		m.kind, m.body, m.raw = chars, text[len("![CDATA["):len(text)-len("]]>")], true
		return true, nil
	}
	_, err = m.through(">")
	return false, err
}

// through reads up to and with an ending.
func (m *markup) through(ending string) ([]byte, error) {
	m.spare = m.spare[:0]
	for {
		text, err := m.plain(ending[len(ending)-1])
		m.spare = append(m.spare, text...)
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		if bytes.HasSuffix(m.spare, []byte(ending)) {
			return m.spare, nil
		}
		if len(m.spare) > maxText {
			return nil, &Fault{Why: TooLarge}
		}
	}
}

// until reads up to and with a byte. What it gives is good until the next read.
func (m *markup) until(end byte) ([]byte, error) {
	text, err := m.in.ReadSlice(end)
	if err != bufio.ErrBufferFull {
		return text, err
	}
	m.spare = append(m.spare[:0], text...)
	for err == bufio.ErrBufferFull {
		if len(m.spare) > maxText {
			return nil, &Fault{Why: TooLarge}
		}
		text, err = m.in.ReadSlice(end)
		m.spare = append(m.spare, text...)
	}
	return m.spare, err
}

// plain reads up to and with a byte, in pieces where it is far.
func (m *markup) plain(end byte) ([]byte, error) {
	text, err := m.in.ReadSlice(end)
	if err == bufio.ErrBufferFull {
		err = nil
	}
	return text, err
}

func evenQuotes(tag []byte) bool {
	var quote byte
	for _, c := range tag {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote == 0
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// is tells whether the token is an opening or closing tag of a name.
func (m *markup) is(k token, name string) bool { return m.kind == k && string(m.name) == name }

// attr gives an attribute of an opening tag by its name without the prefix.
func (m *markup) attr(name string) string {
	for rest := m.body; ; {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return ""
		}
		key := local(bytes.TrimRight(rest[:eq], " \t\r\n"))
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		if string(key) == name {
			return unescape(rest[1:1+end], false)
		}
		rest = rest[end+2:]
	}
}

// text gives the text of a chars token.
func (m *markup) text() string { return unescape(m.body, m.raw) }

// unescape replaces the entities of a text. What is no entity stays.
func unescape(text []byte, raw bool) string {
	if raw || bytes.IndexByte(text, '&') < 0 {
		return string(text)
	}
	var out []byte
	for len(text) > 0 {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return string(append(out, text...))
		}
		out, text = append(out, text[:i]...), text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if r, ok := entity(text[1:max(end, 1)]); end > 0 && ok {
			out, text = utf8.AppendRune(out, r), text[end+1:]
			continue
		}
		out, text = append(out, '&'), text[1:]
	}
	return string(out)
}

func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune && utf8.ValidRune(rune(n))
}
