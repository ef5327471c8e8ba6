package prose_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestTheGuardIsDocumented holds docs/guard.md to the guard's own table.
func TestTheGuardIsDocumented(t *testing.T) {
	const path = "../../docs/guard.md"
	want := guardTable()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s does not say what the guard does: look at the change, then run the test with -update", path)
	}
}

func guardTable() string {
	var b strings.Builder
	b.WriteString("# What may be put together\n\n" +
		"One place, `May(use, a, b)` in `internal/analysis/may.go`, decides whether two figures may be put together, and every screen,\n" +
		"command and brief asks it. A row is a rule, in the order in which reasons are given; a column is what the figures are put\n" +
		"together for. **no**: not done, and the reason stands in the figure's place. **noted**: done, and the reason is said of it.\n" +
		"Empty: the rule does not matter there. A test writes this page from the table itself.\n\n")
	b.WriteString("| reason | 原因 |")
	for _, use := range analysis.Uses() {
		fmt.Fprintf(&b, " %s |", use)
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(analysis.Uses())) + "\n")
	for _, rule := range analysis.Rules() {
		word := words.Word(rule.Why.Words())
		fmt.Fprintf(&b, "| %s | %s |", word.In(model.EN), word.In(model.ZH))
		for _, use := range analysis.Uses() {
			fmt.Fprintf(&b, " %s |", rule.By[use])
		}
		b.WriteByte('\n')
	}
	b.WriteString("\nIn a ranking a bound is no refusal: it leaves a range of places, and a change of place only where both are one place. The row\n" +
		"“no data here” stands for every reason that a figure is absent for. What a transform is made for at all (no growth of\n" +
		"a rate, no share of what does not sum) is asked once for an indicator: `Applies` in `internal/analysis/derive.go`.\n")
	return b.String()
}
