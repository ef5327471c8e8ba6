package intake

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"weici/internal/sheet"
	"weici/model"
)

// madeUp is a sheet of one of the layouts that offices use, with the figures
// that stand in it.
type madeUp struct {
	rows   [][]string
	merges []sheet.Range
	want   map[string]string // area indicator period → number in the dataset's unit
	csv    bool              // what merged cells there are is not kept
	encode string
}

// member is an area of the sheet, measured an indicator.
type member struct{ name, id string }

type measured struct {
	name, id, growth string
	unit             string
	power            int // of the sheet's unit over the dataset's
}

func membersOf() []member {
	return []member{{"上城区", "330102"}, {"拱墅区", "330105"}, {"西湖区", "330106"}, {"滨江区", "330108"}, {"萧山区", "330109"}, {"余杭区", "330110"},
		{"富阳区", "330111"}, {"临安区", "330112"}, {"桐庐县", "330122"}, {"建德市", "330182"}}
}

func measuredOf() []measured {
	return []measured{{"地区生产总值", "gdp", "gdp_growth", "亿元", 0}, {"固定资产投资", "fai", "fai_growth", "万元", -4}, {"社会消费品零售总额", "retail_sales", "retail_sales_growth", "亿元", 0},
		{"一般公共预算收入", "budget_revenue", "budget_revenue_growth", "万元", -4}, {"规模以上工业增加值", "industry_va", "industry_va_growth", "亿元", 0}}
}

// layout draws a sheet.
func drawLayout(t *rapid.T) *madeUp {
	d := &drawing{T: t, out: &madeUp{want: map[string]string{}}}
	d.members = rapid.Permutation(membersOf()).Draw(t, "areas")[:rapid.IntRange(2, 6).Draw(t, "n")]
	d.measures = rapid.Permutation(measuredOf()).Draw(t, "indicators")[:rapid.IntRange(1, 3).Draw(t, "m")]
	p := rapid.SampledFrom([][2]string{{"2022年", "2022"}, {"2022年1-9月", "2022-09YTD"}, {"2023年一季度", "2023-Q1"}, {"2023年上半年", "2023-H1"}, {"2022年前三季度", "2022-9M"}, {"2022年5月", "2022-05"}}).Draw(t, "period")
	d.said, d.period = p[0], p[1]
	d.total = rapid.SampledFrom([]string{"", "全市", "合计", "总 计"}).Draw(t, "total")
	d.missing = rapid.SampledFrom([]string{"", "…", "—", "/"}).Draw(t, "missing")
	d.padded = rapid.Bool().Draw(t, "padded")
	d.wide = rapid.Bool().Draw(t, "full width")
	d.grouped = rapid.Bool().Draw(t, "grouped")
	d.growth = rapid.Bool().Draw(t, "growth")
	d.out.csv = rapid.Bool().Draw(t, "csv")
	d.out.encode = rapid.SampledFrom([]string{"utf-8", "bom", "gb18030", "utf-16"}).Draw(t, "encoding")
	switch rapid.IntRange(0, 5).Draw(t, "layout") {
	case 0:
		d.areasDown(false)
	case 1:
		d.areasDown(true)
	case 2:
		d.indicatorsDown()
	case 3:
		d.long()
	case 4:
		d.yearsAcross()
	default:
		d.stacked()
	}
	if d.missing != "" {
		d.line("注：“" + d.missing + "”表示无数据。")
	}
	d.line("数据来源：统计局")
	return d.out
}

type drawing struct {
	*rapid.T
	out                           *madeUp
	members                       []member
	measures                      []measured
	said, period                  string
	total, missing                string
	padded, wide, grouped, growth bool
}

func (d *drawing) line(cells ...string) int {
	d.out.rows = append(d.out.rows, cells)
	return len(d.out.rows) - 1
}

func (d *drawing) merge(top, left, bottom, right int) {
	d.out.merges = append(d.out.merges, sheet.Range{Top: top, Left: left, Bottom: bottom, Right: right})
}

// places lists the areas of the rows, the total among them.
func (d *drawing) places() []member {
	all := slices.Clone(d.members)
	if d.total != "" {
		total := member{d.total, "330100"}
		if d.flip("first") {
			return append([]member{total}, all...)
		}
		all = append(all, total)
	}
	return all
}

// flip draws a choice.
func (d *drawing) flip(name string) bool { return rapid.Bool().Draw(d.T, name) }

func (d *drawing) named(name string) string {
	if runes := []rune(name); d.padded && len(runes) == 3 {
		return string(runes[0]) + " " + string(runes[1]) + "　" + string(runes[2])
	}
	return name
}

// amount writes a figure and keeps what it is.
func (d *drawing) amount(area, id, period string, power int) string {
	tenths := rapid.IntRange(1, 99_999).Draw(d.T, "amount")
	if power < 0 {
		tenths *= 10_000
	}
	number := fmt.Sprintf("%d.%d", tenths/10, tenths%10)
	if d.missing != "" && rapid.IntRange(0, 9).Draw(d.T, "gap") == 0 {
		d.out.want[area+" "+id+" "+period] = ""
		return d.missing
	}
	d.out.want[area+" "+id+" "+period] = plainDecimal(shift(number, power))
	return d.print(number)
}

func (d *drawing) rate(area, id, period string) string {
	tenths := rapid.IntRange(-99, 199).Draw(d.T, "rate")
	number := strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64)
	d.out.want[area+" "+id+" "+period] = plainDecimal(number)
	switch form := rapid.IntRange(0, 3).Draw(d.T, "form"); {
	case form == 1:
		return number + "%"
	case form == 2 && tenths < 0:
		return "下降" + number[1:]
	case form == 3 && tenths > 0:
		return "↑" + number
	}
	return d.print(number)
}

func (d *drawing) print(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if d.grouped && len(whole) > 3 && whole[0] != '-' {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	number = whole + "." + fraction
	if !d.wide {
		return number
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r + '０' - '0'
		case r == '-':
			return '－'
		}
		return r
	}, number)
}

// columns are the sub-columns of an indicator.
func (d *drawing) cellsOf(area string, m measured) []string {
	cells := []string{d.amount(area, m.id, d.period, m.power)}
	if d.growth {
		cells = append(cells, d.rate(area, m.growth, d.period))
	}
	return cells
}

// areasDown has areas down and indicators across, with headings of one row or
// of two.
func (d *drawing) areasDown(deep bool) {
	d.line("杭州市" + d.said + "各区、县（市）主要经济指标")
	if d.flip("blank") {
		d.line()
	}
	top, sub := []string{"地区"}, []string{""}
	for _, m := range d.measures {
		if deep && d.growth {
			at := len(top)
			top, sub = append(top, m.name+"（"+m.unit+"）", ""), append(sub, "总量", "同比增长（%）")
			d.merge(len(d.out.rows), at, len(d.out.rows), at+1)
			continue
		}
		top = append(top, m.name+"（"+m.unit+"）")
		if d.growth {
			top = append(top, m.name+"同比±%")
		}
	}
	head := d.line(top...)
	if deep && d.growth {
		d.merge(head, 0, head+1, 0)
		d.line(sub...)
	}
	for _, a := range d.places() {
		row := []string{d.named(a.name)}
		for _, m := range d.measures {
			row = append(row, d.cellsOf(a.id, m)...)
		}
		d.line(row...)
	}
}

// indicatorsDown has indicators down, with a column of units, and areas across.
func (d *drawing) indicatorsDown() {
	d.line("杭州市" + d.said + "主要经济指标")
	head := []string{"指标", "单位"}
	places := d.places()
	for _, a := range places {
		head = append(head, a.name)
	}
	d.line(head...)
	for _, m := range d.measures {
		row, rates := []string{m.name, m.unit}, []string{m.name + "增速", "%"}
		for _, a := range places {
			row = append(row, d.amount(a.id, m.id, d.period, m.power))
			if d.growth {
				rates = append(rates, d.rate(a.id, m.growth, d.period))
			}
		}
		d.line(row...)
		if d.growth {
			d.line(rates...)
		}
	}
}

// long has a row for each figure.
func (d *drawing) long() {
	d.total = ""
	head := []string{"地区", "指标", "时期", "数值", "单位"}
	d.line(head...)
	for _, a := range d.members {
		for _, m := range d.measures {
			d.line(a.name, m.name, d.said, d.amount(a.id, m.id, d.period, m.power), m.unit)
		}
	}
}

// yearsAcross has the years of one indicator.
func (d *drawing) yearsAcross() {
	m := d.measures[0]
	d.line("杭州市历年" + m.name)
	d.line("单位：" + m.unit)
	head := []string{"区县"}
	years := []int{2021, 2022, 2023}
	if d.flip("newest first") {
		slices.Reverse(years)
	}
	for _, y := range years {
		if d.flip("年") {
			head = append(head, fmt.Sprint(y, "年"))
		} else {
			head = append(head, strconv.Itoa(y))
		}
	}
	d.line(head...)
	for _, a := range d.places() {
		row := []string{d.named(a.name)}
		for _, y := range years {
			row = append(row, d.amount(a.id, m.id, strconv.Itoa(y), m.power))
		}
		d.line(row...)
	}
}

// stacked has a table for each indicator, one below the other.
func (d *drawing) stacked() {
	for i, m := range d.measures {
		d.line(fmt.Sprintf("表%d %s%s", i+1, d.said, m.name))
		d.line("单位：" + m.unit)
		head := []string{"地区", "绝对值"}
		if d.growth {
			head = append(head, "同比增长（%）")
		}
		d.line(head...)
		for _, a := range d.members {
			d.line(append([]string{d.named(a.name)}, d.cellsOf(a.id, m)...)...)
		}
		d.line()
	}
}

// book makes the file and reads it.
func (m *madeUp) book(t *rapid.T) *sheet.Book {
	if !m.csv {
		s := sheet.Sheet{Name: "表", Merges: m.merges}
		for r, row := range m.rows {
			out := sheet.Row{At: r}
			for c, text := range row {
				if text != "" {
					out.Cells = append(out.Cells, sheet.Cell{Col: int32(c), Shown: text})
				}
			}
			if len(out.Cells) > 0 {
				s.Rows = append(s.Rows, out)
			}
		}
		return &sheet.Book{Name: "made.xlsx", Hash: "0123456789", Sheets: []sheet.Sheet{s}}
	}
	var text strings.Builder
	for _, row := range m.rows {
		for c, cell := range row {
			if c > 0 {
				text.WriteByte(',')
			}
			text.WriteString(`"` + cell + `"`)
		}
		text.WriteString("\r\n")
	}
	raw := text.String()
	var err error
	switch m.encode {
	case "bom":
		raw = "\xEF\xBB\xBF" + raw
	case "gb18030":
		raw, err = simplifiedchinese.GB18030.NewEncoder().String(raw)
	case "utf-16":
		raw, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(raw)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := sheet.Read("made.csv", strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestMadeUpLayouts: layouts that vary in orientation, depth of headings, units,
// totals, marks, encodings and padding read back to the figures in them.
func TestMadeUpLayouts(t *testing.T) {
	set := embedded(t)
	rapid.Check(t, func(t *rapid.T) {
		m := drawLayout(t)
		r := Read([]*sheet.Book{m.book(t)}, Options{Set: set, Within: model.NoArea, Roles: true})
		got := map[string]string{}
		for _, o := range r.Observations {
			got[o.Area+" "+o.Indicator+" "+o.Period.String()] = plainDecimal(o.Number)
		}
		if !maps.Equal(got, m.want) {
			for k, v := range m.want {
				if g, ok := got[k]; !ok || g != v {
					t.Logf("%s: %q, want %q", k, g, v)
				}
			}
			for k, v := range got {
				if _, ok := m.want[k]; !ok {
					t.Logf("%s: %q is not in the sheet", k, v)
				}
			}
			for _, row := range m.rows {
				t.Log(strings.Join(row, " | "))
			}
			t.Fatal("other figures than in the sheet")
		}
		for _, s := range r.Roles {
			for cell, role := range s.Of {
				if role == Unread {
					t.Fatalf("%s is lost", cell)
				}
			}
		}
	})
}

// plainDecimal is a number without zeros that say nothing.
func plainDecimal(n string) string {
	if n == "" {
		return n
	}
	return shift(shift(n, 1), -1)
}
