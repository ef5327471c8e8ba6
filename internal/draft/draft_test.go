package draft_test

import (
	"strings"
	"testing"

	"weici/data"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/model"
)

func embedded(t testing.TB) (*data.Package, *reading.Names) {
	t.Helper()
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return pack, reading.NewNames(pack.Panel.Dataset)
}

// TestTheArticlesAreDrafted: drafted without any hint, the two articles give at
// least nine in ten of the figures that the dataset holds from them, and no
// wrong one that is sure.
func TestTheArticlesAreDrafted(t *testing.T) {
	pack, names := embedded(t)
	p := pack.Panel
	text := ""
	for _, id := range []string{"seed-shangcheng-2023", "seed-baiyang-2023"} {
		doc, _ := p.Document(id)
		part, err := pack.DocumentText(doc)
		if err != nil {
			t.Fatal(err)
		}
		text += part + "\n"
	}
	got := draft.Propose(p, names, text, draft.Options{Area: model.NoArea})
	want, found := 0, 0
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if doc := p.Documents[o.Citation.Document].ID; doc != "seed-shangcheng-2023" && doc != "seed-baiyang-2023" {
			continue
		}
		want++
		hit := false
		for _, x := range got {
			hit = hit || x.Area == o.Area && x.Indicator == o.Indicator && x.Period == o.Period && x.Valued == o.Valued && (!o.Valued || x.Value == o.Value && x.Qualifier == o.Qualifier) &&
				(!o.Claim.Made() || !x.Claim.Made() || x.Claim == o.Claim)
		}
		if hit {
			found++
		} else {
			t.Logf("not drafted: %s %s %v %v", p.Areas[o.Area].ID, p.Indicators[o.Indicator].ID, o.Period, o.Value)
		}
	}
	if found*10 < want*9 {
		t.Errorf("%d of %d figures are drafted", found, want)
	}
	for _, x := range got {
		if x.Sure && x.State != draft.Agrees {
			t.Errorf("sure, but not held: %s %s %v %v", p.Areas[x.Area].ID, p.Indicators[x.Indicator].ID, x.Period, x.Printed)
		}
	}
}

// TestProposals holds kinds of sentences to what they say.
func TestProposals(t *testing.T) {
	pack, names := embedded(t)
	p := pack.Panel
	for _, c := range []struct {
		text string
		want []string // area indicator period value qualifier status sure; or the reason
	}{
		{"2022年，上城区地区生产总值2500.1亿元，同比增长3.8%，高于全市2.3个百分点。", []string{"330102 gdp 2022 2500.1 exact A", "330102 gdp_growth 2022 3.8 exact A", "difference"}},
		{"2024年，拱墅区、西湖区、滨江区分别实现地区生产总值2100亿元、2000亿元和2500亿元。", []string{"330105 gdp 2024 2100 exact A", "330106 gdp 2024 2000 exact A", "330108 gdp 2024 2500 exact A"}},
		{"2023年，余杭区城镇、农村居民人均可支配收入分别增长4.1%和6.2%。", []string{"330110 income_urban_growth 2023 4.1 exact A", "330110 income_rural_growth 2023 6.2 exact A"}},
		{"钱塘区2023年国民经济和社会发展统计公报\n初步核算，全年全区地区生产总值1280.5亿元，比上年增长5.5%。其中，第二产业增加值600.1亿元。", []string{"330114 gdp 2023 1280.5 exact P", "330114 gdp_growth 2023 5.5 exact P", "330114 gdp_secondary 2023 600.1 exact A"}},
		{"2023年，萧山区机电产品出口320亿元。", []string{"joined"}},
		{"五年来，临平区地区生产总值年均增长7.2%。", []string{"average"}},
		{"2025年，富阳区地区生产总值力争增长5.5%左右。", []string{"330111 gdp_growth 2025 5.5 about F"}},
		{"2022年，临安区地区生产总值由600亿元增至672亿元。", []string{"base", "330112 gdp 2022 672 exact A"}},
		{"In 2023, GDP in Shangcheng District reached 260 billion yuan, up 4.5 percent.", []string{"330102 gdp 2023 2600 exact A", "330102 gdp_growth 2023 4.5 exact A"}},
		{"2022年，上城区三次产业结构为0.1:15.2:84.7。", []string{"330102 gdp_share_primary 2022 0.1 exact A", "330102 gdp_share_secondary 2022 15.2 exact A", "330102 gdp_share_tertiary 2022 84.7 exact A"}},
	} {
		var got []string
		for _, x := range draft.Propose(p, names, c.text, draft.Options{Area: model.NoArea}) {
			got = append(got, written(p, x))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", c.text, got[i], c.want[i])
			}
		}
	}
}

// TestHostileTextIsDrafted: drafting ends soon, however a text repeats itself.
func TestHostileTextIsDrafted(t *testing.T) {
	pack, names := embedded(t)
	for _, part := range []string{"上城区", "上城区、", "地区生产总值、", "地区生产总值1亿元、", "1%、", "分别", "居全市第一、", "2022年", "全区", "占地区生产总值", "GDP ", "in Shangcheng 1 percent ", "企业1家", "\n", "单位：亿元\n指标 值\n地区生产总值 1\n"} {
		draft.Propose(pack.Panel, names, strings.Repeat(part, 8000), draft.Options{Area: model.NoArea})
	}
}

func FuzzPropose(f *testing.F) {
	for _, x := range passages(f, "passages.txt") {
		f.Add(x.text)
	}
	pack, names := embedded(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range draft.Propose(pack.Panel, names, text, draft.Options{Area: model.NoArea}) {
			if x.Sure && (x.State == draft.Unplaced || x.Area == model.NoArea || x.Indicator == model.NoIndicator) || x.State == draft.Unplaced && x.Why.Reason == "" {
				t.Errorf("%q: %+v", text, x)
			}
		}
	})
}
