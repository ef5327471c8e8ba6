package ui

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/internal/brief"
	"weici/model"
)

// folder keeps a session's files under one folder.
type folder string

func (f folder) Write(name string, write func(io.Writer) error, replace bool) (string, error) {
	path := filepath.Join(string(f), name)
	if _, err := os.Stat(path); err == nil && !replace {
		return "", fs.ErrExist
	}
	out, err := os.Create(path)
	if err != nil {
		return "", errors.New("换一个位置")
	}
	return path, errors.Join(write(out), out.Close())
}

func (f folder) Read(name string) (io.ReadCloser, error) {
	return os.Open(filepath.Join(string(f), name))
}

func collecting(t *testing.T, w, h int, o Options) *driver {
	p := embedded(t)
	o.Theme = "dark"
	return drive(t, p, story, w, h, o)
}

// order lists the kinds of what is collected.
func order(d *driver) string {
	draft, _ := d.app.Draft()
	var kinds []string
	for _, item := range draft.Items {
		kinds = append(kinds, string(item.Kind))
	}
	return strings.Join(kinds, " ")
}

// TestABriefIsCollectedAndExported: mark, b, the brief screen, order, a title,
// a note, and a Word file; the file that is there is asked about.
func TestABriefIsCollectedAndExported(t *testing.T) {
	dir := t.TempDir()
	d := collecting(t, 120, 40, Options{Lang: model.ZH, Files: folder(dir)})
	d.press("home", "space", "home", "b").sees("已加入简报：上城区 地区生产总值增速 2022年（第1条）")
	d.press("b").sees("简报中已有：上城区 地区生产总值增速 2022年（第1条）")
	d.press("3", "b").sees("（第2条）").press("1", "home", "B").sees("（第3条）")
	d.press("7").sees("[7 简报]", "3.8% 1/13", "2022年，上城区地区生产总值同比增长3.8%", "[1]", "位居全市第一")
	if got := order(d); got != "figure chart table" {
		t.Fatalf("collected %s", got)
	}
	d.press("J")
	if got := order(d); got != "chart figure table" {
		t.Errorf("moved down: %s", got)
	}
	d.press("s")
	if got := order(d); got != "chart sentence table" {
		t.Errorf("made a sentence: %s", got)
	}
	d.press("x").sees("已移除：上城区").press("u")
	if got := order(d); got != "chart sentence table" {
		t.Errorf("undone: %s", got)
	}
	d.press("T", "type:四区专报", "enter").sees("四区专报")
	d.press("a", "type:初步数，请勿外传", "enter").sees("初步数，请勿外传")
	d.press("e").sees("Word 文档", ".xlsx").press("type:word", "enter").sees("四区专报.docx").press("enter")
	d.sees("已写入", filepath.Join(dir, "四区专报.docx"))
	word, err := os.ReadFile(filepath.Join(dir, "四区专报.docx"))
	if err != nil || !strings.HasPrefix(string(word), "PK") {
		t.Fatalf("%v", err)
	}
	d.press("esc", "e", "type:word", "enter", "enter").sees("已存在", "换一个名字", "覆盖")
	if err := os.WriteFile(filepath.Join(dir, "四区专报.docx"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.press("esc")
	if kept, err := os.ReadFile(filepath.Join(dir, "四区专报.docx")); err != nil || string(kept) != "old" {
		t.Errorf("written over without being asked: %v", err)
	}
	d.press("e", "type:word", "enter", "enter", "type:覆盖", "enter").sees("已写入")
	if now, err := os.ReadFile(filepath.Join(dir, "四区专报.docx")); err != nil || string(now) == "old" {
		t.Errorf("not written over: %v", err)
	}
	d.press("esc", "p").sees("四区专报", "初步数，请勿外传").press("esc")
	for range 80 {
		d.press("u")
	}
	d.sees("没有可撤销的改动", "简报还是空的")
}

// TestACollectionIsSavedAndOpened, and what is no collection is said to be none.
func TestACollectionIsSavedAndOpened(t *testing.T) {
	dir := t.TempDir()
	d := collecting(t, 100, 30, Options{Lang: model.EN, Files: folder(dir)})
	d.press("home", "b", "B", "7", "w").sees("Brief-collection.json").press("enter").sees("written to").press("esc")
	d.press("x", "x", "o", "type:Brief-collection.json", "enter").sees("(2 items)")
	if got := order(d); got != "figure table" {
		t.Errorf("opened %s", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "bad.json"), []byte(`{"format":"weici-brief","version":1,"items":[{"kind":"poem"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	d.press("o", "type:bad.json", "enter").sees("item 1 kind").press("esc")
	if got := order(d); got != "figure table" {
		t.Errorf("a bad file leaves %s", got)
	}
}

// TestOverSSHABriefIsCopied: nothing is written to the host.
func TestOverSSHABriefIsCopied(t *testing.T) {
	d := collecting(t, 120, 40, Options{Lang: model.ZH}).press("home", "b", "7", "e")
	d.sees("brief --from - --format docx")
	d.press("esc", "w").sees("brief --from - --format docx").press("esc")
	if len(d.copied) != 2 || !strings.Contains(d.copied[0], "3.8%") || !strings.Contains(d.copied[1], "weici-brief") {
		t.Fatalf("copied %q", d.copied)
	}
	if _, err := brief.ReadDraft(strings.NewReader(d.copied[1])); err != nil {
		t.Errorf("what is copied is no collection: %v", err)
	}
	d.press("o").sees("此处不能读写文件")
}

// TestEveryScreenCanBeCollected gives each screen's selection and whole to the
// brief, and every item shows something.
func TestEveryScreenCanBeCollected(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("home", "space", "down", "space", "home")
	for _, s := range []string{"1", "2", "3", "4", "5", "6", "8"} {
		d.press(s, "b", "B")
	}
	draft, changed := d.app.Draft()
	if err := draft.Check(); err != nil || !changed || len(draft.Items) < 8 {
		t.Fatalf("%v: %+v", err, draft)
	}
	_, made := brief.ComposeDraft(embedded(t), draft, model.ZH, model.Period{})
	for i, m := range made {
		if m.Lacks || len(m.Blocks) == 0 {
			t.Errorf("%+v: %+v", draft.Items[i], m)
		}
	}
	d.press("7")
	for range draft.Items {
		d.press("down", "enter", "7") // to where it comes from, and back
	}
}

// TestAnEarlierCollectionIsOpen, unchanged until something is done with it.
func TestAnEarlierCollectionIsOpen(t *testing.T) {
	d := collecting(t, 120, 40, Options{Lang: model.ZH}).press("home", "b")
	draft, _ := d.app.Draft()
	again := collecting(t, 120, 40, Options{Lang: model.EN, Draft: draft}).press("7").sees("Shangcheng District GDP growth", "Shangcheng's real gross domestic product grew 3.8%")
	if _, changed := again.app.Draft(); changed {
		t.Error("an unchanged collection counts as changed")
	}
}

func TestAHostileTitleStaysText(t *testing.T) {
	dir := t.TempDir()
	draft := brief.Draft{Title: "../\x1b[2J=1+1\u202e题", Items: []brief.Item{{Kind: brief.NoteItem, Text: "\x1b]0;x\x07注"}}}
	d := collecting(t, 80, 24, Options{Lang: model.ZH, Files: folder(dir), Draft: draft}).press("7")
	if content := d.app.View().Content; strings.Contains(content, "\x1b[2J") || strings.Contains(content, "\x1b]0") || strings.Contains(content, "\u202e") {
		t.Errorf("%q", content)
	}
	d.press("T")
	d.send(tea.PasteMsg{Content: "\x1b[2Jx\ny"})
	d.press("enter", "e", "enter").press("enter").sees("已写入")
	all, err := os.ReadDir(dir)
	if err != nil || len(all) != 1 || strings.ContainsAny(all[0].Name(), "/\\\x1b=") {
		t.Errorf("%v %v", all, err)
	}
}
