package bench

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// RarePhrase is said once in every fortieth interview and nowhere else.
const RarePhrase = "naming the elephant"

// pairs is the number of questions in an interview, each with its answer.
const pairs = 80

func documentID(i int) string    { return fmt.Sprintf("T%04d", i+1) }
func participantID(i int) string { return fmt.Sprintf("P%04d", i+1) }

// interview makes interview i, from 0: about 6,000 words, 34 kB, in 160 turns.
func interview(words vocabulary, rnd *rand.Rand, i int) (*corpus.Document, error) {
	t := newTalker(words, rnd)
	var b strings.Builder
	us := make([]corpus.Utterance, 0, 2*pairs)
	at := time.Duration(0)
	timed := i%4 == 3 // as from captions
	say := func(label string, n int, phrase string) {
		b.Reset()
		t.speech(&b, n)
		if phrase != "" {
			b.WriteString(" It is " + phrase + ", I’d say.")
		}
		u := corpus.Utterance{Label: label, Text: b.String(), At: -1}
		if timed {
			u.At = at
			at += time.Duration(n) * 400 * time.Millisecond
		}
		us = append(us, u)
	}
	for k := range pairs {
		say("Interviewer", 4+rnd.IntN(18), "")
		phrase := ""
		if i%40 == 7 && k == pairs/2 {
			phrase = RarePhrase
		}
		say(participantID(i), answerLength(rnd), phrase)
	}
	sum := sha256.Sum256([]byte(documentID(i)))
	meta := corpus.Meta{
		ID: documentID(i), Kind: "interview", Cycle: cycles[i%len(cycles)], Participants: []string{participantID(i)},
		Source: corpus.Source{SHA256: hex.EncodeToString(sum[:]), Format: "docx", Layout: "label-colon"},
		Speakers: []corpus.Speaker{
			{Label: "Interviewer", Kind: corpus.InterviewerSpeech},
			{Label: participantID(i), Kind: corpus.ParticipantSpeech, Participant: participantID(i)},
		},
	}
	return corpus.Compose(meta, us)
}

// answerLength is in words: a yes or no, a few sentences, or a story; 60 on
// average.
func answerLength(rnd *rand.Rand) int {
	switch n := rnd.IntN(10); {
	case n < 2:
		return 2 + rnd.IntN(9)
	case n < 9:
		return 30 + rnd.IntN(57)
	default:
		return 110 + rnd.IntN(131)
	}
}
