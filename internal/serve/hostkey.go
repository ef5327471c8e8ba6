package serve

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"

	"charm.land/ssh"
	"charm.land/wish/v2"
)

// hostKeyName is the host key's file in the state folder.
const hostKeyName = "ssh_host_ed25519_key"

// hostKey gives the host key's file and the option that loads it. In the
// state folder it is made where missing (ed25519, for its owner only). A file
// that was named is never made: a slip in its name would change who the
// server claims to be.
func hostKey(cfg Config, log *slog.Logger) (string, ssh.Option, error) {
	path := cfg.HostKey
	if path == "" {
		if cfg.StateDir == "" {
			return "", nil, errors.New("neither a host key nor a state folder to make one in")
		}
		if err := os.MkdirAll(cfg.StateDir, 0o700); err != nil {
			return "", nil, err
		}
		path = filepath.Join(cfg.StateDir, hostKeyName)
		return path, wish.WithHostKeyPath(path), nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", nil, fmt.Errorf("host key: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		log.Warn("the host key can be read by others", "file", path, "mode", info.Mode().Perm())
	}
	return path, ssh.HostKeyFile(path), nil
}
