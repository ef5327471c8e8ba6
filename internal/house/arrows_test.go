package house

import (
	"os/exec"
	"strings"
	"testing"
)

// arrows says which packages of the project each room may import. A package
// below a room counts as the room. Whoever draws a new arrow draws it here.
func arrows() map[string][]string {
	return map[string][]string{
		"model":                {},
		"data":                 {"model", "internal/words", "data/folder", "data/packed", "data/postgres"},
		"data/folder":          {"model", "internal/words", "internal/parallel"},
		"data/postgres":        {"model", "internal/words", "data/folder"},
		"data/packed":          {"model", "internal/words", "internal/parallel", "data/folder"},
		"internal/words":       {"model"},
		"internal/analysis":    {"model"},
		"internal/evidence":    {"model"},
		"internal/reading":     {"model", "internal/evidence"},
		"internal/proof":       {"model", "internal/evidence", "internal/reading"},
		"internal/draft":       {"model", "internal/evidence", "internal/reading"},
		"internal/verify":      {"model", "internal/analysis", "internal/evidence", "internal/reading", "internal/draft"},
		"internal/document":    {"data/folder"},
		"internal/search":      {"model"},
		"internal/prose":       {"model", "internal/analysis", "internal/words"},
		"internal/workbook":    {"model"},
		"internal/brief":       {"model", "internal/analysis", "internal/words", "internal/prose", "internal/workbook"},
		"internal/serve":       {"model", "internal/words", "internal/pace", "internal/repaint", "internal/steady"},
		"internal/file":        {},
		"internal/sheet":       {},
		"internal/intake":      {"model", "internal/search", "internal/sheet"},
		"internal/pace":        {},
		"internal/parallel":    {},
		"internal/steady":      {},
		"internal/repaint":     {},
		"internal/house":       {},
		"internal/bench":       {},
		"internal/bench/floor": {},
		"internal/bench/panel": {},
		"ui/layout":            {},
		"ui/theme":             {},
		"ui/chart":             {"ui/layout", "ui/theme"},
		"ui/widget":            {"ui/layout", "ui/theme"},
		"ui/picture":           {},
		"ui/screen": {"model", "internal/analysis", "internal/words", "internal/prose", "internal/search",
			"internal/evidence", "internal/proof", "internal/brief", "ui/layout", "ui/theme", "ui/chart", "ui/widget"},
		"ui/editor":   {"model", "internal/analysis", "internal/brief", "internal/words", "ui/layout", "ui/theme", "ui/chart", "ui/widget", "ui/screen"},
		"ui/review":   {"model", "internal/words", "internal/intake", "internal/sheet", "ui/layout", "ui/theme", "ui/widget"},
		"ui/drafting": {"model", "internal/draft", "internal/words", "ui/layout", "ui/theme", "ui/widget"},
		"ui": {"model", "internal/analysis", "internal/words", "internal/prose", "internal/search",
			"internal/brief", "ui/layout", "ui/theme", "ui/widget", "ui/picture", "ui/screen", "ui/editor"},
		"internal/cli": {"model", "data", "internal/analysis", "internal/words", "internal/prose", "internal/search",
			"internal/evidence", "internal/reading", "internal/document", "internal/draft", "internal/verify", "ui/drafting", "internal/proof", "internal/brief", "internal/sheet", "internal/intake", "internal/workbook", "internal/serve", "internal/file", "internal/pace", "internal/repaint", "internal/steady",
			"ui", "ui/screen", "ui/layout", "ui/theme", "ui/review"},
		"": {"internal/cli"},
	}
}

// heavy says which rooms alone may import a family of libraries.
func heavy() map[string][]string {
	return map[string][]string{
		"charm.land/bubbletea":        {"ui/drafting", "ui/review", "internal/bench/floor", "ui", "ui/screen", "ui/editor", "ui/widget", "internal/serve", "internal/pace", "internal/repaint", "internal/steady", "internal/cli"},
		"charm.land/bubbles":          {"ui/widget"},
		"charm.land/lipgloss":         {"ui/theme"},
		"charm.land/wish":             {"internal/serve"},
		"charm.land/ssh":              {"internal/serve"},
		"github.com/spf13/cobra":      {"internal/cli"},
		"github.com/fsnotify":         {"internal/cli"},
		"github.com/xuri/excelize":    {"internal/brief", "internal/workbook"},
		"github.com/mozillazg":        {}, // its map costs every start five milliseconds: internal/search keeps a table
		"github.com/NimbleMarkets":    {"ui/chart"},
		"github.com/jackc":            {"data/postgres"},
		"github.com/parquet-go":       {"data/packed"},
		"github.com/ledongthuc/pdf":   {"internal/document"},
		"github.com/charmbracelet/x/": {"internal/bench", "ui", "ui/layout", "ui/theme", "ui/chart", "ui/screen", "ui/picture", "internal/serve", "internal/repaint", "internal/cli"},
	}
}

func TestArrowsGoDownOnly(t *testing.T) {
	for room, imports := range imports(t) {
		allowed, known := arrows()[room]
		if !known {
			t.Errorf("package %q has no room: add it to arrows", room)
		}
		for _, to := range imports {
			if inner, ours := strings.CutPrefix(to, "weici/"); ours && inner != room && !contains(allowed, inner) {
				t.Errorf("%q must not import %q", room, inner)
			}
			for library, rooms := range heavy() {
				if strings.HasPrefix(to, library) && !contains(rooms, room) {
					t.Errorf("%q must not import %s", room, to)
				}
			}
		}
	}
}

func TestModelNeedsOnlyTheStandardLibrary(t *testing.T) {
	for _, to := range imports(t)["model"] {
		if strings.Contains(strings.SplitN(to, "/", 2)[0], ".") {
			t.Errorf("model imports %s", to)
		}
	}
}

// imports lists what each package of the project imports, tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "weici/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	all := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		all[strings.TrimPrefix(strings.TrimPrefix(words[0], "weici"), "/")] = words[1:]
	}
	if len(all) < 10 {
		t.Fatalf("only %d packages: is this the project?", len(all))
	}
	return all
}

func contains(all []string, s string) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}
