package serve

import (
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// maxKeyFile bounds an authorized_keys file: about ten thousand keys.
const maxKeyFile = 1 << 20

// keyring is an authorized_keys file that is read again when it has changed.
type keyring struct {
	path string
	log  *slog.Logger

	mu      sync.Mutex
	seen    os.FileInfo // of the file as it was read; nil: not read
	entries []entry
	broken  string // why it cannot be read, said once
}

// openKeyring reads the file, which must be readable at start.
func openKeyring(path string, log *slog.Logger) (*keyring, error) {
	k := &keyring{path: path, log: log}
	if err := k.refresh(); err != nil {
		return nil, err
	}
	return k, nil
}

// find gives the first line that lets the key in from an address now. A file
// that cannot be read lets nobody in.
func (k *keyring) find(key gossh.PublicKey, from netip.Addr, now time.Time) (entry, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.refresh(); err != nil {
		k.entries, k.seen = nil, nil
		if k.broken != err.Error() {
			k.broken = err.Error()
			k.log.Error("keys cannot be read, nobody is let in by them", "file", k.path, "error", err)
		}
		return entry{}, false
	}
	k.broken = ""
	wire := string(key.Marshal())
	for _, e := range k.entries {
		if e.key == wire && e.admits(from, now) {
			return e, true
		}
	}
	return entry{}, false
}

// refresh reads the file if it is not the one that was read before.
func (k *keyring) refresh() error {
	file, err := os.Open(k.path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if k.seen != nil && os.SameFile(info, k.seen) && info.Size() == k.seen.Size() && info.ModTime().Equal(k.seen.ModTime()) {
		return nil
	}
	text, err := io.ReadAll(io.LimitReader(file, maxKeyFile+1))
	if err != nil {
		return err
	}
	if len(text) > maxKeyFile {
		return fmt.Errorf("%s: more than %d bytes", k.path, maxKeyFile)
	}
	var faults []fault
	k.entries, faults = parseAuthorizedKeys(text)
	for _, f := range faults {
		k.log.Warn("line of a key file lets nobody in", "file", k.path, "line", f.line, "error", f.why)
	}
	k.log.Info("keys read", "file", k.path, "keys", len(k.entries))
	k.seen = info
	return nil
}
