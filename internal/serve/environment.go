package serve

import (
	"maps"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"weici/model"
)

// What a client may set: few variables, short ones.
const (
	maxVars  = 24
	maxValue = 128 // bytes
)

// environment holds the variables that a client has set, from a short list
// of names. All of them are the client's word: none ever reaches a process.
type environment struct{ set map[string]string }

// take reads an env request; what is not on the list is refused unread.
func (e *environment) take(payload []byte) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(payload, &v) != nil || !allowedName(v.Name) || !printable(v.Value) {
		return false
	}
	return e.put(v.Name, v.Value)
}

func (e *environment) put(name, value string) bool {
	if e.set == nil {
		e.set = map[string]string{}
	}
	if _, have := e.set[name]; !have && len(e.set) >= maxVars {
		return false
	}
	e.set[strings.Clone(name)] = strings.Clone(value)
	return true
}

// setTerm takes the terminal's name from the pty request. It is looked up in
// files of that name, so it must not lead elsewhere.
func (e *environment) setTerm(term string) {
	for _, r := range term {
		if !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-._", r) {
			term = ""
		}
	}
	if term == "" || len(term) > 64 || strings.HasPrefix(term, ".") {
		term = "xterm"
	}
	e.put("TERM", term)
}

func allowedName(name string) bool {
	switch name {
	case "COLORTERM", "NO_COLOR", "LANG":
		return true
	}
	rest, ok := strings.CutPrefix(name, "LC_")
	return ok && len(rest) <= 24 && strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
}

func printable(value string) bool {
	for i := range len(value) {
		if value[i] < ' ' || value[i] > '~' {
			return false
		}
	}
	return len(value) <= maxValue
}

func (e *environment) get(name string) string { return e.set[name] }

// vars gives a copy.
func (e *environment) vars() map[string]string { return maps.Clone(e.set) }

// list gives the variables as NAME=value.
func (e *environment) list() []string {
	var list []string
	for name, value := range e.set {
		list = append(list, name+"="+value)
	}
	return list
}

// lang gives the language that the locale names, by POSIX' order of
// precedence. A locale of neither language reads English; none at all, or
// one that names no language, the server's own.
func (e *environment) lang(own model.Lang) model.Lang {
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := strings.ToLower(e.set[name])
		name, _, _ := strings.Cut(locale, ".")
		switch {
		case locale == "":
			continue
		case name == "c" || name == "posix":
			return own
		case strings.HasPrefix(name, "zh"):
			return model.ZH
		}
		return model.EN
	}
	return own
}
