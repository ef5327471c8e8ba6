//go:build unix

package postgres_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"weici/data/folder"
	"weici/data/postgres"
	"weici/model"
)

// archive is a dataset of 3,000 areas over 20 years in some indicators: 60,000
// figures each.
func archive(b *testing.B, indicators int) *model.Panel {
	b.Helper()
	var areas, named, figures strings.Builder
	areas.WriteString("id,level,name_zh\n")
	named.WriteString("id,name_zh,unit_zh,decimals,kind,polarity\n")
	figures.WriteString("area,indicator,period,value,document,exact\n")
	for i := range indicators {
		fmt.Fprintf(&named, "i%d,指标%d,亿元,2,level,higher-better\n", i, i)
	}
	for a := range 3000 {
		fmt.Fprintf(&areas, "%d,county,第%d区\n", a, a)
		for i := range indicators {
			for y := range 20 {
				fmt.Fprintf(&figures, "%d,i%d,%d,%d.%02d,d,总值%d.%02d亿元\n", a, i, 2004+y, a*y, i, a*y, i)
			}
		}
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	pack, err := folder.LoadFS(fstest.MapFS{
		"datapackage.json": file(`{"name": "archive", "resources": [{"name": "areas", "path": "areas.csv"}, {"name": "indicators", "path": "indicators.csv"},
		 {"name": "documents", "path": "documents.csv"}, {"name": "observations", "path": "observations.csv"}]}`),
		"areas.csv": file(areas.String()), "indicators.csv": file(named.String()), "documents.csv": file("id,title,kind\nd,年鉴,yearbook\n"),
		"observations.csv": file(figures.String()),
	}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return pack.Panel
}

// BenchmarkPush writes figures into an empty database.
func BenchmarkPush(b *testing.B) {
	s := needServer(b)
	panel := archive(b, 5)
	for b.Loop() {
		push(b, s.fresh(b), panel, noText)
	}
	b.ReportMetric(float64(panel.Observations.Len())*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkOpen opens a database and asks for the figures of one indicator, as
// the first frame does.
func BenchmarkOpen(b *testing.B) {
	s := needServer(b)
	address := s.fresh(b)
	push(b, address, archive(b, 5), noText)
	for b.Loop() {
		pack, err := postgres.Open(context.Background(), address, postgres.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(pack.Periods(0)) != 20 {
			b.Fatal(pack.Trouble())
		}
		pack.Close()
	}
}

// BenchmarkIndicator reads the figures of an indicator that is not at hand.
func BenchmarkIndicator(b *testing.B) {
	s := needServer(b)
	address := s.fresh(b)
	push(b, address, archive(b, 5), noText)
	pack := open(b, address)
	for b.Loop() {
		pack.Forget()
		if err := pack.Fetch(context.Background(), 3); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPull writes a database as files.
func BenchmarkPull(b *testing.B) {
	s := needServer(b)
	address := s.fresh(b)
	panel := archive(b, 5)
	push(b, address, panel, noText)
	for b.Loop() {
		pack := open(b, address)
		files(b, pack.Panel, pack.RawText)
	}
	b.ReportMetric(float64(panel.Observations.Len())*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
