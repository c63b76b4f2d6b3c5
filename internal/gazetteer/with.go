package gazetteer

import (
	"maps"
	"slices"
	"strings"
)

// With gives lists that know the entries of a user's own list too; l stays as
// it was. fold folds one word. Each word of a given name or surname counts as
// one, and so does the name that a hyphen holds together, and each of its
// parts; the words of a place or an organisation count together.
//
// A user's entry is not cleaned: what they say is a name is one. Given names
// and surnames among them have rank 2, places rank 2, words class 35.
func (l *Lists) With(entries []Entry, fold func(string) string) *Lists {
	with := *l
	with.own = maps.Clone(l.own)
	if with.own == nil {
		with.own = map[string]kinds{}
	}
	for _, e := range entries {
		kind := kinds(1) << max(0, slices.Index(kindNames, e.Type))
		if kind == given || kind == surname || kind == word {
			for _, w := range foldAll(strings.Fields(e.Name), fold) {
				with.own[w] |= kind
			}
			if kind != word {
				for _, part := range foldAll(splitName(e.Name), fold) {
					with.own[part] |= kind
				}
			}
			continue
		}
		parts := foldAll(splitName(e.Name), fold)
		if len(parts) == 0 {
			continue
		}
		for n := 1; n < len(parts); n++ {
			with.own[strings.Join(parts[:n], " ")] |= begins
		}
		with.own[strings.Join(parts, " ")] |= kind
		if kind == place {
			with.longest = max(with.longest, len(parts))
		}
	}
	return &with
}

// splitName parts a name at blanks and hyphens.
func splitName(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return strings.ContainsRune(" \t\u00a0-\u2010\u2011\u2013", r)
	})
}

// foldAll folds words and leaves out those that have no letters.
func foldAll(words []string, fold func(string) string) []string {
	var folded []string
	for _, w := range words {
		if f := fold(w); f != "" {
			folded = append(folded, f)
		}
	}
	return folded
}
