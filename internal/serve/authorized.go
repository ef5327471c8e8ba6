package serve

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"path"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// entry is one line of an authorized_keys file.
type entry struct {
	key     string    // the key's wire form
	from    []string  // addresses it may come from; none: any
	expires time.Time // zero: never
	noPty   bool      // commands only
}

// fault is a line that lets nobody in, and why.
type fault struct {
	line int // from 1
	why  error
}

// parseAuthorizedKeys reads OpenSSH's authorized_keys format. A line that is
// wrong, or asks for a restriction that this server does not know, lets
// nobody in and is a fault; the lines after it count as if it were not there.
func parseAuthorizedKeys(text []byte) (entries []entry, faults []fault) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			faults = append(faults, fault{number, err})
			continue
		}
		entries = append(entries, e)
	}
	return entries, faults
}

func parseEntry(line []byte) (entry, error) {
	key, _, options, _, err := gossh.ParseAuthorizedKey(line)
	if err != nil {
		return entry{}, errors.New("not a public key")
	}
	if _, ok := key.(*gossh.Certificate); ok {
		return entry{}, errors.New("certificates are not supported")
	}
	e := entry{key: string(key.Marshal())}
	for _, option := range options {
		if err := e.apply(option); err != nil {
			return entry{}, err
		}
	}
	return e, nil
}

// apply follows one option, by the names of sshd(8). What restricts and is
// not understood is an error: a key must not be worth more than it says.
func (e *entry) apply(option string) error {
	name, value, hasValue := strings.Cut(option, "=")
	value, quoted := unquote(value)
	if hasValue && !quoted {
		return fmt.Errorf("option %q: its value is not quoted", name)
	}
	var err error
	switch strings.ToLower(name) {
	case "from":
		e.from = append(e.from, strings.Split(value, ",")...)
		err = checkPatterns(e.from)
	case "expiry-time":
		e.expires, err = parseExpiry(value)
	case "restrict", "no-pty":
		e.noPty = true
	case "pty":
		e.noPty = false
	case "port-forwarding", "no-port-forwarding", "agent-forwarding", "no-agent-forwarding",
		"x11-forwarding", "no-x11-forwarding", "user-rc", "no-user-rc", "permitopen", "permitlisten":
		// Nothing is forwarded and no file is run here in any case.
	default:
		err = errors.New("not supported, so the key is not let in")
	}
	if err != nil {
		return fmt.Errorf("option %q: %w", name, err)
	}
	return nil
}

func unquote(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s, false
	}
	return strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`), true
}

// checkPatterns holds from= to addresses, prefixes and wildcards of
// addresses: names would have to be looked up, and are not.
func checkPatterns(patterns []string) error {
	for _, p := range patterns {
		p = strings.TrimPrefix(p, "!")
		_, err := netip.ParsePrefix(p)
		if err != nil && (p == "" || strings.Trim(p, "0123456789abcdefABCDEF.:*?") != "") {
			return fmt.Errorf("%q is not an address pattern", p)
		}
	}
	return nil
}

// parseExpiry reads YYYYMMDD[HHMM[SS]][Z]: local time, or UTC with Z.
func parseExpiry(s string) (time.Time, error) {
	digits, utc := strings.CutSuffix(s, "Z")
	zone := time.Local
	if utc {
		zone = time.UTC
	}
	for _, layout := range [...]string{"20060102", "200601021504", "20060102150405"} {
		if t, err := time.ParseInLocation(layout, digits, zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is not a time", s)
}

// admits says whether the entry lets its key in from an address now.
func (e entry) admits(from netip.Addr, now time.Time) bool {
	if !e.expires.IsZero() && !now.Before(e.expires) {
		return false
	}
	if len(e.from) == 0 {
		return true
	}
	found := false
	for _, p := range e.from {
		pattern, negated := strings.CutPrefix(p, "!")
		if !matchAddress(pattern, from) {
			continue
		}
		if negated {
			return false
		}
		found = true
	}
	return found
}

func matchAddress(pattern string, a netip.Addr) bool {
	if prefix, err := netip.ParsePrefix(pattern); err == nil {
		return prefix.Contains(a)
	}
	if exact, err := netip.ParseAddr(pattern); err == nil {
		return exact.Unmap() == a
	}
	ok, err := path.Match(strings.ToLower(pattern), a.String())
	return ok && err == nil
}
