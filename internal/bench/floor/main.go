// Command floor is the smallest Bubble Tea program with a table of Chinese
// text: what the dashboard's frames, keys and bytes are measured beside.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type table struct{ cursor, width, height int }

func (t table) Init() tea.Cmd { return nil }

func (t table) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		t.width, t.height = m.Width, m.Height
	case tea.KeyPressMsg:
		switch m.String() {
		case "down":
			t.cursor = (t.cursor + 1) % max(t.height-1, 1)
		case "up":
			t.cursor = max(t.cursor-1, 0)
		case "q":
			return t, tea.Quit
		}
	}
	return t, nil
}

func (t table) View() tea.View {
	lines := []string{"  排名  区县      地区生产总值"}
	for i := range max(t.height-1, 0) {
		mark := "  "
		if i == t.cursor {
			mark = "> "
		}
		lines = append(lines, fmt.Sprintf("%s%4d  余杭区%02d  %10.2f 亿元", mark, i+1, i, 2651.25-float64(i)))
	}
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(table{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
