package verify_test

import (
	"testing"

	"weici/data"
	"weici/internal/draft"
	"weici/internal/reading"
	"weici/internal/verify"
	"weici/model"
)

// TestFindings holds sentences against the shipped dataset, in which the GDP of
// 上城区 is 2525亿元 in 2022 and grew by 3.8%, first in the city.
func TestFindings(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	names := reading.NewNames(pack.Panel.Dataset)
	for _, c := range []struct {
		text      string
		code      verify.Code
		dimension string
		reason    string
	}{
		{"2022年，上城区地区生产总值增长3.8%。", verify.Agrees, "", ""},
		{"2022年，余杭区地区生产总值2651.25亿元。", verify.Agrees, "", ""},
		{"2022年，余杭区地区生产总值2651.3亿元。", verify.Agrees, "", ""},
		{"2022年，余杭区地区生产总值0.27万亿元。", verify.Agrees, "", ""},
		{"2022年，余杭区地区生产总值2651.1亿元。", verify.Differs, verify.Value, ""},
		{"2022年，余杭区地区生产总值2651.253亿元。", verify.Undecided, verify.Value, verify.ReasonFiner},
		{"2022年，余杭区地区生产总值2651.25万元。", verify.Differs, verify.Unit, ""},
		{"2022年，余杭区地区生产总值超2600亿元。", verify.Agrees, "", ""},
		{"2022年，余杭区地区生产总值超2700亿元。", verify.Differs, verify.Qualifier, ""},
		{"2021年，余杭区地区生产总值2651.25亿元。", verify.Differs, verify.Period, ""},
		{"2022年，临平区地区生产总值2651.25亿元。", verify.Differs, verify.Area, ""},
		{"2022年，上城区地区生产总值力争增长3.8%。", verify.Undecided, verify.Status, verify.ReasonTarget},
		{"2022年，上城区地区生产总值名义增长3.8%。", verify.Undecided, verify.Basis, verify.ReasonBasis},
		{"2023年上半年，余杭区地方财政收入246.6亿元。", verify.Agrees, "", ""},
		{"2023年1—6月，余杭区地方财政收入246.6亿元。", verify.Agrees, "", ""},
		{"2031年，上城区地区生产总值3000亿元。", verify.NotHeld, "", ""},
		{"2022年，上城区机电产品出口100亿元。", verify.Undecided, "", draft.ReasonJoined},
		{"2022年，上城区地区生产总值增速居全市第一。", verify.Agrees, verify.Place, ""},
		{"2022年，上城区地区生产总值增速居全市第二。", verify.Differs, verify.Place, ""},
		{"2022年，上城区地区生产总值增速居杭州主城区第一。", verify.Undecided, verify.Place, verify.ReasonSet},
	} {
		found := verify.Text(pack.Panel, names, c.text, draft.Options{Area: model.NoArea})
		if len(found) != 1 || found[0].Code != c.code || found[0].Dimension != c.dimension || found[0].Reason != c.reason {
			for _, f := range found {
				t.Errorf("%s: %s %q %q, want %s %q %q", c.text, f.Code, f.Dimension, f.Reason, c.code, c.dimension, c.reason)
			}
			if len(found) == 0 {
				t.Errorf("%s: nothing found", c.text)
			}
		}
		if got := verify.Verdict(found); len(found) == 1 && got != found[0].Code {
			t.Errorf("%s: the text %s", c.text, got)
		}
	}
}

// TestTheArticlesAgree: what the dataset was made from never differs from it.
func TestTheArticlesAgree(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	names := reading.NewNames(pack.Panel.Dataset)
	for id := range pack.Panel.Documents {
		text, err := pack.DocumentText(model.DocID(id))
		if err != nil {
			continue
		}
		for _, f := range verify.Text(pack.Panel, names, text, draft.Options{Area: model.NoArea, Year: 2023}) {
			if f.Code == verify.Differs {
				t.Errorf("%s: %s differs in %s: %s", pack.Panel.Documents[id].ID, f.Printed, f.Dimension, f.Citation.Exact)
			}
		}
	}
}
