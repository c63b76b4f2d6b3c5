package detect

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Model is a small statistical model of names in English news, which comes
// with the program. It takes people for places and the reverse, so that its
// votes are for both, and finds nothing in lower case. It is slow, so it
// remembers what it found in a text (Memory, Recall), and is loaded only when it
// is asked about another. It may be used by several goroutines at once.
type Model struct {
	load  sync.Once
	prose *prose.Model
	err   error

	mu     sync.Mutex
	memory map[string][]corpus.Span // by the SHA-256 of a text, lower-case hex
	grown  bool
}

// NewModel gives a model that remembers nothing yet.
func NewModel() *Model { return &Model{memory: map[string][]corpus.Span{}} }

// modelVersion changes with what the model finds in the same text.
const modelVersion = 1

// memoryJSON is what a Model remembers: bytes of texts, by their hash. It holds
// no text.
type memoryJSON struct {
	Version int                      `json:"version"`
	Texts   map[string][]corpus.Span `json:"texts"`
}

// Recall takes in what Memory gave; what another version found is left out.
func (m *Model) Recall(data []byte) error {
	var in memoryJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("the memory of the model of names: %w", err)
	}
	if in.Version == modelVersion && in.Texts != nil {
		m.memory = in.Texts
	}
	return nil
}

// Memory gives what is remembered, and whether it grew since Recall.
func (m *Model) Memory() (data []byte, grown bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, err = json.Marshal(memoryJSON{modelVersion, m.memory})
	return data, m.grown, err
}

// Err tells why the model could not be loaded, if it was needed.
func (m *Model) Err() error { return m.err }

// names gives the bytes of what the model takes for names, in text order.
func (m *Model) names(p *page) []corpus.Span {
	sum := sha256.Sum256([]byte(p.text))
	key := hex.EncodeToString(sum[:])
	m.mu.Lock()
	found, known := m.memory[key]
	m.mu.Unlock()
	if known {
		return found
	}
	m.load.Do(func() { // half a second to a second
		var loaded *prose.Document
		if loaded, m.err = prose.NewDocument(".", prose.WithSegmentation(false)); m.err == nil {
			m.prose = loaded.Model
		}
	})
	if m.prose == nil {
		return nil
	}
	found = []corpus.Span{}
	for i := 0; i < len(p.tokens); {
		n := p.sentenceFrom(i)
		found = append(found, m.sentence(p, i, i+n)...)
		i += n
	}
	m.mu.Lock()
	m.memory[key], m.grown = found, true
	m.mu.Unlock()
	return found
}

// entities votes for what the model takes for a name. Single words at the start
// of a sentence, which it often does, do not count where a dictionary has them.
type entities struct{ model *Model }

func (e entities) find(p *page, add func(vote)) {
	if p.caseless {
		return
	}
	for _, s := range e.model.names(p) {
		first := &p.tokens[min(p.tokenFrom(s.Start), len(p.tokens)-1)]
		if single := first.start == s.Start && first.end == s.End; single && first.opens && first.common > 0 {
			continue
		}
		add(vote{span: s, kind: Person, layer: entitiesLayer})
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
func (m *Model) sentence(p *page, i, j int) (found []corpus.Span) {
	may := false
	for k := i; k < j && !may; k++ {
		may = mayBegin(&p.tokens[k]) && !(p.tokens[k].opens && p.tokens[k].common > 0)
	}
	if !may {
		return nil
	}
	start := p.tokens[i].start
	clean, source := plainCopy(p.text[start:p.tokens[j-1].end])
	doc, err := prose.NewDocument(clean+" .", prose.WithSegmentation(false), prose.UsingModel(m.prose))
	if err != nil {
		return nil // prose has no errors of its own at present
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
			found = append(found, corpus.Span{Start: p.tokens[k].start, End: p.tokens[k+n-1].end})
		}
		k += max(n, 1)
	}
	return found
}

// mayBegin reports whether t may be a name or the first word of one.
func mayBegin(t *token) bool {
	return t.shape == capital && !t.is(never)
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
