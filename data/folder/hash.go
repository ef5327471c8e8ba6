package folder

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"weici/model"
)

// checkHashes holds the files of the observations, or all others, whose
// resource names a SHA-256 against it, as Frictionless Data Packages write it:
// "hash": "sha256:…". The texts of documents are guarded so: a quote is only as
// good as the text that it was taken from.
func (l *loader) checkHashes(observations bool) {
	for _, r := range l.descriptor.Resources {
		want, ok := strings.CutPrefix(r.Hash, "sha256:")
		if observations != (r.Name == observationsName) || !ok || len(r.Path) != 1 || !inside(r.Path[0]) {
			continue
		}
		raw, err := fs.ReadFile(l.files, r.Path[0])
		if err != nil {
			l.issue(model.Issue{File: r.Path[0], Rule: RuleMissingFile, Value: clip(r.Path[0]), Detail: r.Name})
			continue
		}
		if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != strings.ToLower(want) {
			l.issue(model.Issue{File: r.Path[0], Rule: RuleHash, Value: clip(want)})
		}
	}
}
