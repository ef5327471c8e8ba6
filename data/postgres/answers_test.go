//go:build unix

package postgres_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"weici/data"
	"weici/internal/cli"
)

// TestOneAnswerWhateverKeepsTheDataset asks a folder, a packed file and a
// database the same, on every face of the command line.
func TestOneAnswerWhateverKeepsTheDataset(t *testing.T) {
	s := needServer(t)
	pack := embedded(t)
	address := s.fresh(t)
	push(t, address, pack.Panel, pack.RawText)
	packed := filepath.Join(t.TempDir(), "packed")
	f, err := os.Create(packed)
	if err != nil {
		t.Fatal(err)
	}
	if err := data.Pack(f, pack); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, line := range []string{
		"rank gdp", "rank gdp_growth --period 2022 --format json", "rank gdp --as nominal --growth nominal --format csv", "rank population --as share",
		"show 上城", "show baiyang --format json", "show 330100 --period 2021 --format markdown",
		"compare 上城 拱墅 余杭", "compare 上城 拱墅 --format json --period 2022", "trend gdp 上城 余杭 --format csv", "trend gdp 上城 --as index",
		"cite 上城 gdp_growth", "cite 上城 gdp --format json", "areas --format json", "indicators", "sources", "coverage", "coverage --format csv",
		"brief 上城", "brief 上城 余杭 --format json", "brief --rank gdp", "--plain", "--plain --view profile", "--plain --view sources", "--plain --view compare", "check --format json",
	} {
		want, code := ask(t, "hangzhou", line)
		for _, name := range []string{packed, address} {
			got, got1 := ask(t, name, line)
			if got != want || got1 != code {
				t.Errorf("%s: another answer from %s (exit %d, %d):\n%s", line, data.Shown(name), got1, code, firstDifference(want, got))
			}
		}
	}
}

// ask runs a command line on a dataset.
func ask(t *testing.T, dataset, line string) (string, int) {
	t.Helper()
	t.Setenv("LANG", "zh_CN.UTF-8")
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	var out, errOut strings.Builder
	code := cli.Main(append([]string{"--data", dataset}, strings.Fields(line)...), strings.NewReader(""), &out, &errOut)
	return out.String() + errOut.String(), code
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "want " + a[i] + "\ngot  " + b[i]
		}
	}
	return "one is longer"
}
