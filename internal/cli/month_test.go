//go:build unix

package cli_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestAMonthInAnOffice does, line by line, what docs/commands.md tells an office to
// do: last month's sheet becomes a dataset, a collection is saved on the
// dashboard, this month's sheet comes in, what changed is told, the brief is
// made anew, a text is verified, and a colleague fetches the Word file over
// SSH. Every line is a process of its own.
func TestAMonthInAnOffice(t *testing.T) {
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("no OpenSSH client here: ", err)
	}
	lines, commands, keys := month(t)
	t.Chdir(t.TempDir())
	t.Setenv("LANG", "zh_CN.UTF-8")
	t.Setenv("XDG_STATE_HOME", filepath.Join(t.TempDir(), "state"))
	officeSheet(t, 8, 0.9)
	officeSheet(t, 9, 1)
	text := "2022年1—9月，余杭区地区生产总值2651.25亿元，同比增长1.0%；拱墅区一般公共预算收入102.7亿元。\n"
	if err := os.WriteFile("文稿.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	o := &office{t: t}
	for _, line := range lines {
		line.run(o)
	}
	if len(lines) != commands || o.keys != keys {
		t.Errorf("docs/commands.md counts %d commands and %d keys; they are %d and %d", commands, keys, len(lines), o.keys)
	}
	mine, theirs := read(t, "简报.docx"), read(t, "同事.docx")
	if !bytes.Equal(mine, theirs) {
		t.Errorf("over SSH the document has %d bytes, at home %d", len(theirs), len(mine))
	}
	if words := wordsOf(t, mine); !strings.Contains(words, "2022年1—9月") || !strings.Contains(words, "2651.25") || strings.Contains(words, "1—8月") {
		t.Errorf("the brief is not of this month: %.300q", words)
	}
	if said := o.said["weici diff"]; !strings.Contains(said, "2022-09YTD") || !strings.Contains(said, "2651.25") {
		t.Errorf("what changed: %s", said)
	}
	if said := o.said["weici verify"]; strings.Count(said, "≠") != 1 || !strings.Contains(said, "120.7亿元") || strings.Count(said, "✓") != 2 {
		t.Errorf("the text: %s", said)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// wordsOf gives the text of a Word document.
func wordsOf(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(raw), "")
}

// officeSheet is a sheet as an office keeps it, of the months to one.
func officeSheet(t *testing.T, to int, share float64) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{
		{fmt.Sprintf("杭州市2022年1-%d月主要经济指标", to)}, {"单位：亿元、%"}, {"地区", "地区生产总值", "同比", "一般公共预算收入", "同比"},
		{"上城区", 2000.1, 3.8, 160.2, 4.1}, {"余杭区", 2651.25, 1.0, 310.5, 2.2}, {"拱墅区", 2003.3, 1.5, 120.7, -1.3}, {"滨江区", 1800.4, 2.5, 170.9, 3.3},
	}
	for i, row := range rows {
		for _, j := range []int{1, 3} {
			if len(row) > j {
				if v, ok := row[j].(float64); ok {
					row[j] = v * share
				}
			}
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "A1", "E1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(fmt.Sprintf("%d月.xlsx", to)); err != nil {
		t.Fatal(err)
	}
}

// monthLine is a line of the story: a command, and what is said behind it.
type monthLine struct{ command, aside string }

// month reads the story out of docs/commands.md, and how many commands and keys it
// says there are.
func month(t *testing.T) (lines []monthLine, commands, keys int) {
	t.Helper()
	page := string(read(t, "../../docs/commands.md"))
	_, story, ok := strings.Cut(page, "<!-- month -->")
	story, _, also := strings.Cut(story, "<!-- /month -->")
	if !ok || !also {
		t.Fatal("docs/commands.md tells of no month")
	}
	for line := range strings.Lines(story) {
		if strings.HasPrefix(line, "weici ") || strings.HasPrefix(line, "ssh ") {
			command, aside, _ := strings.Cut(strings.TrimSpace(line), "  #")
			lines = append(lines, monthLine{strings.TrimSpace(command), strings.TrimSpace(aside)})
		}
	}
	if _, err := fmt.Sscanf(regexp.MustCompile(`\d+ commands and \d+ keys`).FindString(page), "%d commands and %d keys", &commands, &keys); err != nil {
		t.Fatal("docs/commands.md does not count them: ", err)
	}
	return lines, commands, keys
}

// office is what is known while the story goes on.
type office struct {
	t    *testing.T
	keys int
	port string            // of the server, once it runs
	said map[string]string // by the first two words of a command
}

func (l monthLine) run(o *office) {
	o.t.Helper()
	words := strings.Fields(l.command)
	switch {
	case words[0] == "ssh":
		o.fetch(words)
	case words[1] == "serve":
		o.serve(words)
	case strings.HasPrefix(l.aside, "keys:"):
		o.sit(words, strings.Fields(strings.TrimPrefix(l.aside, "keys:")))
	default:
		o.command(words, strings.Contains(l.aside, "exits 1"))
	}
}

// weici is the program as a process.
func weici(t *testing.T, words []string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: words}
}

func (o *office) command(words []string, differs bool) {
	o.t.Helper()
	c := weici(o.t, words)
	said, err := c.CombinedOutput()
	if want := map[bool]int{true: 1}[differs]; c.ProcessState == nil || c.ProcessState.ExitCode() != want {
		o.t.Fatalf("%v: %v: %s", words, err, said)
	}
	if o.said == nil {
		o.said = map[string]string{}
	}
	o.said[strings.Join(words[:2], " ")] = string(said)
}

// sit types keys on the dashboard, each once the one before is seen to be done.
func (o *office) sit(words, keys []string) {
	o.t.Helper()
	d := seat(o.t, nil, words...)
	at := d.sees(0, "余杭")
	for _, key := range keys {
		o.keys++
		typed, shows := key, map[string]string{"b": "第1条", "B": "第2条", "7": "[7", "s": "句子", "w": "清单.json", "Enter": "已写入", "q": ""}[key]
		if key == "Enter" {
			typed = "\r"
		}
		d.typed(typed)
		if shows != "" {
			at = d.sees(at, shows)
		}
	}
	if code := d.ends(); code != 0 {
		o.t.Errorf("%v: exit %d: %s", words, code, d.said())
	}
}

// serve starts the server on a free port, until the test ends.
func (o *office) serve(words []string) {
	o.t.Helper()
	for i, word := range words {
		if words[max(i-1, 0)] == "--listen" {
			words[i] = regexp.MustCompile(`:\d+$`).ReplaceAllString(word, ":0")
		}
	}
	c := weici(o.t, words)
	out, err := c.StderrPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGTERM)
		_ = c.Wait()
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if m := regexp.MustCompile(`address=127\.0\.0\.1:(\d+)`).FindStringSubmatch(lines.Text()); m != nil {
			o.port = m[1]
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
	}
	o.t.Fatal("the server says no address")
}

// fetch runs OpenSSH's client, with a file in and a file out.
func (o *office) fetch(words []string) {
	o.t.Helper()
	known := filepath.Join(o.t.TempDir(), "known")
	args := []string{"-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + known, "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "SendEnv=LANG"}
	c := exec.Command("ssh")
	var errOut bytes.Buffer
	c.Stderr = &errOut
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "-p":
			args = append(args, "-p", o.port)
			i++
		case "<":
			in, err := os.Open(words[i+1])
			if err != nil {
				o.t.Fatal(err)
			}
			defer in.Close()
			c.Stdin = in
			i++
		case ">":
			out, err := os.Create(words[i+1])
			if err != nil {
				o.t.Fatal(err)
			}
			defer out.Close()
			c.Stdout = out
			i++
		default:
			args = append(args, words[i])
		}
	}
	c.Args = append(c.Args, args...)
	if err := c.Run(); err != nil || errOut.Len() > 0 {
		o.t.Fatalf("%v: %v: %s", words, err, errOut.String())
	}
}
