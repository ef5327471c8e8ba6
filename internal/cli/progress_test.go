package cli

import (
	"strings"
	"testing"
	"time"

	"weici/internal/words"
)

func TestLoadingSaysHowFarItIs(t *testing.T) {
	var said strings.Builder
	clock := time.Unix(0, 0)
	c := &command{world: &world{err: &said, env: func(string) string { return "" }}}
	tell := c.meter(words.Loading, func() time.Time { return clock })
	tell(10, 100)
	if said.Len() != 0 {
		t.Errorf("said %q at once", said.String())
	}
	clock = clock.Add(patience)
	tell(50, 100)
	tell(100, 100)
	tell(100, 100)
	if want := "\r正在读取 50%\r\x1b[K"; said.String() != want {
		t.Errorf("said %q, want %q", said.String(), want)
	}
	c.progress(words.Loading)(1, 100)
	if want := "\r正在读取 50%\r\x1b[K"; said.String() != want {
		t.Errorf("there is progress where no terminal is: %q", said.String())
	}
}

// TestNothingToReadIsNoDivision holds that an empty package has no share of
// nothing.
func TestNothingToReadIsNoDivision(t *testing.T) {
	var said strings.Builder
	clock := time.Unix(0, 0)
	c := &command{world: &world{err: &said, env: func(string) string { return "" }}}
	tell := c.meter(words.Loading, func() time.Time { return clock })
	clock = clock.Add(patience)
	tell(0, 0)
	if said.Len() != 0 {
		t.Errorf("said %q", said.String())
	}
}
