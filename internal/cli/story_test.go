//go:build unix

package cli_test

import (
	"path/filepath"
	"testing"
)

// TestFromAnArticleToARanking looks the second of the two articles through on
// the screen, takes its first figure, writes it, and stands before the ranking
// that shows its sentence.
func TestFromAnArticleToARanking(t *testing.T) {
	article, err := filepath.Abs("../../data/hangzhou/documents/seed-baiyang-2023.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := seat(t, nil, "weici", "draft", article)
	at := d.sees(0, "9000家")
	d.typed(" ")
	at = d.sees(at, "●9000家")
	d.typed("w")
	d.sees(at, "“当前，白杨街道已聚集")
	d.typed("q")
	if code := d.ends(); code != 0 {
		t.Errorf("exit %d: %s", code, d.said())
	}
	d.whole()
}
