package screen

import "strings"

// KeyName is how a key is shown: ↑ for up, ⏎ for enter.
func KeyName(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "enter":
		return "⏎"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "space":
		return "Space"
	case "esc":
		return "Esc"
	case "tab":
		return "Tab"
	case "backspace":
		return "⌫"
	case "delete":
		return "Del"
	}
	if rest, ok := strings.CutPrefix(key, "shift+"); ok {
		return "⇧" + KeyName(rest)
	}
	return strings.Replace(key, "ctrl+", "^", 1)
}

// KeyNames joins the names of an action's keys.
func KeyNames(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = KeyName(k)
	}
	return strings.Join(names, " ")
}
