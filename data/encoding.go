package data

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

var errEncoding = errors.New("the text is neither UTF-8 nor GB18030; save it as UTF-8")

// decode turns a file's bytes into UTF-8 without a byte order mark. Without a
// declared encoding, text that is not UTF-8 is read as GB18030 if it is that.
func decode(b []byte, declared string) ([]byte, error) {
	if rest, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		b = rest
	}
	if bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF")) {
		return convert(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	}
	switch strings.ToLower(strings.ReplaceAll(declared, "-", "")) {
	case "", "utf8", "utf8sig":
		if utf8.Valid(b) {
			return b, nil
		}
	case "gb18030", "gbk", "gb2312", "cp936":
	default:
		return nil, fmt.Errorf("unknown encoding %q; use utf-8 or gb18030", declared)
	}
	return convert(b, simplifiedchinese.GB18030)
}

func convert(b []byte, e encoding.Encoding) ([]byte, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, errEncoding
	}
	return out, nil
}
