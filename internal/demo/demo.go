// Package demo holds the invented study that `mitten demo` walks: interviews
// as an office would have them, with names, in four formats; the list of the
// people in them; a codebook; and what two coders marked. Everybody and
// everything in it is made up.
//
// Never here: running anything. The walk itself is the verb in internal/cli.
package demo

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mitten-qda/mitten/internal/fsx"
)

//go:embed material
var material embed.FS

// Name is what the demo's study is called.
const Name = "The Borrowed Umbrella, what helps"

// Cycles are the demo's cycles, in order of time.
func Cycles() []string { return []string{"2025-11", "2026-05"} }

// Coders are the demo's coders.
func Coders() []string { return []string{"ash", "rowan"} }

// Write puts the material into dir and lists the files, relative to dir, in
// order of name.
func Write(dir string) ([]string, error) {
	root, err := fs.Sub(material, "material")
	if err != nil {
		return nil, err
	}
	var wrote []string
	err = fs.WalkDir(root, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		if e.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		data, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		wrote = append(wrote, path)
		return fsx.WriteFile(to, data, 0o644)
	})
	return wrote, err
}
