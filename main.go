// Command weici shows where a district stands, how it got there, and the
// sentence that says so.
package main

import (
	"os"

	"weici/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
