package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"weici/internal/evidence"
	"weici/internal/proof"
	"weici/internal/words"
	"weici/model"
)

func shipped(t testing.TB, name string) *Package {
	t.Helper()
	pack, err := LoadShipped(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// TestThePackedDatasetsAreTheirFolders: what is embedded is what packing the
// folders gives, byte by byte; go generate makes it so.
func TestThePackedDatasetsAreTheirFolders(t *testing.T) {
	for _, name := range Shipped()[1:] {
		pack, err := Load(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := Pack(&got, pack); err != nil {
			t.Fatal(err)
		}
		want, err := packages.ReadFile(shippedFolder + name + packedSuffix)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("shipped/%s.parquet is not what the folder %s gives; run go generate ./data", name, name)
		}
	}
}

// TestTheShippedDatasetsAreSound: no fault, no refused row, no figure that its
// quote contradicts; what cannot be read in a quote is a number like a year.
func TestTheShippedDatasetsAreSound(t *testing.T) {
	for _, name := range Shipped() {
		pack := shipped(t, name)
		for _, i := range pack.Issues {
			message, _ := words.Issue(i, model.EN)
			t.Errorf("%s %s:%d %s: %s", name, i.File, i.Row, i.Column, message)
		}
		counts := map[evidence.Result]int{}
		prover := proof.New(pack.Panel)
		for id := range model.ObsID(pack.Observations.Len()) {
			o := pack.Observations.At(id)
			got := prover.Judge(o).Result
			counts[got]++
			if got == evidence.Contradicted {
				t.Errorf("%s line %d is contradicted: %s", name, o.Line, o.Citation.Exact)
			}
		}
		t.Log(name, counts)
		if name == Default {
			continue
		}
		readme := read(t, name+"/README.md")
		for _, says := range []string{
			fmt.Sprintf("areas | %d |", len(pack.Areas)), fmt.Sprintf("indicators | %d |", len(pack.Indicators)),
			fmt.Sprintf("documents | %d |", len(pack.Documents)), fmt.Sprintf("observations | %d |", pack.Observations.Len()),
			fmt.Sprintf("%d are supported, %d are carried by their row alone and %d are unread", counts[evidence.Supported], counts[evidence.Unnamed], counts[evidence.Unread]),
			pack.Attribution.EN,
		} {
			if !strings.Contains(readme, says) {
				t.Errorf("%s/README.md does not say %q", name, says)
			}
		}
		for id := range model.ObsID(pack.Observations.Len()) {
			if o := pack.Observations.At(id); o.Citation.Locator == "" || o.Citation.Exact == "" || !strings.HasSuffix(o.Citation.Exact, first(o.Printed, number(o))) {
				t.Fatalf("%s line %d is not cited: %+v", name, o.Line, o.Citation)
			}
		}
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\s+`).ReplaceAllString(string(raw), " ")
}

// TestCellsEqualTheirSources holds 200 cells of each dataset, drawn by a fixed
// seed, against the tables they were made from.
func TestCellsEqualTheirSources(t *testing.T) {
	for _, name := range Shipped()[1:] {
		p := shipped(t, name).Panel
		rows, err := csv.NewReader(strings.NewReader(string(must(os.ReadFile("testdata/cells-" + name + ".csv"))))).ReadAll()
		if err != nil || len(rows) != 201 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for _, row := range rows[1:] {
			area, okArea := p.Area(row[1])
			ind, okInd := p.Indicator(row[2])
			period, err := model.ParsePeriod(row[3])
			if !okArea || !okInd || err != nil {
				t.Fatalf("%s line %s: %v", name, row[0], row)
			}
			id := p.Column(ind, period)(area)
			if id == model.NoObs {
				t.Errorf("%s line %s is not there: %v", name, row[0], row)
				continue
			}
			o := p.Observations.At(id)
			status := row[6]
			if row[2] == "registered_unemployed" && row[3] == "2020" {
				status = "B" // the break that the dataset adds
			}
			value := must(strconv.ParseFloat(row[4], 64))
			if o.Value != value || !strings.HasPrefix(number(o), row[4]) || o.Status.String() != status || p.Indicators[ind].Unit.ZH != row[5] && p.Indicators[ind].Unit.EN != strings.Split(row[5], ",")[0] {
				t.Errorf("%s line %s: %s %s %s, want %v", name, row[0], number(o), o.Status, p.Indicators[ind].Unit.ZH, row)
			}
		}
	}
}

func number(o model.Observation) string {
	return strconv.FormatFloat(o.Value, 'f', int(o.Decimals), 64)
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// TestPartsAddUp: sectors to GDP, subregions to their region, regions to the
// United Kingdom but for Extra-Regio, which is the residual.
func TestPartsAddUp(t *testing.T) {
	p := shipped(t, "provinces").Panel
	value := func(p *model.Panel, ind string, area model.AreaID, period model.Period) (float64, bool) {
		i, _ := p.Indicator(ind)
		id := p.Column(i, period)(area)
		if id == model.NoObs {
			return 0, false
		}
		return p.Observations.Figure(id).Value, true
	}
	checked := 0
	for a := range model.AreaID(len(p.Areas)) {
		for year := 2019; year <= 2024; year++ {
			gdp, ok := value(p, "gdp", a, model.YearPeriod(year))
			sum := 0.0
			for _, part := range []string{"gdp_primary", "gdp_secondary", "gdp_tertiary"} {
				v, _ := value(p, part, a, model.YearPeriod(year))
				sum += v
			}
			if !ok {
				continue
			}
			if checked++; math.Abs(sum-gdp) > 0.15001 {
				t.Errorf("%s %d: the sectors give %.1f, GDP is %.1f", p.Areas[a].ID, year, sum, gdp)
			}
		}
	}
	if checked != 186 {
		t.Errorf("%d of 186 cells", checked)
	}
	uk := shipped(t, "uk").Panel
	for a := range model.AreaID(len(uk.Areas)) {
		children := uk.Children(a)
		for year := 1998; year <= 2021 && len(children) > 0; year++ {
			whole, _ := value(uk, "gdp", a, model.YearPeriod(year))
			sum := 0.0
			for _, child := range children {
				v, _ := value(uk, "gdp", child, model.YearPeriod(year))
				sum += v
			}
			rest := whole - sum
			switch {
			case uk.Areas[a].ID == "UK" && year == 2021 && rest != 14899:
				t.Errorf("Extra-Regio in 2021 is %s", strconv.FormatFloat(rest, 'f', -1, 64))
			case uk.Areas[a].ID == "UK" && rest <= 0, uk.Areas[a].ID != "UK" && math.Abs(rest) > float64(len(children)):
				t.Errorf("%s %d: the parts give %.0f, the whole is %.0f", uk.Areas[a].ID, year, sum, whole)
			}
		}
	}
}
