package brief_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"weici/data"
	"weici/internal/brief"
	"weici/model"
)

// node is an element of an XML part.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n *node) child(name string) *node {
	for i := range n.Children {
		if n.Children[i].XMLName.Local == name {
			return &n.Children[i]
		}
	}
	return nil
}

// walk calls each for an element and all in it, with the elements around it.
func (n *node) walk(around []string, each func(n *node, around []string)) {
	each(n, around)
	for i := range n.Children {
		n.Children[i].walk(append(around[:len(around):len(around)], n.XMLName.Local), each)
	}
}

// parts reads an Office file: every part, and those that are XML as trees.
func parts(t *testing.T, file []byte) (raw map[string][]byte, trees map[string]*node) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	raw, trees = map[string][]byte{}, map[string]*node{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if raw[f.Name] != nil {
			t.Errorf("%s stands twice in the file", f.Name)
		}
		raw[f.Name] = all
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			n := &node{}
			if err := xml.Unmarshal(all, n); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			trees[f.Name] = n
		}
	}
	return raw, trees
}

// order is the sequence that the schema (ECMA-376) asks of an element's
// children, as far as we write them.
func order() map[string][]string {
	return map[string][]string{
		"pPr":        {"pStyle", "keepNext", "keepLines", "widowControl", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "defRPr"},
		"rPr":        {"rStyle", "rFonts", "b", "bCs", "i", "color", "kern", "sz", "szCs", "vertAlign", "lang", "latin", "ea"},
		"tblPr":      {"tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"},
		"tblBorders": {"top", "left", "bottom", "right", "insideH", "insideV"},
		"tcPr":       {"tcW", "gridSpan", "shd", "noWrap", "vAlign"},
		"tbl":        {"tblPr", "tblGrid", "tr"},
		"tr":         {"trPr", "tc"},
		"sectPr":     {"footerReference", "footnotePr", "pgSz", "pgMar"},
		"style":      {"name", "basedOn", "next", "uiPriority", "qFormat", "pPr", "rPr", "tblPr"},
		"settings":   {"noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "compat", "themeFontLang"},
		"inline":     {"extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"},
		"chartSpace": {"roundedCorners", "chart", "spPr", "txPr", "externalData"},
		"chart":      {"title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"},
		"barChart":   {"barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "axId"},
		"lineChart":  {"grouping", "varyColors", "ser", "marker", "axId"},
		"ser":        {"idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "cat", "val", "smooth"},
		"dPt":        {"idx", "invertIfNegative", "bubble3D", "spPr"},
		"dLbl":       {"idx", "layout", "tx", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"},
		"catAx":      {"axId", "scaling", "delete", "axPos", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "crossAx"},
		"valAx":      {"axId", "scaling", "delete", "axPos", "majorGridlines", "numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "crossAx"},
	}
}

// TestWordDocumentsAreWellBuilt holds what Word repairs a document for.
func TestWordDocumentsAreWellBuilt(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range model.Langs() {
		for _, ids := range [][]string{{"330102"}, {"330102", "330110", "330108", "330105"}} {
			b := compose(t, pack.Panel, lang, ids...)
			raw, trees := parts(t, encode(t, b, brief.DOCX))
			checkContentTypes(t, raw, trees["[Content_Types].xml"])
			checkRelations(t, raw, trees)
			checkOrder(t, trees)
			checkRuns(t, trees)
			checkFootnotes(t, trees, len(b.Sources))
			checkTables(t, trees["word/document.xml"])
			checkEmbedded(t, raw)
		}
	}
	raw, trees := parts(t, encode(t, compose(t, hostile(), model.ZH, "2"), brief.DOCX))
	checkContentTypes(t, raw, trees["[Content_Types].xml"])
	checkRelations(t, raw, trees)
	checkOrder(t, trees)
	checkRuns(t, trees)
}

func checkContentTypes(t *testing.T, raw map[string][]byte, types *node) {
	t.Helper()
	known := map[string]bool{"[Content_Types].xml": true}
	endings := map[string]bool{}
	for _, c := range types.Children {
		if name := strings.TrimPrefix(c.attr("PartName"), "/"); name != "" {
			if raw[name] == nil {
				t.Errorf("a content type for %s, which is not there", name)
			}
			known[name] = true
		}
		endings[c.attr("Extension")] = true
	}
	for name := range raw {
		if !known[name] && (!endings[strings.TrimPrefix(path.Ext(name), ".")] || path.Ext(name) == ".xml") {
			t.Errorf("%s has no content type", name)
		}
	}
}

// checkRelations holds that every relation leads to a part, and every r:id to
// a relation.
func checkRelations(t *testing.T, raw map[string][]byte, trees map[string]*node) {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	for name, tree := range trees {
		if strings.HasSuffix(name, ".rels") {
			continue
		}
		ids := map[string]bool{}
		rels := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
		if r := trees[rels]; r != nil {
			for _, c := range r.Children {
				if ids[c.attr("Id")] {
					t.Errorf("%s: the id %s stands twice", rels, c.attr("Id"))
				}
				ids[c.attr("Id")] = true
				if target := path.Join(path.Dir(name), c.attr("Target")); raw[target] == nil {
					t.Errorf("%s leads to %s, which is not there", rels, target)
				}
			}
		}
		tree.walk(nil, func(n *node, _ []string) {
			for _, a := range n.Attrs {
				if a.Name.Space == office && !ids[a.Value] {
					t.Errorf("%s: no relation %s", name, a.Value)
				}
			}
		})
	}
}

func checkOrder(t *testing.T, trees map[string]*node) {
	t.Helper()
	for name, tree := range trees {
		seen := map[string]bool{}
		tree.walk(nil, func(n *node, around []string) {
			sequence, known := order()[n.XMLName.Local]
			if known && len(n.Children) > 0 && !slices.Contains(around, "graphicData") {
				at := 0
				for _, c := range n.Children {
					next := slices.Index(sequence, c.XMLName.Local)
					if next < at {
						t.Errorf("%s: %s is out of place in %s", name, c.XMLName.Local, n.XMLName.Local)
					}
					at = max(at, next)
				}
			}
			if id := n.attr("id"); n.XMLName.Local == "docPr" || n.XMLName.Local == "bookmarkStart" {
				if seen[n.XMLName.Local+id] {
					t.Errorf("%s: the %s %s stands twice", name, n.XMLName.Local, id)
				}
				seen[n.XMLName.Local+id] = true
			}
		})
	}
}

// checkRuns holds that every run names its East Asian font, so that no quote
// or dash falls back to a Latin one.
func checkRuns(t *testing.T, trees map[string]*node) {
	t.Helper()
	for _, name := range []string{"word/document.xml", "word/footnotes.xml", "word/footer1.xml"} {
		runs := 0
		trees[name].walk(nil, func(n *node, around []string) {
			if n.XMLName.Local != "r" || n.child("separator") != nil || n.child("continuationSeparator") != nil || slices.Contains(around, "drawing") {
				return
			}
			runs++
			p := n.child("rPr")
			if p == nil || p.child("rFonts") == nil || p.child("rFonts").attr("eastAsia") == "" {
				t.Errorf("%s: a run without an East Asian font: %+v", name, n)
				return
			}
			if text := n.child("t"); text != nil && strings.ContainsAny(text.Text, "“”—") && strings.ContainsAny(text.Text, "的年区") && p.child("rFonts").attr("hint") != "eastAsia" {
				t.Errorf("%s: quotes without the hint: %q", name, text.Text)
			}
		})
		if runs == 0 {
			t.Errorf("%s has no runs", name)
		}
	}
}

// checkFootnotes holds that footnotes stand in running text alone, and count
// as their sources do.
func checkFootnotes(t *testing.T, trees map[string]*node, sources int) {
	t.Helper()
	var notes, marks []string
	for _, f := range trees["word/footnotes.xml"].Children {
		if f.attr("type") == "" {
			notes = append(notes, f.attr("id"))
		}
	}
	links, listed, places := 0, 0, map[string]bool{}
	trees["word/document.xml"].walk(nil, func(n *node, around []string) {
		switch n.XMLName.Local {
		case "footnoteReference":
			marks = append(marks, n.attr("id"))
			if slices.Contains(around, "tbl") {
				t.Errorf("the footnote %s stands in a table", n.attr("id"))
			}
		case "bookmarkStart":
			places[n.attr("name")] = true
			if strings.HasPrefix(n.attr("name"), "source") {
				listed++
			}
		case "hyperlink":
			links++
		}
	})
	trees["word/document.xml"].walk(nil, func(n *node, _ []string) {
		if n.XMLName.Local == "hyperlink" && !places[n.attr("anchor")] {
			t.Errorf("a link to %s, which is not there", n.attr("anchor"))
		}
	})
	if len(notes) == 0 || links == 0 || !slices.Equal(notes, marks) || listed != sources {
		t.Errorf("footnotes %v, marks %v, %d links, %d sources in the list of %d", notes, marks, links, listed, sources)
	}
}

// checkTables holds that heads repeat, rows do not break and no line in a
// table has a fixed height.
func checkTables(t *testing.T, document *node) {
	t.Helper()
	tables := 0
	document.walk(nil, func(n *node, around []string) {
		if n.XMLName.Local == "spacing" && slices.Contains(around, "tbl") && n.attr("lineRule") == "exact" {
			t.Error("a line of fixed height in a table")
		}
		if n.XMLName.Local != "tbl" {
			return
		}
		tables++
		columns, first := len(n.child("tblGrid").Children), true
		for i := range n.Children {
			row := &n.Children[i]
			if row.XMLName.Local != "tr" {
				continue
			}
			if head := row.child("trPr").child("tblHeader") != nil; head != first {
				t.Error("the first row alone must be a head that repeats")
			}
			if row.child("trPr").child("cantSplit") == nil || len(row.Children)-1 != columns {
				t.Errorf("a row of %d cells in %d columns", len(row.Children)-1, columns)
			}
			first = false
		}
	})
	if tables == 0 {
		t.Error("no table")
	}
}

// checkEmbedded opens the workbooks that Office edits charts by.
func checkEmbedded(t *testing.T, raw map[string][]byte) {
	t.Helper()
	books := 0
	for name, file := range raw {
		if path.Ext(name) != ".xlsx" {
			continue
		}
		books++
		book, err := excelize.OpenReader(bytes.NewReader(file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows, err := book.GetRows("Sheet1")
		if err != nil || len(rows) < 2 {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
		book.Close()
	}
	if books == 0 {
		t.Error("no chart with its numbers")
	}
}
