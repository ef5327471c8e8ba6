package packed

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/parquet-go/parquet-go/format"
)

// TestRunsAndPagesHoldWhatTheySay refuses to decode what says it is more than
// its bytes can be.
func TestRunsAndPagesHoldWhatTheySay(t *testing.T) {
	for name, data := range map[string][]byte{
		"one endless run":       {8, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0},
		"many runs":             append([]byte{0}, bytes.Repeat([]byte{0x20}, 1<<10)...),
		"packed without bits":   {8, 0xFF, 0xFF, 0xFF, 0x0F},
		"a width of forty bits": {40, 2, 0},
		"too short":             {8, 2, 0},
		"nothing":               {},
	} {
		if runsHold(data, 100) {
			t.Errorf("%s may be decoded", name)
		}
	}
	if p := (page{rows: 1, data: binary.AppendUvarint(nil, 1<<32)}); p.fits(packedTextCells, format.PageHeader{}) {
		t.Error("a few bytes unpack to four gigabytes")
	}
}
