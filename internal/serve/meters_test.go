package serve

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// samples reads Prometheus' text format strictly: every sample stands under
// the HELP and TYPE of its metric, once.
func samples(t *testing.T, text string) map[string]float64 {
	t.Helper()
	if !strings.HasSuffix(text, "\n") {
		t.Error("the last line has no end")
	}
	sample := regexp.MustCompile(`^([a-z_]+)(\{[a-z]+="[^"\\\n]*"\})? (\S+)$`)
	got, types, current := map[string]float64{}, map[string]string{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "# HELP "); ok {
			current, _, _ = strings.Cut(name, " ")
			if types[current] != "" {
				t.Errorf("%s appears twice", current)
			}
			continue
		}
		if rest, ok := strings.CutPrefix(line, "# TYPE "); ok {
			name, kind, _ := strings.Cut(rest, " ")
			if name != current || !strings.Contains(" counter gauge histogram ", " "+kind+" ") {
				t.Errorf("bad TYPE: %s", line)
			}
			types[name] = kind
			continue
		}
		m := sample.FindStringSubmatch(line)
		if m == nil {
			t.Errorf("not a sample: %q", line)
			continue
		}
		value, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			t.Errorf("%q: %v", line, err)
		}
		name := m[1]
		if types[current] == "histogram" {
			name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "_bucket"), "_sum"), "_count")
		}
		if _, twice := got[m[1]+m[2]]; twice || name != current || types[current] == "" {
			t.Errorf("out of place: %q", line)
		}
		if types[current] == "counter" && !strings.HasSuffix(name, "_total") {
			t.Errorf("a counter's name ends in _total: %s", name)
		}
		got[m[1]+m[2]] = value
	}
	return got
}

func TestMetrics(t *testing.T) {
	h := open(t, func(c *Config) { c.Metrics = "127.0.0.1:0" })
	fetch := func(path string) (int, string) {
		t.Helper()
		r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get("http://" + h.MetricsAddr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, string(body)
	}
	c := h.client()
	p := h.sit(c, 80, 24)
	p.press()
	p.types("F")
	p.keys++
	p.press()
	s, _ := c.NewSession()
	_ = s.Run("a b")
	s, _ = c.NewSession()
	_ = s.RequestSubsystem("sftp")
	s.Close()
	_, text := fetch("/metrics")
	got := samples(t, text)
	for name, want := range map[string]float64{
		`weici_ssh_sessions{kind="dashboard"}`:        1,
		`weici_ssh_sessions_total{kind="dashboard"}`:  1,
		`weici_ssh_sessions{kind="command"}`:          0,
		`weici_ssh_sessions_total{kind="command"}`:    1,
		`weici_ssh_commands_total{code="2"}`:          1,
		`weici_ssh_refusals_total{reason="request"}`:  1,
		`weici_ssh_refusals_total{reason="sessions"}`: 0,
		`weici_ssh_followers`:                         1,
	} {
		if got[name] != want {
			t.Errorf("%s %g, want %g", name, got[name], want)
		}
	}
	if got["weici_ssh_sent_bytes_total"] == 0 || got["weici_ssh_received_bytes_total"] == 0 || got["weici_ssh_frame_seconds_count"] < 2 {
		t.Errorf("not counted: %v", got)
	}
	if code, _ := fetch("/"); code != http.StatusNotFound {
		t.Errorf("/: %d", code)
	}
}

func TestHistogramAddsUp(t *testing.T) {
	var m meters
	sum := 0.0
	for i, d := range []time.Duration{0, time.Microsecond, time.Millisecond, time.Millisecond + 1, 30 * time.Millisecond, time.Hour} {
		m.frames.observe(d)
		sum += d.Seconds()
		var b strings.Builder
		if err := m.write(&b, 0); err != nil {
			t.Fatal(err)
		}
		got := samples(t, b.String())
		last := 0.0
		for _, bound := range frameBounds() {
			n := got[fmt.Sprintf(`weici_ssh_frame_seconds_bucket{le="%g"}`, bound.Seconds())]
			if n < last {
				t.Errorf("bucket %v holds less than the one below", bound)
			}
			last = n
		}
		all := got[`weici_ssh_frame_seconds_bucket{le="+Inf"}`]
		if all != float64(i+1) || all != got["weici_ssh_frame_seconds_count"] || math.Abs(got["weici_ssh_frame_seconds_sum"]-sum) > 1e-9 {
			t.Errorf("after %v: %g in all, sum %g", d, all, got["weici_ssh_frame_seconds_sum"])
		}
	}
	var b strings.Builder
	_ = m.write(&b, 0)
	if got := samples(t, b.String())[`weici_ssh_frame_seconds_bucket{le="0.001"}`]; got != 3 {
		t.Errorf("a bound belongs to its bucket: %g", got)
	}
}

func TestExitCodesAreFew(t *testing.T) {
	var m meters
	for _, code := range []int{0, 3, 4, -1, 1 << 30} {
		m.exited(code)
	}
	if a, b, c := m.codes[0].Load(), m.codes[3].Load(), m.codes[4].Load(); a != 1 || b != 1 || c != 3 {
		t.Error(a, b, c)
	}
}
