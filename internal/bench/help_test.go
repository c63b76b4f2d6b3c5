package bench

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkHelp is what starting the program costs, against a program that
// does nothing, and against one that does nothing either but links the same
// libraries: those prepare their tables before main, and no program that uses
// them can start sooner.
func BenchmarkHelp(b *testing.B) {
	help := process(b, mitten(b), "--help")
	b.Run("true", func(b *testing.B) {
		if _, err := exec.LookPath("true"); err != nil {
			b.Skip("the program true is not installed: no reference")
		}
		c := compare(41, help, process(b, "true"))
		report(b, row{what: "--help", against: "true", comparison: c, aims: []aim{{"under 30 ms", c.own.Wall < 30*time.Millisecond}}})
	})
	b.Run("libraries", func(b *testing.B) {
		c := compare(41, help, process(b, libraries(b)))
		report(b, row{what: "--help against libraries", against: "libraries alone", comparison: c,
			aims: []aim{{"libraries alone under 30 ms", c.reference.Wall < 30*time.Millisecond}}})
	})
}

// librariesAlone is a program of the large libraries and nothing else. It is
// text, since no package of ours may import them all.
const librariesAlone = `package main

import (
	"fmt"

	_ "filippo.io/age"
	_ "github.com/blevesearch/bleve/v2"
	_ "github.com/jdkato/prose/v2"
	_ "github.com/spf13/cobra"
	_ "github.com/xuri/excelize/v2"
	_ "gopkg.in/yaml.v3"
)

func main() { fmt.Println("nothing") }
`

// libraries builds that program as mitten is built.
func libraries(b *testing.B) string {
	b.Helper()
	source, path := filepath.Join(place, "libraries.go"), filepath.Join(place, "libraries")
	if err := os.WriteFile(source, []byte(librariesAlone), 0o644); err != nil {
		b.Fatal(err)
	}
	buildInto(b, path, source)
	return path
}
