package main

import (
	"strings"
	"testing"

	"weici/data"
	"weici/model"
)

// TestATableBecomesADataset holds that what is measured is a sound dataset,
// with names that need quotation marks and values that were not published.
func TestATableBecomesADataset(t *testing.T) {
	const table = "area_code,area_name,area_name_en,parent,indicator,year,value,unit\n" +
		"330002,上城区,Shangcheng,3300,地区生产总值,2022,369.17,亿元\n" +
		"330002,上城区,Shangcheng,3300,地区生产总值,2023,,亿元\n" +
		"330015,西湖风景名胜区,\"West Lake Scenic Area, \"\"core\"\"\",3300,R&D经费投入强度·分项1,2023,3.50,%\n"
	folder := t.TempDir()
	if err := convert(strings.NewReader(table), folder); err != nil {
		t.Fatal(err)
	}
	pack, err := data.Load(folder, nil)
	if err != nil || len(pack.Issues) > 0 {
		t.Fatal(err, pack.Issues)
	}
	if n := [...]int{len(pack.Areas), len(pack.Indicators), pack.Observations.Len()}; n != [...]int{3, 2, 3} {
		t.Errorf("areas, indicators, observations: %v", n)
	}
	if name := pack.Areas[2].Name.EN; name != `West Lake Scenic Area, "core"` {
		t.Errorf("name %q", name)
	}
	if o := pack.Observations.At(1); o.Valued || o.Status != model.Missing {
		t.Errorf("not published: %+v", o)
	}
	if pack.Opening != "rank i1 2023 level county" {
		t.Errorf("opens on %q", pack.Opening)
	}
}
