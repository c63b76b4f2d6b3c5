// Command mitten codes interviews and finds themes in them.
package main

import (
	"os"

	"github.com/mitten-qda/mitten/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], cli.System())) }
