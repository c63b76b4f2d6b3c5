// Command bundle makes the script of the pages, assets/app.js, of the TypeScript
// in script/. Run it from internal/web after a change there:
//
//	go run ./bundle
package main

import (
	"fmt"
	"os"

	"github.com/mitten-qda/mitten/internal/web/bundle/build"
)

func main() {
	script, err := build.Script("script/main.ts")
	if err == nil {
		err = os.WriteFile("assets/app.js", script, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}
