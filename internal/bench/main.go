//go:build unix

// Command bench measures the dashboard as a process on a terminal, beside the
// smallest Bubble Tea program of the same module in the same run, and then the
// Go benchmarks of every package:
//
//	go run ./internal/bench | tee docs/bench.txt
//
// The lines of the Go benchmarks are left as they are, for benchstat.
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

func main() {
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
}

func measure() error {
	folder, err := os.MkdirTemp("", "weici-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	machine()
	floor, own := filepath.Join(folder, "floor"), filepath.Join(folder, "weici")
	for _, build := range [][]string{{floor, "./internal/bench/floor"}, {own, "."}} {
		if out, err := exec.Command("go", "build", "-trimpath", "-o", build[0], build[1]).CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
	}
	programs := [2]program{{folder, []string{floor}}, {folder, []string{own, "--fresh", "--lang", "zh"}}}
	all, err := sideBySide(programs)
	if err != nil {
		return err
	}
	fmt.Printf("# 120×40, Chinese text, a terminal that answers nothing\n# %-26s %12s %12s %8s\n", "", "floor", "weici", "ratio")
	for i, row := range all[0].rows() {
		own := all[1].rows()[i]
		fmt.Printf("# %-26s %9.2f %-2s %9.2f %-2s %8s\n", row.name, row.value, row.unit, own.value, own.unit, ratio(own.value, row.value))
	}
	fmt.Println()
	benches := exec.Command("go", "test", "-run", "^$", "-bench", ".", "-benchtime", "200ms", "-benchmem", "./...")
	benches.Stdout, benches.Stderr = os.Stdout, os.Stderr
	return benches.Run()
}

// machine says what the figures were measured on.
func machine() {
	model := "unknown"
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, after, ok := strings.Cut(string(text), "model name"); ok {
			line, _, _ := strings.Cut(after, "\n")
			model = strings.Trim(line, "\t: ")
		}
	}
	load := ""
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load, _, _ = strings.Cut(string(text), " ")
	}
	fmt.Printf("# %s, %s/%s, %s, %d cores, load %s before\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, model, runtime.NumCPU(), load)
}

func ratio(own, floor float64) string {
	if floor == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", own/floor)
}

// program is a command and the home that it finds.
type program struct {
	home    string
	command []string
}

// The keys that are pressed.
const (
	down = "\x1b[B"
	up   = "\x1b[A"
)

// shown is a text that both programs show in their first frame.
const shown = "余杭"

// figures are those of one program.
type figures struct {
	firsts    []time.Duration // sorted
	keys      []time.Duration // sorted
	bytes     []int           // of a key, sorted
	burst     time.Duration
	idleBytes int
	idleCPU   time.Duration
	wakeups   float64 // a second, idle
	memory    float64 // megabytes resident
}

type row struct {
	name  string
	value float64
	unit  string
}

func (f figures) rows() []row {
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	return []row{
		{"first frame, p50 of 15", ms(percentile(f.firsts, 50)), "ms"},
		{"key to frame, p50", ms(percentile(f.keys, 50)), "ms"},
		{"key to frame, p95", ms(percentile(f.keys, 95)), "ms"},
		{"bytes per key, p50", float64(percentile(f.bytes, 50)), "B"},
		{"bytes per key, p95", float64(percentile(f.bytes, 95)), "B"},
		{"201 keys at once", ms(f.burst), "ms"},
		{"idle for 3 s, written", float64(f.idleBytes), "B"},
		{"idle for 3 s, CPU", ms(f.idleCPU), "ms"},
		{"idle, wake-ups a second", f.wakeups, ""},
		{"memory", f.memory, "MB"},
	}
}

// percentile gives one of sorted values.
func percentile[T any](sorted []T, p int) T { return sorted[min(len(sorted)*p/100, len(sorted)-1)] }

// terminal is a program on a pty, and what it has written.
type terminal struct {
	cmd  *exec.Cmd
	ptmx *os.File
	mu   sync.Mutex
	out  []byte
	last time.Time // of the last write
}

func (p program) open() (*terminal, error) {
	t := &terminal{cmd: exec.Command(p.command[0], p.command[1:]...)}
	t.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+p.home, "XDG_STATE_HOME="+p.home)
	var err error
	if t.ptmx, err = pty.StartWithSize(t.cmd, &pty.Winsize{Cols: 120, Rows: 40}); err != nil {
		return nil, err
	}
	go t.read()
	return t, nil
}

func (t *terminal) read() {
	buf := make([]byte, 1<<16)
	for {
		n, err := t.ptmx.Read(buf)
		if err != nil {
			return
		}
		t.mu.Lock()
		t.out, t.last = append(t.out, buf[:n]...), time.Now()
		t.mu.Unlock()
	}
}

func (t *terminal) close() {
	_, _ = t.ptmx.WriteString("q")
	_ = t.cmd.Wait()
	t.ptmx.Close()
}

// written gives how much has come, and when the last of it.
func (t *terminal) written() (int, time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.out), t.last
}

// quiet waits until nothing has come for a time.
func (t *terminal) quiet(long time.Duration) {
	begun := time.Now()
	for {
		_, last := t.written()
		if time.Since(last) > long && time.Since(begun) > long {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// until waits for a text on the screen.
func (t *terminal) until(text string) error {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Microsecond) {
		t.mu.Lock()
		seen := strings.Contains(ansi.Strip(string(t.out)), text)
		t.mu.Unlock()
		if seen {
			return nil
		}
	}
	return fmt.Errorf("%s shows no %s", t.cmd.Path, text)
}

// sideBySide measures both programs: their starts in turn, so that neither has
// the quieter machine, and then one after the other.
func sideBySide(programs [2]program) (all [2]figures, err error) {
	for range 15 {
		for i, p := range programs {
			took, err := p.start()
			if err != nil {
				return all, err
			}
			all[i].firsts = append(all[i].firsts, took)
		}
	}
	for i, p := range programs {
		slices.Sort(all[i].firsts)
		if err := p.sit(&all[i]); err != nil {
			return all, err
		}
	}
	return all, nil
}

// start measures the time to the first frame.
func (p program) start() (time.Duration, error) {
	begun := time.Now()
	t, err := p.open()
	if err != nil {
		return 0, err
	}
	defer t.close()
	err = t.until(shown)
	return time.Since(begun), err
}

// sit presses keys and then none.
func (p program) sit(f *figures) error {
	t, err := p.open()
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.until(shown); err != nil {
		return err
	}
	t.quiet(200 * time.Millisecond)
	t.press(f)
	begun := time.Now()
	_, _ = t.ptmx.WriteString(strings.Repeat(down+up, 100) + down)
	t.quiet(100 * time.Millisecond)
	_, last := t.written()
	f.burst = last.Sub(begun)
	t.quiet(500 * time.Millisecond)
	const idle = 3 * time.Second
	pid := t.cmd.Process.Pid
	before, _ := t.written()
	cpu, woken := processor(pid), status(pid, "voluntary_ctxt_switches")
	time.Sleep(idle)
	after, _ := t.written()
	f.idleBytes, f.idleCPU = after-before, processor(pid)-cpu
	f.wakeups = (status(pid, "voluntary_ctxt_switches") - woken) / idle.Seconds()
	f.memory = status(pid, "VmRSS") / 1024
	return nil
}

// press moves the selection ten rows down and ten up, a key at a time, at
// moments that the program's frames know nothing of.
func (t *terminal) press(f *figures) {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		before, _ := t.written()
		begun := time.Now()
		_, _ = t.ptmx.WriteString([]string{down, up}[i/10%2])
		took := 2 * time.Second // where nothing comes
		for time.Since(begun) < took {
			if n, at := t.written(); n > before {
				took = at.Sub(begun)
				break
			}
			time.Sleep(100 * time.Microsecond)
		}
		f.keys = append(f.keys, took)
		t.quiet(30 * time.Millisecond)
		after, _ := t.written()
		f.bytes = append(f.bytes, after-before)
		time.Sleep(time.Duration(random.IntN(20000)) * time.Microsecond)
	}
	slices.Sort(f.keys)
	slices.Sort(f.bytes)
}

// processor gives the time that a process has spent on processors, where the
// system says so.
func processor(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	var ticks int
	for _, i := range []int{11, 12} { // utime, stime
		if i < len(fields) {
			n, _ := strconv.Atoi(fields[i])
			ticks += n
		}
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// status gives a number of all threads of a process, where the system says so.
func status(pid int, field string) float64 {
	pattern := fmt.Sprintf("/proc/%d/task/*/status", pid)
	if field == "VmRSS" { // of the process, the same for every thread
		pattern = fmt.Sprintf("/proc/%d/status", pid)
	}
	files, _ := filepath.Glob(pattern)
	total := 0.0
	for _, name := range files {
		text, _ := os.ReadFile(name)
		for line := range strings.Lines(string(text)) {
			if value, ok := strings.CutPrefix(line, field+":"); ok {
				n, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
				total += n
			}
		}
	}
	return total
}
