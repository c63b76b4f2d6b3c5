package corpus_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// words gives the words of a text without the blanks between them.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEachLabelledUtteranceBecomesOneTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meta := anyMeta().Draw(t, "meta")
		choices := []string{""}
		for _, s := range meta.Speakers {
			choices = append(choices, s.Label)
		}
		// Unlabelled text here is a heading, which ends a turn, or a note,
		// which the turn before takes in: neither may cost another its time.
		notes := rapid.SampledFrom([]string{"# Part one", "(laughs)", "Recording paused.\n\nThen on.", " "})
		us := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) corpus.Utterance {
			u := corpus.Utterance{Label: rapid.SampledFrom(choices).Draw(t, "label"), At: anyTime().Draw(t, "at")}
			if u.Label == "" {
				u.Text = notes.Draw(t, "note")
			} else {
				u.Text = anyText().Draw(t, "text")
			}
			return u
		}), 0, 12).Draw(t, "utterances")

		d, err := corpus.Compose(meta, us)
		if err != nil {
			t.Fatalf("Compose: %v", err)
		}
		i := 0
		next := func() corpus.Turn {
			for ; i < len(d.Turns); i++ {
				if d.Turns[i].Speaker >= 0 {
					i++
					return d.Turns[i-1]
				}
			}
			t.Fatalf("%d turns are too few:\n%s", len(d.Turns), d.Text)
			return corpus.Turn{}
		}
		for n, u := range us {
			if u.Label == "" {
				continue
			}
			turn := next()
			want := words(u.Text)
			for _, note := range us[n+1:] { // what the turn takes in
				text := strings.TrimSpace(note.Text)
				if note.Label != "" || strings.HasPrefix(text, "#") {
					break
				}
				want = words(want + " " + text)
			}
			if got := words(d.Slice(turn.Words)); d.LabelOf(turn) != u.Label || got != want {
				t.Fatalf("utterance %d of %s is turn %d of %s:\n%q\n%q", n, u.Label, turn.Number, d.LabelOf(turn), want, got)
			}
			if turn.At != u.At {
				t.Fatalf("utterance %d at %v is turn %d at %v", n, u.At, turn.Number, turn.At)
			}
		}
		for ; i < len(d.Turns); i++ {
			if d.Turns[i].Speaker >= 0 {
				t.Fatalf("turn %d has no utterance:\n%s", d.Turns[i].Number, d.Text)
			}
		}
	})
}

func TestComposeKeepsParagraphs(t *testing.T) {
	meta := corpus.Meta{ID: "T01", Speakers: []corpus.Speaker{{Label: "P07", Kind: corpus.ParticipantSpeech}}}
	d, err := corpus.Compose(meta, []corpus.Utterance{
		{Text: "# Start", At: -1},
		{Label: "P07", Text: "\r\n One. \r\n\r\n\r\nTwo.\n\nP07: I said.\n\n# no", At: 3 * time.Second},
		{Text: "(a bell)", At: 4 * time.Second},
		{Label: "P07", At: 5 * time.Second},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = "# Start\n\nP07: One.\n\nTwo.\nP07: I said.\n# no\n\n(a bell)\n\nP07:\n"
	if diff := cmp.Diff(want, d.Text); diff != "" {
		t.Error(diff)
	}
	var at []time.Duration
	for _, turn := range d.Turns {
		at = append(at, turn.At)
	}
	if diff := cmp.Diff([]time.Duration{-1, 3 * time.Second, 5 * time.Second}, at); diff != "" {
		t.Error(diff)
	}
}

func TestComposeRefusesALabelThatIsNotDeclared(t *testing.T) {
	_, err := corpus.Compose(corpus.Meta{ID: "T01"}, []corpus.Utterance{{Label: "P07", Text: "lost otherwise"}})
	if err == nil || !strings.Contains(err.Error(), "not declared") || strings.Contains(err.Error(), "lost") {
		t.Errorf("got %v", err)
	}
}

func TestANoteThatLooksLikeATurnIsNone(t *testing.T) {
	meta := corpus.Meta{ID: "T01", Speakers: []corpus.Speaker{{Label: "Interviewer", Kind: corpus.InterviewerSpeech}}}
	d, err := corpus.Compose(meta, []corpus.Utterance{{Text: "Interviewer: see the cover sheet", At: -1}, {Label: "Interviewer", Text: "Shall we?", At: -1}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != 2 || d.Turns[0].Speaker != -1 || d.Turns[1].Speaker != 0 {
		t.Errorf("turns are %+v", d.Turns)
	}
}
