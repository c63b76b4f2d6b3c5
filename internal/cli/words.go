package cli

import (
	"os"

	"github.com/mitten-qda/mitten/internal/gazetteer"
)

// readNames reads the user's lists of names.
func readNames(files []string) ([]gazetteer.Entry, error) {
	var all []gazetteer.Entry
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		entries, err := gazetteer.ReadCSV(f, file)
		f.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}
