package cli

import (
	"sync"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/internal/gazetteer"
	"github.com/mitten-qda/mitten/internal/lexis"
	"github.com/mitten-qda/mitten/project"
)

// wordsOfStudy are the words that are nobody's misspelt name: those of English,
// and those that a transcript with capitals has in lower case. They are read when the first
// word asks for it, which few exports do.
type wordsOfStudy struct {
	study *project.Study
	once  sync.Once
	lists *gazetteer.Lists
	lower map[string]bool
}

func (w *wordsOfStudy) has(folded string) bool {
	w.once.Do(w.load)
	return w.lower[folded] || w.lists != nil && w.lists.Common(folded) > 0
}

// load reads what can be read: a word that is not known is looked at more closely,
// not less.
func (w *wordsOfStudy) load() {
	w.lower = map[string]bool{}
	w.lists, _ = gazetteer.Load()
	_ = w.each(func(text string) {
		if !detect.Caseless(text) { // else names are in lower case, too
			w.addLower(text)
		}
	})
}

// each gives the text of every transcript that can be read.
func (w *wordsOfStudy) each(visit func(text string)) error {
	ids, err := w.study.DocumentIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if d, err := w.study.Document(id); err == nil {
			visit(d.Text)
		}
	}
	return nil
}

// addLower takes the words of a text that have no capital.
func (w *wordsOfStudy) addLower(text string) {
	start := -1
	for i, r := range text + " " {
		inside := lexis.IsLetter(r) || start >= 0 && lexis.StaysInWord(r)
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			if word := text[start:i]; !lexis.HasUpper(word) {
				w.lower[lexis.Fold(word)] = true
			}
			start = -1
		}
	}
}

// formed finds identifiers by their form.
func formed(text string) []guard.Match {
	var out []guard.Match
	for _, m := range structured.Find(text) {
		out = append(out, guard.Match{Span: m.Span, Rule: m.Rule, Sure: m.Sure})
	}
	return out
}
