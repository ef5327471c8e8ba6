package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// serveFlags are the flags of weici serve, with their defaults.
func serveFlags(t *testing.T) map[string]string {
	t.Helper()
	env := func(name string) string {
		if name == "XDG_STATE_HOME" {
			return "$XDG_STATE_HOME"
		}
		return ""
	}
	flags := map[string]string{}
	(&command{world: &world{env: env}}).serving().Flags().VisitAll(func(f *pflag.Flag) {
		flags[f.Name] = strings.TrimPrefix(f.DefValue, "false")
	})
	return flags
}

func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheServersPageNamesItsFlags holds docs/serve.md to the flags that are
// there: names and defaults.
func TestTheServersPageNamesItsFlags(t *testing.T) {
	flags := serveFlags(t)
	row := regexp.MustCompile("(?m)^\\| `--([a-z-]+)` \\| (?:`([^`]*)` )?\\|")
	for _, m := range row.FindAllStringSubmatch(document(t, "serve.md"), -1) {
		if value, ok := flags[m[1]]; !ok || value != m[2] {
			t.Errorf("the page has --%s with default %q; there is %q, %v", m[1], m[2], value, ok)
		}
		delete(flags, m[1])
	}
	for name := range flags {
		t.Errorf("--%s is not on the page", name)
	}
}

// TestTheUnitsFlagsExist holds the systemd unit to flags that are there.
func TestTheUnitsFlagsExist(t *testing.T) {
	flags := serveFlags(t)
	named := regexp.MustCompile(`--([a-z-]+) `).FindAllStringSubmatch(document(t, "weici.service"), -1)
	if len(named) < 4 {
		t.Errorf("%d flags in the unit", len(named))
	}
	for _, m := range named {
		if _, ok := flags[m[1]]; !ok {
			t.Errorf("the unit has --%s", m[1])
		}
	}
}
