package cli

import (
	"io"

	"weici/data"
	"weici/internal/file"
	"weici/internal/words"
	"weici/model"
)

// packageFormat is the one format of a brief that is a folder: a data package
// of its figures, which --data opens.
const packageFormat = "package"

// folderNamed tells whether there is a name for a folder.
func (c *command) folderNamed() error {
	if c.served != nil || c.flags.output == "" || c.flags.output == "-" {
		return usage("%s", c.say(words.PackageNowhere))
	}
	return nil
}

// savePackage writes some observations as a data package. Only a folder that
// was written so is replaced.
func (c *command) savePackage(pack *data.Package, keep []model.ObsID) error {
	write := func(create func(string) (io.WriteCloser, error)) error { return pack.Write(create, keep) }
	o := file.FolderOptions{Replace: c.flags.force, Ours: data.WritesName}
	return c.saved(c.flags.output, file.WriteFolder(c.flags.output, write, o))
}
