package house

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages are the README and the pages that go on from it.
func pages() []string {
	return []string{"README.md", "docs/commands.md", "docs/data.md", "docs/house.md"}
}

func page(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func readme(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, name := range pages() {
		all.WriteString(page(t, name))
	}
	return all.String()
}

// TestReadmeIsAFrontDoor holds the README to what one reads at the door.
func TestReadmeIsAFrontDoor(t *testing.T) {
	if n := strings.Count(page(t, "README.md"), "\n"); n >= 150 {
		t.Errorf("the README has %d lines", n)
	}
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

// TestReadmeFilesExist follows the links of the README and its pages.
func TestReadmeFilesExist(t *testing.T) {
	for _, name := range pages() {
		for _, m := range regexp.MustCompile(`(?:\]\(|src(?:set)?=")([^):"]+)[)"]`).FindAllStringSubmatch(page(t, name), -1) {
			if _, err := os.Stat(filepath.Join("../..", filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s: %v", name, err)
			}
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
	_, table, found := strings.Cut(page(t, "docs/house.md"), "## Dependencies")
	table, _, _ = strings.Cut(table, "\n## ")
	if !found {
		t.Fatal("docs/house.md has no table of dependencies")
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
