package evidence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// text is a text beside its folded twin. Folding replaces rune by rune:
// full-width forms become ASCII, capitals become small, and the traditional
// characters that figures are written with become simplified. Only line breaks
// within a sentence are left out, or become a space between words.
type text struct {
	raw    string
	fold   string
	runes  []rune // of fold
	rawAt  []int  // byte offset of each rune in raw, and its length
	runeAt []int  // the place of each rune among the runes of raw, and their number
	foldAt []int  // byte offset of each rune in fold, and its length
	bounds bounds
}

func newText(raw string) *text {
	all := make([]rune, 0, utf8.RuneCountInString(raw))
	offsets := make([]int, 0, cap(all))
	for i, r := range raw {
		all, offsets = append(all, foldRune(r)), append(offsets, i)
	}
	t := &text{raw: raw, runes: make([]rune, 0, len(all)), rawAt: make([]int, 0, len(all)+1), runeAt: make([]int, 0, len(all)+1), foldAt: make([]int, 0, len(all)+1)}
	lines := newBreaks(all)
	var b strings.Builder
	b.Grow(len(raw))
	line := 0
	for i := 0; i < len(all); i++ {
		r, at := all[i], i
		if r == '\n' {
			next, soft := lines.soft(line, i)
			line = i + 1
			if soft {
				if i, line = next-1, next; isHan(all[next]) || isHan(all[at-1]) {
					continue
				}
				r = ' '
			}
		}
		t.rawAt, t.runeAt, t.foldAt = append(t.rawAt, offsets[at]), append(t.runeAt, at), append(t.foldAt, b.Len())
		t.runes = append(t.runes, r)
		b.WriteRune(r)
	}
	t.rawAt, t.runeAt, t.foldAt = append(t.rawAt, len(raw)), append(t.runeAt, len(all)), append(t.foldAt, b.Len())
	t.fold = b.String()
	t.bounds = t.findBounds()
	return t
}

func foldRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return foldRune(r - 0xFEE0)
	}
	switch r {
	case 0x3000, 0xA0, 0x2009, 0x202F:
		return ' '
	case '−', '﹣':
		return '-'
	case '～', '∼', '〜':
		return '~'
	case '–', '―', '─':
		return '—'
	case '∶', '︰':
		return ':'
	case '﹪':
		return '%'
	case '￥':
		return '¥'
	}
	return simplified(r)
}

// simplified gives the simplified form of the characters that the grammar
// knows; others are left as they are.
func simplified(r rune) rune {
	const traditional = "濱臨陽蕭錢廬橋楊別數據財進稅業產縣鎮鄉灣龍東華廣陝寧遼貴蘇瀋長無鹽舉農漁電車輕機資貿進幣營銷額總儲貸險點樓體學醫衛環節質連續壓縮佔號會計劃報億萬兩個點約餘長減戶項畝噸達過與較總產國區縣穩躍進將幾來內擴縮幅漲國際輛條積裡數續實現歷貳參"
	const plain = "滨临阳萧钱庐桥杨别数据财进税业产县镇乡湾龙东华广陕宁辽贵苏沈长无盐举农渔电车轻机资贸进币营销额总储贷险点楼体学医卫环节质连续压缩占号会计划报亿万两个点约余长减户项亩吨达过与较总产国区县稳跃进将几来内扩缩幅涨国际辆条积里数续实现历二三"
	if r < 0x4E00 || r > 0x9FFF {
		return r
	}
	if i := strings.IndexRune(traditional, r); i >= 0 {
		p, _ := utf8.DecodeRuneInString(plain[i:])
		return p
	}
	return r
}

func (t *text) len() int { return len(t.runes) }

// at is the rune at i, or 0 outside the text.
func (t *text) at(i int) rune {
	if i < 0 || i >= len(t.runes) {
		return 0
	}
	return t.runes[i]
}

// sub is the folded text from i to j, both cut to the text.
func (t *text) sub(i, j int) string {
	i, j = max(i, 0), min(j, len(t.runes))
	if i >= j {
		return ""
	}
	return t.fold[t.foldAt[i]:t.foldAt[j]]
}

// original is the text itself from i to j.
func (t *text) original(i, j int) string { return t.raw[t.rawAt[i]:t.rawEnd(j)] }

// rawEnd is the byte offset in raw where the rune before i ends.
func (t *text) rawEnd(i int) int {
	if i == 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(t.raw[t.rawAt[i-1]:])
	return t.rawAt[i-1] + size
}

// span is the stretch from i to j in runes of raw.
func (t *text) span(i, j int) (int, int) {
	if j == 0 {
		return t.runeAt[i], 0
	}
	return t.runeAt[i], t.runeAt[j-1] + 1
}

// capitalAt tells whether a capital, or no letter at all, stands at i.
func (t *text) capitalAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.raw[t.rawAt[i]:])
	return unicode.IsUpper(r) || !unicode.IsLetter(r)
}

// has tells whether s stands at i.
func (t *text) has(i int, s string) bool {
	return i >= 0 && i <= len(t.runes) && strings.HasPrefix(t.fold[t.foldAt[i]:], s)
}

// ends tells whether s stands just before i.
func (t *text) ends(i int, s string) bool {
	return i >= 0 && i <= len(t.runes) && strings.HasSuffix(t.fold[:t.foldAt[i]], s)
}

// longest is the length of the longest word of at most n runes that begins at
// i and that the lexicon knows; 0 for none.
func (t *text) longest(i, n int, known func(string) bool) int {
	for ; n > 0; n-- {
		if i+n <= len(t.runes) && known(t.sub(i, i+n)) {
			return n
		}
	}
	return 0
}

// longestBefore is longest for words that end just before i.
func (t *text) longestBefore(i, n int, known func(string) bool) int {
	for ; n > 0; n-- {
		if i >= n && known(t.sub(i-n, i)) {
			return n
		}
	}
	return 0
}

// skip is the first place at or after i that is not a space.
func (t *text) skip(i int) int {
	for t.at(i) == ' ' {
		i++
	}
	return i
}

// back is the last place at or before i that does not follow a space.
func (t *text) back(i int) int {
	for t.at(i-1) == ' ' {
		i--
	}
	return i
}

// clause is where the clause that holds i begins, looking back n runes at most.
func (t *text) clause(i, n int) int {
	for ; n > 0 && i > 0; n-- {
		if c := t.at(i - 1); clauseEnd(c) && !(c == ',' && isDigit(t.at(i)) && isDigit(t.at(i-2))) {
			break
		}
		i--
	}
	return i
}

// clauseEnd is where the clause that holds i ends, looking n runes ahead at most.
func (t *text) clauseEnd(i, n int) int {
	for ; n > 0 && i < t.len() && !clauseEnd(t.at(i)); n-- {
		i++
	}
	return i
}

func clauseEnd(r rune) bool { return r == ',' || r == ';' || r == ':' || sentenceEnd(r) }

func sentenceEnd(r rune) bool {
	return r == '。' || r == '!' || r == '?' || r == '\n' || r == '\r'
}

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }
func isHan(r rune) bool    { return r >= 0x4E00 && r <= 0x9FFF || r == '〇' }

// isBoundary tells whether a phrase may end before r: at the end of the text,
// at punctuation and at spaces.
func isBoundary(r rune) bool {
	return r == 0 || !isHan(r) && !isDigit(r) && !isLetter(r) && !unicode.IsLetter(r)
}
