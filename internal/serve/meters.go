package serve

import (
	"bufio"
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// meters is what the server counts of itself.
type meters struct {
	dashboards, commands tally
	codes                [5]atomic.Int64 // commands by exit code; the last: any other
	refused              [refusals]atomic.Int64
	ended                [stalled + 1]atomic.Int64
	sent, received       atomic.Int64
	frames               histogram
}

// tally counts sessions of one kind.
type tally struct{ open, total atomic.Int64 }

// frameBounds are the upper bounds of the frame times that are told apart.
func frameBounds() [9]time.Duration {
	return [9]time.Duration{
		500 * time.Microsecond, time.Millisecond, 2500 * time.Microsecond, 5 * time.Millisecond, 10 * time.Millisecond,
		25 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, 250 * time.Millisecond,
	}
}

// histogram counts durations.
type histogram struct {
	counts [10]atomic.Int64 // one for each bound, and what is above them all
	sum    atomic.Int64     // nanoseconds
}

func (h *histogram) observe(d time.Duration) {
	i := 0
	for _, bound := range frameBounds() {
		if d <= bound {
			break
		}
		i++
	}
	h.counts[i].Add(1)
	h.sum.Add(int64(d))
}

func (m *meters) exited(code int) {
	if code < 0 || code >= len(m.codes) {
		code = len(m.codes) - 1
	}
	m.codes[code].Add(1)
}

// write gives everything in Prometheus' text format, version 0.0.4.
func (m *meters) write(out io.Writer, followers int) error {
	w := bufio.NewWriter(out)
	head := func(name, kind, help string) { fmt.Fprintf(w, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind) }
	head("weici_ssh_sessions", "gauge", "Sessions now open.")
	fmt.Fprintf(w, "weici_ssh_sessions{kind=\"dashboard\"} %d\n", m.dashboards.open.Load())
	fmt.Fprintf(w, "weici_ssh_sessions{kind=\"command\"} %d\n", m.commands.open.Load())
	head("weici_ssh_sessions_total", "counter", "Sessions since the start.")
	fmt.Fprintf(w, "weici_ssh_sessions_total{kind=\"dashboard\"} %d\n", m.dashboards.total.Load())
	fmt.Fprintf(w, "weici_ssh_sessions_total{kind=\"command\"} %d\n", m.commands.total.Load())
	head("weici_ssh_ended_total", "counter", "Sessions that ended, by reason.")
	for r := quit; r <= stalled; r++ {
		fmt.Fprintf(w, "weici_ssh_ended_total{reason=%q} %d\n", r, m.ended[r].Load())
	}
	head("weici_ssh_commands_total", "counter", "Commands answered, by exit code.")
	for i := range m.codes {
		fmt.Fprintf(w, "weici_ssh_commands_total{code=%q} %d\n", codeName(i, len(m.codes)-1), m.codes[i].Load())
	}
	head("weici_ssh_refusals_total", "counter", "What was turned away, by reason.")
	for r := busyDoor; r < refusals; r++ {
		fmt.Fprintf(w, "weici_ssh_refusals_total{reason=%q} %d\n", r, m.refused[r].Load())
	}
	head("weici_ssh_sent_bytes_total", "counter", "Bytes sent to clients.")
	fmt.Fprintf(w, "weici_ssh_sent_bytes_total %d\n", m.sent.Load())
	head("weici_ssh_received_bytes_total", "counter", "Bytes received from clients.")
	fmt.Fprintf(w, "weici_ssh_received_bytes_total %d\n", m.received.Load())
	head("weici_ssh_followers", "gauge", "Sessions that follow a presenter.")
	fmt.Fprintf(w, "weici_ssh_followers %d\n", followers)
	head("weici_ssh_frame_seconds", "histogram", "Time to draw one frame.")
	m.frames.write(w, "weici_ssh_frame_seconds")
	return w.Flush()
}

func codeName(i, last int) string {
	if i == last {
		return "other"
	}
	return fmt.Sprint(i)
}

// write gives the buckets, each with all that is below it. The sum of the
// buckets is the count, so that the two never disagree.
func (h *histogram) write(w io.Writer, name string) {
	count := int64(0)
	for i, bound := range frameBounds() {
		count += h.counts[i].Load()
		fmt.Fprintf(w, "%s_bucket{le=\"%g\"} %d\n", name, bound.Seconds(), count)
	}
	count += h.counts[len(h.counts)-1].Load()
	fmt.Fprintf(w, "%s_bucket{le=\"+Inf\"} %d\n", name, count)
	fmt.Fprintf(w, "%s_sum %g\n", name, time.Duration(h.sum.Load()).Seconds())
	fmt.Fprintf(w, "%s_count %d\n", name, count)
}
