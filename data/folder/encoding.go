package folder

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"weici/internal/parallel"
)

var (
	errEncoding        = errors.New("the text is neither UTF-8 nor GB18030; save it as UTF-8")
	errUnknownEncoding = errors.New("unknown encoding; use utf-8 or gb18030")
)

// decode turns a file's text into UTF-8 without a byte order mark. Text that is
// not UTF-8 is read as GB18030 if it is that; guessed tells that this is not
// what was declared.
func decode(text, declared string) (decoded string, guessed bool, err error) {
	text = strings.TrimPrefix(text, "\xEF\xBB\xBF")
	if strings.HasPrefix(text, "\xFF\xFE") || strings.HasPrefix(text, "\xFE\xFF") {
		text, err = convert(text, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
		return text, false, err
	}
	switch strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(declared)) {
	case "", "utf8", "utf8sig":
		if validUTF8(text) {
			return text, false, nil
		}
		if mostlyUTF8(text) {
			return "", false, errEncoding
		}
		guessed = declared != ""
	case "gb18030", "gbk", "gb2312", "cp936":
	default:
		return "", false, errUnknownEncoding
	}
	text, err = convert(text, simplifiedchinese.GB18030)
	return text, guessed, err
}

// convert turns another encoding into UTF-8, where two bytes may become three.
func convert(text string, e encoding.Encoding) (string, error) {
	var out strings.Builder
	out.Grow(len(text) + len(text)/2)
	_, err := io.Copy(&out, e.NewDecoder().Reader(strings.NewReader(text)))
	if err != nil || strings.ContainsRune(out.String(), utf8.RuneError) {
		return "", errEncoding
	}
	return out.String(), nil
}

// validUTF8 is utf8.ValidString on every processor.
func validUTF8(text string) bool {
	const share = 1 << 20
	n := len(text)/share + 1
	bad := make([]bool, n)
	parallel.Do(n, func(i int) {
		bad[i] = !utf8.ValidString(text[runeStart(text, i*share):runeStart(text, (i+1)*share)])
	})
	for _, b := range bad {
		if b {
			return false
		}
	}
	return true
}

// runeStart is the first place from at on, or shortly after, where a rune of
// valid text begins.
func runeStart(text string, at int) int {
	for end := at + utf8.UTFMax; at < len(text) && at < end && !utf8.RuneStart(text[at]); at++ {
	}
	return min(at, len(text))
}

// mostlyUTF8 tells damaged UTF-8 from another encoding: in that, Chinese
// characters would rarely happen to be well formed.
func mostlyUTF8(text string) bool {
	_, at := firstInvalid(text)
	good, bad := 0, 0
	for _, r := range text[:min(len(text), at+1<<16)] {
		switch {
		case r == utf8.RuneError:
			bad++
		case r >= 0x800:
			good++
		}
	}
	return good > bad
}

// firstInvalid is the line, from 1, and the place of the first byte that is not
// UTF-8.
func firstInvalid(text string) (line, at int) {
	for i, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
			return strings.Count(text[:i], "\n") + 1, i
		}
	}
	return 0, len(text)
}
