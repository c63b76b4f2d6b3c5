package verdict

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

// HeardNames folds the blanks of names heard in a recording; a name of less than
// two letters is an error, which tells its number and not the name.
func HeardNames(names []string) ([]string, error) {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.Join(strings.Fields(n), " ")
		if len([]rune(detect.Form(out[i]))) < 2 {
			return nil, fault.New("names have two letters or more; those of several words go in quotes", "name %d of those heard is none", i+1)
		}
	}
	return out, nil
}

// Hear notes the names heard in the recording of a document, "" for the whole
// study; Save writes them.
func (d *Desk) Hear(document string, names []string) error {
	return d.Log.Hear(document, names, d.now())
}
