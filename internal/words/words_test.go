package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEveryWordSpeaksBothLanguages reads the package's own constants, so that
// a word without a translation cannot be added.
func TestEveryWordSpeaksBothLanguages(t *testing.T) {
	count := 0
	for name, text := range constants(t) {
		count++
		zh, en, ok := strings.Cut(text, "|")
		if !ok || zh == "" || en == "" || strings.Contains(en, "|") {
			t.Errorf("%s = %q: want 中文|English", name, text)
			continue
		}
		if a, b := verbs(zh), verbs(en); !slices.Equal(a, b) {
			t.Errorf("%s: the arguments differ: %v and %v", name, a, b)
		}
	}
	if count < 100 {
		t.Errorf("found only %d words: does the test read the catalogue?", count)
	}
}

func constants(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && isWord(spec.Type) {
				lit, ok := spec.Values[0].(*ast.BasicLit)
				if !ok {
					t.Errorf("%s is not a plain string", spec.Names[0].Name)
					return true
				}
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Error(err)
				}
				found[spec.Names[0].Name] = text
			}
			return true
		})
	}
	return found
}

func isWord(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "Word"
}

var verb = regexp.MustCompile(`%[-+#0 ]*[\d.]*(?:\[(\d+)\])?([a-zA-Z])`)

// verbs lists "position:verb" in the order of the positions.
func verbs(s string) []string {
	var all []string
	for i, m := range verb.FindAllStringSubmatch(strings.ReplaceAll(s, "%%", ""), -1) {
		at := m[1]
		if at == "" {
			at = strconv.Itoa(i + 1)
		}
		if v := at + ":" + m[2]; !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	return all
}
