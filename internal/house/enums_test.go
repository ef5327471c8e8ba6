package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// sources parses every file of the project that is no test, by its folder.
func sources(t *testing.T) map[string][]*ast.File {
	t.Helper()
	all := map[string][]*ast.File{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")
		all[folder] = append(all[folder], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestNoListIsIndexedByAnEnumeration: a value that nobody thought of would end
// a session; model.Code names it unknown.
func TestNoListIsIndexedByAnEnumeration(t *testing.T) {
	for folder, files := range sources(t) {
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				index, ok := n.(*ast.IndexExpr)
				if !ok {
					return true
				}
				list, ok := index.X.(*ast.CompositeLit)
				if !ok {
					return true
				}
				array, ok := list.Type.(*ast.ArrayType)
				if !ok {
					return true
				}
				if _, open := array.Len.(*ast.Ellipsis); open {
					t.Errorf("%s indexes a list of %d literals", folder, len(list.Elts))
				}
				return true
			})
		}
	}
}

// TestEnumerationsNameAllTheirValues: a method that names the values of its own
// type by model.Code has a name for each of the type's constants.
func TestEnumerationsNameAllTheirValues(t *testing.T) {
	found := 0
	for folder, files := range sources(t) {
		constants := map[string]int{}
		for _, file := range files {
			for _, d := range file.Decls {
				countConstants(d, constants)
			}
		}
		for _, file := range files {
			for _, d := range file.Decls {
				kind, names := namedByCode(d)
				if kind == "" {
					continue
				}
				found++
				if constants[kind] != names {
					t.Errorf("%s.%s has %d constants and %d names", folder, kind, constants[kind], names)
				}
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d enumerations: does the test read them?", found)
	}
}

// countConstants counts the exported constants of each type in a declaration
// that numbers them.
func countConstants(d ast.Decl, count map[string]int) {
	group, ok := d.(*ast.GenDecl)
	if !ok || group.Tok != token.CONST {
		return
	}
	kind := ""
	for _, s := range group.Specs {
		spec := s.(*ast.ValueSpec)
		if id, ok := spec.Type.(*ast.Ident); ok {
			kind = id.Name
		} else if len(spec.Values) > 0 {
			kind = ""
		}
		for _, name := range spec.Names {
			if kind != "" && name.IsExported() {
				count[kind]++
			}
		}
	}
}

// namedByCode gives the type whose method String is model.Code, and how many
// names it lists.
func namedByCode(d ast.Decl) (kind string, names int) {
	f, ok := d.(*ast.FuncDecl)
	if !ok || f.Recv == nil || f.Name.Name != "String" || f.Body == nil || len(f.Body.List) != 1 {
		return "", 0
	}
	answer, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(answer.Results) != 1 {
		return "", 0
	}
	call, ok := answer.Results[0].(*ast.CallExpr)
	if !ok {
		return "", 0
	}
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		ok = fn.Name == "Code"
	case *ast.SelectorExpr:
		ok = fn.Sel.Name == "Code"
	default:
		ok = false
	}
	receiver, named := f.Recv.List[0].Type.(*ast.Ident)
	if !ok || !named {
		return "", 0
	}
	return receiver.Name, len(call.Args) - 1
}
