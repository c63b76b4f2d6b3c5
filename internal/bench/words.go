package bench

import (
	"math/rand/v2"
	"strings"
)

// vocabularySize is the number of different invented words in a study, about
// what people use in some hundred interviews.
const vocabularySize = 20000

// A vocabulary is invented words, the commonest first. It is the same in every
// interview of every study.
type vocabulary []string

func newVocabulary() vocabulary {
	rnd := rand.New(rand.NewPCG(seed, 0))
	onsets := strings.Fields("b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w")
	vowels := strings.Fields("a e i o u ai ea ee o oo ou a e i é")
	codas := strings.Fields("b ck d ft g l ll m mp n nd nt p r rd rt s st t th x")
	endings := []string{"", "", "", "", "s", "ed", "ing", "ly", "er", "ation"}
	pick := func(from []string) string { return from[rnd.IntN(len(from))] }
	known := map[string]bool{}
	words := make(vocabulary, 0, vocabularySize)
	for len(words) < vocabularySize {
		// Common words are short: one open syllable among the first few dozen,
		// two or three and an ending among the rest.
		n := len(words)
		syllables := 1
		if n > 2000 {
			syllables = 2
		}
		var b strings.Builder
		for range syllables {
			b.WriteString(pick(onsets) + pick(vowels))
			if n > 60 && rnd.IntN(2) == 0 {
				b.WriteString(pick(codas))
			}
		}
		if n > 500 {
			b.WriteString(pick(endings))
		} else if n%40 == 17 {
			b.WriteString("’t")
		}
		if word := b.String(); !known[word] {
			known[word] = true
			words = append(words, word)
		}
	}
	return words
}

// A talker makes sentences, using words as unevenly as people do.
type talker struct {
	words vocabulary
	rnd   *rand.Rand
	zipf  *rand.Zipf
}

func newTalker(words vocabulary, rnd *rand.Rand) *talker {
	return &talker{words, rnd, rand.NewZipf(rnd, 1.1, 4, uint64(len(words)-1))}
}

// sentence writes about n words, the first with a capital.
func (t *talker) sentence(b *strings.Builder, n int) {
	for i := range n {
		word := t.words[t.zipf.Uint64()]
		if i == 0 {
			b.WriteString(strings.ToUpper(word[:1]))
			b.WriteString(word[1:])
			continue
		}
		if i > 2 && i < n-2 && t.rnd.IntN(12) == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(' ')
		b.WriteString(word)
	}
	b.WriteString([...]string{".", ".", ".", ".", "?", "…"}[t.rnd.IntN(6)])
}

// speech writes about n words in sentences.
func (t *talker) speech(b *strings.Builder, n int) {
	for n > 0 {
		length := min(n, 4+t.rnd.IntN(18))
		t.sentence(b, length)
		if n -= length; n > 0 {
			b.WriteByte(' ')
		}
	}
}
