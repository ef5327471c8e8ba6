package cli_test

import (
	"fmt"
	"strings"
	"testing"

	"weici/data"
	"weici/internal/analysis"
	"weici/model"
	"weici/ui/screen"
	"weici/ui/theme"
)

// TestTheScreenAndTheCommandRankAlike holds, for every indicator in every
// period, that what the screen copies and what the command prints are the same
// places, changes, values and growth.
func TestTheScreenAndTheCommandRankAlike(t *testing.T) {
	pack, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	within, ok := pack.Panel.Area("330100")
	if !ok {
		t.Fatal("no Hangzhou")
	}
	for i := range pack.Indicators {
		ind := model.IndicatorID(i)
		for _, period := range pack.Panel.Periods(ind) {
			if period.Kind == model.Undated {
				continue
			}
			for _, column := range analysis.GrowthColumns() {
				q := analysis.Question{Indicator: ind, Against: model.NoIndicator, Period: period, Area: model.NoArea, Within: within, Level: model.County}
				desk := screen.NewDesk(pack.Panel, q, model.ZH, theme.New("dark", true))
				desk.Growth = column
				if desk.Ranking().N() == 0 {
					continue
				}
				table := answer(t, "rank", pack.Indicators[i].ID, "--period", period.String(), "--within", "330100", "--level", "county",
					"--growth", column.String(), "--format", "markdown", "--lang", "zh")
				on, off := fmt.Sprint(copied(screen.NewRank(desk).Table(), desk.Ranking().N())), fmt.Sprint(printed(table, desk.Ranking().N()))
				if on != off {
					t.Errorf("%s %v %v:\nscreen  %s\ncommand %s", pack.Indicators[i].ID, period, column, on, off)
				}
			}
		}
	}
}

// copied keeps of the screen's table what both have: place, area, value and
// growth of the ranked.
func copied(table [][]string, n int) [][]string {
	growth := len(table[0]) == 10
	var rows [][]string
	for _, row := range table[1 : n+1] {
		kept := []string{row[0], row[2], row[3]}
		if growth {
			kept = append(kept, row[7])
		}
		rows = append(rows, kept)
	}
	return rows
}

// printed keeps the same of the first n rows of a Markdown answer's tables:
// bounds stand in one of their own.
func printed(markdown string, n int) [][]string {
	var rows [][]string
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		head := i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "| -") || strings.HasPrefix(lines[i+1], "|-"))
		if !strings.HasPrefix(line, "|") || head || strings.Trim(line, "|-: ") == "" || len(rows) == n {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		kept := []string{plain(cells[0]), plain(cells[2]), plain(cells[3])}
		if strings.Count(line, "|") == 9 {
			kept = append(kept, plain(cells[4]))
		}
		rows = append(rows, kept)
	}
	return rows
}

// plain is a cell without the marks of its sources and without escapes.
func plain(cell string) string {
	cell, _, _ = strings.Cut(cell, "[^")
	return strings.ReplaceAll(cell, `\`, "")
}
