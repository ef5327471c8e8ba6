package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/model"
)

// TestShippedScopesAreRead holds what every set that a source of the shipped
// data ranks among is read as, from the areas that are ranked so.
func TestShippedScopesAreRead(t *testing.T) {
	pack, _ := embedded(t)
	p := pack.Panel
	kinds := map[string]string{ // words without their brackets
		"全市": "330100 county", "杭州": "330100 county", "杭州市": "330100 county", "杭州13个区县市": "330100 county 13",
		"杭州地区": "330100 county", "浙江省": "330000 prefecture", "浙江省各区县市": "330000 county", "余杭区": "330110 township",
		"上城区各街道": "330102 township", "钱塘区六大产业平台": "330114 6 other", "全国各省": "CN province",
		"全国城市": "CN other", "全国经开区": "CN other", "副省级城市": "other", "杭州市各区县市": "330100 county",
		"杭州区县市": "330100 county", "浙江省各县市区": "330000 county", "12个区县市": "12 other", "主城区": "other",
	}
	for id := range model.ObsID(p.Observations.Len()) {
		o := p.Observations.At(id)
		if !o.Claim.Made() || o.RankScope == "" {
			continue
		}
		s := p.ReadScope(o.RankScope, o.Area)
		got := ""
		if s.Within != model.NoArea {
			got = p.Areas[s.Within].ID + " "
		}
		if s.Other == "" {
			got += string(s.Level)
		}
		if s.N > 0 {
			got += fmt.Sprint(" ", s.N)
		}
		if s.Other != "" {
			got = strings.TrimSpace(got) + " other"
		}
		words, _, _ := strings.Cut(o.RankScope, "(")
		if want := kinds[words]; strings.Join(strings.Fields(got), " ") != want {
			t.Errorf("line %d: %s of %s is %q, want %q", o.Line, o.RankScope, p.Areas[o.Area].ID, got, want)
		}
	}
}
