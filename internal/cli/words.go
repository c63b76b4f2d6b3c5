package cli

import (
	"os"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/gazetteer"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// loadWords loads the lists of names, places and words, and the user's own.
func loadWords(files []string) (words *gazetteer.Lists, own []detect.Own, err error) {
	if words, err = gazetteer.Load(); err != nil {
		return nil, nil, err
	}
	kinds := map[string]detect.Kind{"given": detect.Person, "surname": detect.Person, "place": detect.Place, "organisation": detect.Organisation}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, nil, err
		}
		entries, err := gazetteer.ReadCSV(f, file)
		f.Close()
		if err != nil {
			return nil, nil, err
		}
		words = words.With(entries, lexis.Fold)
		for _, e := range entries {
			if kind, ok := kinds[e.Type]; ok {
				own = append(own, detect.Own{Text: e.Name, Kind: kind})
			}
		}
	}
	return words, own, nil
}
