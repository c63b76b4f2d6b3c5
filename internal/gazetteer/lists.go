package gazetteer

import (
	"embed"
	"fmt"
)

//go:embed data/names.gz data/places.gz data/words.gz data/variants.txt
var data embed.FS

// Lists are the lists of names, places and words. They never change, so any
// number of goroutines may share them.
type Lists struct {
	names    *table
	places   *table
	words    *table
	variants map[string][]string
	own      map[string]kinds
	longest  int
}

// Load unpacks the lists of the program. It takes tens of milliseconds and
// about ten megabytes, so a caller loads once and keeps what it gets. An error
// means that the program was built from broken lists.
func Load() (*Lists, error) {
	var l Lists
	for _, part := range []struct {
		file string
		into **table
	}{{"names", &l.names}, {"places", &l.places}, {"words", &l.words}} {
		packed, err := data.ReadFile("data/" + part.file + ".gz")
		if err != nil {
			return nil, fmt.Errorf("list of %s: %w", part.file, err)
		}
		if *part.into, err = unpack(packed); err != nil {
			return nil, fmt.Errorf("list of %s: %w", part.file, err)
		}
	}
	l.longest = l.places.mostWords()
	groups, err := data.ReadFile("data/variants.txt")
	if err != nil {
		return nil, fmt.Errorf("list of variants: %w", err)
	}
	l.variants = readVariants(string(groups))
	return &l, nil
}
