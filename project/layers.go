package project

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"slices"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/gazetteer"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// Layers gives what a scanner knows by itself, and by the list of names that the
// user brought: the layers that scan, apply, review and exports have in common,
// so that what is masked is what people are asked about. The statistical model is
// none of them: it is slow, and for people who look. v may be nil.
func Layers(v *anonymise.Vault) (detect.Options, error) {
	words, err := gazetteer.Load()
	if err != nil {
		return detect.Options{}, err
	}
	var entries []gazetteer.Entry
	if v != nil {
		if entries, err = OwnNames(v); err != nil {
			return detect.Options{}, err
		}
	}
	return WithOwnNames(detect.Options{Words: words}, words, entries), nil
}

// WithOwnNames adds the entries of a list that the user brought to words.
func WithOwnNames(opt detect.Options, words *gazetteer.Lists, entries []gazetteer.Entry) detect.Options {
	if len(entries) == 0 {
		return opt
	}
	opt.Words = words.With(entries, lexis.Fold)
	for _, e := range entries {
		switch e.Type {
		case "given", "surname":
			opt.Own = append(opt.Own, detect.Own{Text: e.Name, Kind: detect.Person})
		case "place":
			opt.Own = append(opt.Own, detect.Own{Text: e.Name, Kind: detect.Place})
		case "organisation":
			opt.Own = append(opt.Own, detect.Own{Text: e.Name, Kind: detect.Organisation})
		}
	}
	return opt
}

// ownNames is where the vault keeps the list of names that the user brought.
const ownNames = "gazetteer"

// OwnNames gives the list of names that the user brought; none where there is
// none.
func OwnNames(v *anonymise.Vault) ([]gazetteer.Entry, error) {
	data, err := v.Get(ownNames)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return gazetteer.ReadCSV(bytes.NewReader(data), "list of names in the vault")
}

// AddOwnNames adds to it, and gives how many entries were new.
func AddOwnNames(v *anonymise.Vault, entries []gazetteer.Entry) (int, error) {
	have, err := OwnNames(v)
	if err != nil {
		return 0, err
	}
	added := 0
	for _, e := range entries {
		if !slices.Contains(have, e) {
			have = append(have, e)
			added++
		}
	}
	if added == 0 {
		return 0, nil
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"name", "type"})
	for _, e := range have {
		_ = w.Write([]string{e.Name, e.Type})
	}
	w.Flush()
	if w.Error() != nil {
		return 0, w.Error()
	}
	return added, v.Put(ownNames, b.Bytes())
}
