package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheStartCompilesNoExpression holds that no room compiles an expression
// while the program starts, but those that the first frame needs: each costs
// every start, also that of a command that never uses it.
func TestTheStartCompilesNoExpression(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}{{"\n"}}{{end}}`, "weici/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, found := 0, 0
	for _, path := range strings.Fields(string(out)) {
		files++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if vars, ok := d.(*ast.GenDecl); ok && vars.Tok == token.VAR && compiles(vars) {
				found++
				if room := filepath.ToSlash(filepath.Dir(path)); !strings.HasSuffix(room, "ui/layout") {
					t.Errorf("%s compiles an expression at the start; compile it when it is first used", path)
				}
			}
		}
	}
	if files < 100 || found == 0 {
		t.Errorf("%d files read, %d with an expression: the test sees nothing", files, found)
	}
}

// compiles tells whether a declaration compiles an expression outside of a
// function.
func compiles(d *ast.GenDecl) (found bool) {
	ast.Inspect(d, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "MustCompile" {
			found = true
		}
		return true
	})
	return found
}
