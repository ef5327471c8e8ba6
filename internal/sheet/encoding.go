package sheet

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode turns text in UTF-8, UTF-16 or GB18030, with or without a byte order
// mark, into UTF-8 without one.
func decode(raw []byte) (string, error) {
	text := strings.TrimPrefix(string(raw), "\xEF\xBB\xBF")
	switch {
	case strings.HasPrefix(text, "\xFF\xFE"), strings.HasPrefix(text, "\xFE\xFF"):
		return convert(text, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case utf8.ValidString(text) && !strings.Contains(text[:min(len(text), 1<<10)], "\x00"):
		return text, nil
	}
	for _, e := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		if sixteen(text, e) {
			return convert(text, unicode.UTF16(e, unicode.IgnoreBOM))
		}
	}
	return convert(text, simplifiedchinese.GB18030)
}

// sixteen tells whether text without a mark is UTF-16: every line end in it is
// two bytes, one of which is zero, and those stand at even places.
func sixteen(text string, e unicode.Endianness) bool {
	if len(text)%2 != 0 {
		return false
	}
	zero, other := 0, 0
	for i := 0; i+1 < len(text) && i < 1<<12; i += 2 {
		high := text[i]
		if e == unicode.LittleEndian {
			high = text[i+1]
		}
		if high == 0 {
			zero++
		} else {
			other++
		}
	}
	return zero > 0 && zero*20 > other
}

func convert(text string, e encoding.Encoding) (string, error) {
	var out strings.Builder
	_, err := io.Copy(&out, io.LimitReader(e.NewDecoder().Reader(strings.NewReader(text)), 2*maxFile))
	if err != nil || strings.ContainsRune(out.String(), utf8.RuneError) {
		return "", &Fault{Why: WrongText}
	}
	return out.String(), nil
}
