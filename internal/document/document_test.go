package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

func word(t *testing.T, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`,
		"docProps/core.xml": `<c:p xmlns:c="c" xmlns:dc="dc"><dc:title>某区公报</dc:title><dc:creator>统计局</dc:creator></c:p>`,
	} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadsWhatAFileShows(t *testing.T) {
	for _, c := range []struct {
		name    string
		content []byte
		want    string
		title   string
	}{
		{"a.txt", []byte("\xEF\xBB\xBF增长3.8%\r\n"), "增长3.8%\n", ""},
		{"gbk.txt", []byte("\xd4\xf6\xb3\xa43.8%"), "增长3.8%", ""},
		{"a.txt", []byte("增长\x1b[31m3.8%\u202e"), "增长[31m3.8%", ""},
		{"a.md", []byte("# 公报\n\n**GDP** 增长[3.8%](http://x)"), "公报\n\nGDP 增长3.8%\n", "公报"},
		{"a.html", []byte(`<html><head><title>网站</title></head><body><script>9亿元</script><h1>公报</h1><p>增长<b>3.8%</b></p></body></html>`), "公报\n\n增长3.8%\n", "公报"},
		{"title.txt", []byte("某区经济运行简况\n\n增长3.8%。"), "某区经济运行简况\n\n增长3.8%。", "某区经济运行简况"},
		{"a.docx", word(t, `<w:p><w:r><w:t>增长</w:t></w:r><w:r><w:t>3.8%</w:t></w:r></w:p>`), "增长3.8%\n", "某区公报"},
	} {
		d, err := Read(c.name, c.content)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if strings.TrimSpace(d.Text) != strings.TrimSpace(c.want) || d.Title != c.title {
			t.Errorf("%s: %q %q, want %q %q", c.name, d.Text, d.Title, c.want, c.title)
		}
	}
}

func TestSaysWhyItCannotRead(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty.txt":  {nil, ErrNoText},
		"bytes.txt":  {[]byte{0, 1, 2, 0xff, 0xfe, 0x81}, ErrEncoding},
		"thai.txt":   {[]byte("ผลิตภัณฑ์มวลรวมในประเทศ 100"), ErrLanguage},
		"broken.pdf": {[]byte("%PDF-1.7\nno objects"), ErrBroken},
		"book.zip":   {append([]byte("PK\x03\x04"), make([]byte, 100)...), ErrBroken},
		"old.doc":    {[]byte("\xD0\xCF\x11\xE0\xA1\xB1"), ErrProtected},
		"long.txt":   {make([]byte, MaxBytes+1), ErrTooLarge},
	} {
		if _, err := Read(name, c.content); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.html", []byte("<p>增长3.8%<table><td>1"))
	f.Add("a.md", []byte("# [a](b) **"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		if Heavy(content) {
			return // bounded by time, not by work
		}
		d, err := Read(name, content)
		if err == nil && strings.ContainsAny(d.Text, "\x1b\u202e") {
			t.Errorf("%q", d.Text)
		}
	})
}
