package house

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeCommandsExist builds the program and asks it for the help of every
// command that the README names.
func TestReadmeCommandsExist(t *testing.T) {
	program := filepath.Join(t.TempDir(), "weici")
	if out, err := exec.Command("go", "build", "-o", program, "weici").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names := regexp.MustCompile("`weici ([a-z]+)").FindAllStringSubmatch(readme(t), -1)
	if len(names) < 8 {
		t.Fatalf("only %d commands", len(names))
	}
	for _, m := range names {
		out, err := exec.Command(program, m[1], "--help").CombinedOutput()
		if err != nil || !strings.Contains(string(out), "weici "+m[1]) {
			t.Errorf("weici %s --help: %v\n%s", m[1], err, out)
		}
	}
}

// TestReadmeFilesExist follows the README's links.
func TestReadmeFilesExist(t *testing.T) {
	for _, m := range regexp.MustCompile(`\]\(([^):]+)\)`).FindAllStringSubmatch(readme(t), -1) {
		if _, err := os.Stat(filepath.Join("../..", m[1])); err != nil {
			t.Error(err)
		}
	}
}

// TestReadmeNamesEveryRoom keeps the table of the house whole.
func TestReadmeNamesEveryRoom(t *testing.T) {
	text := readme(t)
	for room := range arrows() {
		if room != "" && room != "internal/house" && !strings.Contains(text, "`"+room+"`") {
			t.Errorf("the README does not name %s", room)
		}
	}
}

// TestReadmeNamesEveryDependency holds the table of dependencies to go.mod, in
// both directions.
func TestReadmeNamesEveryDependency(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(readme(t), "### Dependencies")
	table, _, end := strings.Cut(table, "\n## ")
	if !found || !end {
		t.Fatal("the README has no table of dependencies")
	}
	named := map[string]bool{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([^|]*\S) \| \S.*\|$`).FindAllStringSubmatch(table, -1) {
		for _, name := range strings.Split(row[1], ", ") {
			named[name] = name != "module"
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) \S+$`).FindAllStringSubmatch(string(mod), -1) {
		name := strings.TrimPrefix(regexp.MustCompile(`/v\d+$`).ReplaceAllString(m[1], ""), "github.com/")
		if !named[name] {
			t.Errorf("the README does not say why %s is needed", name)
		}
		delete(named, name)
	}
	for name, dependency := range named {
		if dependency {
			t.Errorf("the README names %s, which go.mod does not", name)
		}
	}
}
