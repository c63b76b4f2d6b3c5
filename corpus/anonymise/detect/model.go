package detect

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Model is a small statistical model of names in English news, which comes
// with the program. It takes people for places and the reverse, so that its
// votes are for both, and finds nothing in lower case.
type Model struct{ prose *prose.Model }

// LoadModel takes half a second to a second.
func LoadModel() (*Model, error) {
	loaded, err := prose.NewDocument(".", prose.WithSegmentation(false))
	if err != nil {
		return nil, fmt.Errorf("loading the model of names: %w", err)
	}
	return &Model{loaded.Model}, nil
}

// entities votes for what the model takes for a name. Single words at the start
// of a sentence, which it often does, do not count where a dictionary has them.
type entities struct{ model *Model }

func (e entities) find(p *page, add func(vote)) {
	if p.caseless {
		return
	}
	for i := 0; i < len(p.tokens); {
		n := p.sentenceFrom(i)
		e.sentence(p, i, i+n, add)
		i += n
	}
}

// sentenceFrom gives how many of the tokens from i on make up one sentence.
func (p *page) sentenceFrom(i int) int {
	n := 1
	for i+n < len(p.tokens) && !strings.ContainsAny(p.gap(i+n-1), ".?!…\n") {
		n++
	}
	return n
}

// sentence asks the model about tokens i to j. Sentence by sentence, since it
// gives a word that comes twice the label of the last; and only where a word may
// be a name, since it is slow. The labels of its tokens are read and not its
// entities, which lack the last of a text, run neighbours together and have no
// place.
func (e entities) sentence(p *page, i, j int, add func(vote)) {
	may := false
	for k := i; k < j && !may; k++ {
		may = mayBegin(&p.tokens[k])
	}
	if !may {
		return
	}
	start := p.tokens[i].start
	clean, source := plainCopy(p.text[start:p.tokens[j-1].end])
	doc, err := prose.NewDocument(clean+" .", prose.WithSegmentation(false), prose.UsingModel(e.model.prose))
	if err != nil {
		return // prose has no errors of its own at present
	}
	labelled := map[int]bool{} // bytes of the text
	at := 0
	for _, token := range doc.Tokens() {
		k := strings.Index(clean[at:], token.Text)
		if k < 0 {
			continue // the full stop added
		}
		first := at + k
		at = first + len(token.Text)
		outside := token.Label == "O" || token.Label == ""
		for b := first; b < at && !outside; b++ {
			labelled[start+source[b]] = true
		}
	}
	for k := i; k < j; {
		n := 0
		for k+n < j && labelled[p.tokens[k+n].start] && p.tokens[k+n].shape != small && !p.tokens[k+n].is(never) && (n == 0 || p.joined(k+n-1)) {
			n++
		}
		if n > 1 || n == 1 && mayBegin(&p.tokens[k]) {
			add(vote{span: corpus.Span{Start: p.tokens[k].start, End: p.tokens[k+n-1].end}, kind: Person, layer: entitiesLayer})
		}
		k += max(n, 1)
	}
}

// mayBegin reports whether t may be a name or the first word of one.
func mayBegin(t *token) bool {
	return t.shape == capital && !t.is(never) && !(t.opens && t.common > 0)
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
