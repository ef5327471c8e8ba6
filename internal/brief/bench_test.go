package brief_test

import (
	"io"
	"testing"

	"weici/internal/brief"
	"weici/model"
)

// BenchmarkBrief composes a brief of every area side by side, and writes it in
// each format.
func BenchmarkBrief(b *testing.B) {
	p := embedded(b)
	request := brief.Request{Lang: model.ZH}
	for i := range p.Areas {
		request.Areas = append(request.Areas, model.AreaID(i))
	}
	b.Run("Compose", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			brief.Compose(p, request, nil)
		}
	})
	document := brief.Compose(p, request, nil)
	for _, format := range brief.Formats() {
		b.Run(string(format), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := document.Encode(io.Discard, format); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
