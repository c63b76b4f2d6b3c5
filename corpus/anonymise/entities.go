package anonymise

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// NewEntities gives the detector of names by a small statistical model of
// English news, which comes with the program. It takes people for places and
// the reverse, so that its votes are for both, and finds nothing in lower case.
// Single words at the start of a sentence, which it often takes for names, do
// not count where the study, whose words are known, has them in lower case.
// Loading the model takes half a second to a second.
func NewEntities(known *Vocabulary) (Detector, error) {
	loaded, err := prose.NewDocument(".", prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("loading the model of names: %w", err)
	}
	return entities{loaded.Model, known}, nil
}

type entities struct {
	model *prose.Model
	known *Vocabulary
}

func (entities) Name() string { return "entities" }

func (e entities) Detect(d *corpus.Document) []Vote {
	var votes []Vote
	for _, t := range d.Turns {
		text := d.Text[t.Words.Start:t.Words.End]
		words := spelledWords(text)
		for len(words) > 0 {
			n := sentenceOf(text, words)
			for _, s := range e.namesIn(text, words[:n]) {
				votes = append(votes, suggestion(e.Name(), t, s.Start, s.End))
			}
			words = words[n:]
		}
	}
	return votes
}

// sentenceOf gives how many of the words of text make up the first sentence.
func sentenceOf(text string, words []spelled) int {
	n := 1
	for n < len(words) && !strings.ContainsAny(text[words[n-1].end:words[n].start], ".?!…\n") {
		n++
	}
	return n
}

// namesIn gives the bytes of the names among the words of one sentence of text.
// Sentence by sentence, since prose gives a word that comes twice the label of
// the last. It is not asked where no word may be a name, which is most of the
// time, and it is slow. The labels of its tokens are read and not its
// entities, which lack the last of a text, run neighbours together and have no
// place.
func (e entities) namesIn(text string, sentence []spelled) []corpus.Span {
	if !slices.ContainsFunc(sentence, func(w spelled) bool { return e.mayBegin(text, w) }) {
		return nil
	}
	start := sentence[0].start
	clean, source := plainCopy(text[start:sentence[len(sentence)-1].end])
	doc, err := prose.NewDocument(clean+" .", prose.WithSegmentation(false), prose.UsingModel(e.model))
	if err != nil {
		return nil // prose has no errors of its own at present
	}
	labelled := map[int]bool{} // bytes of text
	at := 0
	for _, token := range doc.Tokens() {
		i := strings.Index(clean[at:], token.Text)
		if i < 0 {
			continue // the full stop added
		}
		first := at + i
		at = first + len(token.Text)
		outside := token.Label == "O" || token.Label == ""
		for b := first; b < at && !outside; b++ {
			labelled[start+source[b]] = true
		}
	}
	return e.join(text, sentence, labelled)
}

// mayBegin reports whether w may be a name or the first word of one.
func (e entities) mayBegin(text string, w spelled) bool {
	return w.capital && !isNoName(w) && !(e.known.lower[w.folded] && opensText(text, w.start))
}

// join makes names of the words whose first byte is labelled: neighbours are
// one name.
func (e entities) join(text string, sentence []spelled, labelled map[int]bool) []corpus.Span {
	var out []corpus.Span
	for i := 0; i < len(sentence); i++ {
		first := sentence[i]
		n := 0
		for i+n < len(sentence) {
			w := sentence[i+n]
			if !labelled[w.start] || !w.capital || isNoName(w) || n > 0 && !adjacent(text, sentence[i+n-1], w) {
				break
			}
			n++
		}
		name := corpus.Span{Start: first.start, End: sentence[max(i, i+n-1)].end}
		if n > 1 || n == 1 && len(first.folded) > 1 && e.mayBegin(text, first) {
			out = append(out, name)
		}
		i += max(n-1, 0)
	}
	return out
}

// plainCopy gives text as prose reads it best, and for each byte of it the byte
// of text it stands for: letters without marks, since it takes "José" for
// punctuation, straight quotes, no dashes and no markup, which it would leave
// on the words, and nothing whose length changes in lower case, at which it
// cuts in the wrong place.
func plainCopy(text string) (clean string, source []int) {
	var b strings.Builder
	for i, r := range text {
		size := b.Len()
		b.WriteString(plainRune(r))
		for range b.Len() - size {
			source = append(source, i)
		}
	}
	return b.String(), source
}

func plainRune(r rune) string {
	switch {
	case r < utf8.RuneSelf && strings.ContainsRune("&*_/<>#|~^{}\\", r), unicode.IsSpace(r):
		return " "
	case r < utf8.RuneSelf:
		return string(r)
	case lexis.IsApostrophe(r):
		return "'"
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return `"`
	case lexis.IsHyphen(r) && r != '–': // which is a dash
		return "-"
	case lexis.StaysInWord(r):
		return ""
	case !lexis.IsLetter(r):
		return " "
	}
	plain := string(lexis.AppendFolded(nil, r))
	if unicode.IsUpper(r) && plain != "" {
		first, size := utf8.DecodeRuneInString(plain)
		plain = string(unicode.ToUpper(first)) + plain[size:]
	}
	if len(strings.ToLower(plain)) != len(plain) {
		return "x"
	}
	return plain
}
