package project

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/mitten-qda/mitten/internal/fsx"
)

// forgetDeclined takes out of what coders turned down all passages of the
// documents: a line has the hash of a passage, by which somebody who has the words
// could tell that they stood there. Lines that cannot be read go too. The
// passages that are left are offered again.
func (s *Study) forgetDeclined(documents []string) error {
	files, err := filepath.Glob(s.Path(".mitten", "declined", "*.jsonl"))
	for _, file := range files {
		data, readErr := os.ReadFile(file)
		if readErr != nil {
			err = errors.Join(err, readErr)
			continue
		}
		var left []byte
		for line := range bytes.Lines(data) {
			var of struct {
				Document string `json:"document"`
			}
			if json.Unmarshal(line, &of) == nil && !slices.Contains(documents, of.Document) {
				left = append(left, line...)
			}
		}
		if len(left) != len(data) {
			err = errors.Join(err, fsx.WriteFile(file, left, 0o644))
		}
	}
	return err
}
