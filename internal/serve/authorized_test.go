package serve

import (
	"bytes"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestParseAuthorizedKeys(t *testing.T) {
	k := lineFor(newKey(t))
	home, away := netip.MustParseAddr("10.1.2.3"), netip.MustParseAddr("2001:db8::7")
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		line       string
		home, away bool // let in from there
		draws      bool
	}{
		{k, true, true, true},
		{"  " + k + " someone@somewhere  \r", true, true, true},
		{"\ufeff" + k, true, true, true},
		{"# " + k, false, false, true},
		{"", false, false, true},
		{"ssh-ed25519", false, false, true},
		{"ssh-ed25519 AAAA", false, false, true},
		{"ssh-rsa " + strings.Fields(k)[1], false, false, true},
		{`restrict ` + k, true, true, false},
		{`restrict,pty ` + k, true, true, true},
		{`no-pty,no-port-forwarding,no-agent-forwarding,no-X11-forwarding,no-user-rc ` + k, true, true, false},
		{`port-forwarding,permitopen="a:1",permitlisten="2" ` + k, true, true, true},
		{`from="10.0.0.0/8" ` + k, true, false, true},
		{`FROM="10.1.2.3" ` + k, true, false, true},
		{`from="10.1.*,!10.1.2.?" ` + k, false, false, true},
		{`from="*,!2001:db8::/32" ` + k, true, false, true},
		{`from="2001:DB8:*" ` + k, false, true, true},
		{`from="!10.1.2.3" ` + k, false, false, true},
		{`from="*.example.org" ` + k, false, false, true},
		{`from="" ` + k, false, false, true},
		{`from=10.1.2.3 ` + k, false, false, true},
		{`expiry-time="20261123" ` + k, false, false, true},
		{`expiry-time="20991231Z" ` + k, true, true, true},
		{`expiry-time="202611231200Z" ` + k, false, false, true},
		{`expiry-time="20261123120001Z" ` + k, true, true, true},
		{`expiry-time="soon" ` + k, false, false, true},
		{`command="/bin/true" ` + k, false, false, true},
		{`cert-authority ` + k, false, false, true},
		{`environment="A=b" ` + k, false, false, true},
		{`verify-required ` + k, false, false, true},
		{`no-such-option ` + k, false, false, true},
		{`from="10.1.2.3 ` + k, false, false, true},
	} {
		entries, faults := parseAuthorizedKeys([]byte(test.line + "\n"))
		said := strings.TrimSpace(test.line) != "" && test.line[0] != '#'
		if len(entries)+len(faults) > 1 || said != (len(entries)+len(faults) == 1) {
			t.Errorf("%.60s: %d entries, %v", test.line, len(entries), faults)
			continue
		}
		gotHome := len(entries) == 1 && entries[0].admits(home, now)
		gotAway := len(entries) == 1 && entries[0].admits(away, now)
		if gotHome != test.home || gotAway != test.away {
			t.Errorf("%.60s: let in %v and %v; faults %v", test.line, gotHome, gotAway, faults)
		}
		if len(entries) == 1 && entries[0].noPty == test.draws {
			t.Errorf("%.60s: noPty %v", test.line, entries[0].noPty)
		}
	}
}

func TestCertificateIsNotAKey(t *testing.T) {
	ca, user := newKey(t), newKey(t)
	cert := &gossh.Certificate{Key: user.PublicKey(), CertType: gossh.UserCert, ValidBefore: gossh.CertTimeInfinity}
	if err := cert.SignCert(strings.NewReader(strings.Repeat("x", 64)), ca); err != nil {
		t.Fatal(err)
	}
	if entries, faults := parseAuthorizedKeys(gossh.MarshalAuthorizedKey(cert)); len(entries) != 0 || len(faults) != 1 {
		t.Errorf("%d entries, %v", len(entries), faults)
	}
}

func TestBadLineDoesNotHideTheNext(t *testing.T) {
	a, b := lineFor(newKey(t)), lineFor(newKey(t))
	entries, faults := parseAuthorizedKeys([]byte(a + "\nrubbish\n\n# note\ncommand=\"x\" " + a + "\n" + b))
	if len(entries) != 2 || len(faults) != 2 || faults[0].line != 2 || faults[1].line != 5 {
		t.Errorf("%d entries, %v", len(entries), faults)
	}
}

// FuzzAuthorizedKeys: whatever stands above it, a good line lets its key in.
func FuzzAuthorizedKeys(f *testing.F) {
	const good = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAkrqKJmk1yIBUALTzIpJ/wKU1GRi0fhd34ZHlr6XhUk good"
	key, _, _, _, err := gossh.ParseAuthorizedKey([]byte(good))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", "rubbish", "from=\"10.0.0.0/8,!*\" " + good, `restrict,pty,expiry-time="20991231" ` + good,
		`from="` + good, "\ufeff#", "a\\\"b=\"", "from=\"[\" " + good, "\x00 \x00 \x00"} {
		f.Add([]byte(seed))
	}
	from := netip.MustParseAddr("192.0.2.1")
	f.Fuzz(func(t *testing.T, above []byte) {
		text := append(append(bytes.Clone(above), '\n'), good...)
		entries, faults := parseAuthorizedKeys(text)
		if len(entries) == 0 || entries[len(entries)-1].key != string(key.Marshal()) {
			t.Fatalf("the good line is hidden by %q", above)
		}
		if n := bytes.Count(text, []byte("\n")) + 1; len(entries)+len(faults) > n {
			t.Fatalf("%d lines, %d entries, %d faults", n, len(entries), len(faults))
		}
		for _, e := range entries {
			e.admits(from, time.Unix(0, 0))
		}
	})
}

// keyFile is a key file under test.
type keyFile struct {
	t    *testing.T
	path string
	tick int
}

func newKeyFile(t *testing.T, lines ...string) *keyFile {
	k := &keyFile{t: t, path: filepath.Join(t.TempDir(), "keys")}
	k.write(lines...)
	return k
}

// write changes the file, and its time even where the clock is coarse.
func (k *keyFile) write(lines ...string) {
	k.t.Helper()
	if err := os.WriteFile(k.path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		k.t.Fatal(err)
	}
	k.tick++
	when := time.Date(2026, 1, 1, 0, 0, k.tick, 0, time.UTC)
	if err := os.Chtimes(k.path, when, when); err != nil {
		k.t.Fatal(err)
	}
}

func TestOnlyAuthorizedKeysComeIn(t *testing.T) {
	a, b, limited := newKey(t), newKey(t), newKey(t)
	keys := newKeyFile(t, "rubbish", lineFor(a), "no-pty "+lineFor(limited))
	h := open(t, func(c *Config) { c.AuthorizedKeys = keys.path })
	denied := func(who string, signers ...gossh.Signer) {
		t.Helper()
		if c, err := h.call(nil, signers...); err == nil {
			c.Close()
			t.Error(who, "was let in")
		}
	}
	p := h.sit(h.client(a), 80, 24)
	p.press()
	denied("nobody")
	denied("a stranger", b)
	h.sit(h.client(b, a), 80, 24).press() // any of the client's keys

	c := h.client(limited)
	s, _ := c.NewSession()
	if err := s.RequestPty("xterm", 24, 80, gossh.TerminalModes{}); err == nil {
		t.Error("no-pty has no effect")
	}
	if err := s.Run(""); err != nil {
		t.Error("a no-pty key may not run a command:", err)
	}

	keys.write("still rubbish", lineFor(b)) // while the server runs
	h.sit(h.client(b), 80, 24).press()
	denied("a key that was taken out", a)
	p.press() // who is in stays in

	later := h.client(b)
	keys.write(lineFor(a))
	if _, err := later.NewSession(); err == nil {
		t.Error("a key that was taken out opens a new session")
	}

	if err := os.Remove(keys.path); err != nil {
		t.Fatal(err)
	}
	denied("a key while there is no file", a)
	if !strings.Contains(h.log.String(), "nobody is let in") {
		t.Error("an unreadable file is not logged")
	}
	keys.write(lineFor(a))
	h.sit(h.client(a), 80, 24).press()
	if log := h.log.String(); !strings.Contains(log, "line=1") || !strings.Contains(log, gossh.FingerprintSHA256(limited.PublicKey())) {
		t.Error("the bad line or the visitor's key is not logged")
	}
	if h.meters.refused[badKey].Load() == 0 {
		t.Error("refusals are not counted")
	}
}

func TestKeyFileTooLarge(t *testing.T) {
	keys := newKeyFile(t, strings.Repeat("#", maxKeyFile+1))
	if _, err := openKeyring(keys.path, discard()); err == nil {
		t.Error("read")
	}
}
