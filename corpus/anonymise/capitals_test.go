package anonymise

import (
	"strings"
	"testing"
)

func TestCapitalsInsideASentenceAreNames(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"inside a sentence, and then at its start too", "I asked Xanthe. Xanthe said no.", "Xanthe|Xanthe"},
		{"never only at the start", "Xanthe said no. (Zsofia nods) [Crosstalk] Right: Noor.", ""},
		{"a word that is in lower case elsewhere", "The gas bill came to Bill, of all people.", ""},
		{"unless a surname goes with it", "The gas bill came to Bill Hathersedge.", "Bill Hathersedge"},
		{"or a title", "The bell rang for Mrs Bell, Dr. Bell and my auntie Bell.", "Bell|Bell|Bell"},
		{"a title with a full stop opens a sentence", "I have a sister. Bell rang. The bell.", ""},
		{"no name after a title", "I told my sister I would. And Mum.", ""},
		{"an opening word that only has its capital for that", "Poor you. Poor Xanthe is poor.", "Xanthe"},
		{"an opening word that is never in lower case", "Beatrix Ollerton came. To Ollerton.", "Beatrix Ollerton|Ollerton"},
		{"possessives and contractions", "It was Xanthe’s, and Xanthe'll say \"Don't\", I'm sure.", "Xanthe|Xanthe"},
		{"apostrophes, hyphens, particles, initials", "With O'Driscoll, Anne-Marie Quill, Nuala de Brún and J.T. too.", "O'Driscoll|Anne-Marie Quill|Nuala de Brún|J.T"},
		{"an address is not how a word is spelled", "I asked Xanthe, xanthe@example.org, for www.xanthe.example and _xanthe.", "Xanthe"},
		{"roles, days and acronyms", "On Monday the Pod Leader rang the NHS and the GP.", ""},
		{"a comma ends a name", "With Xanthe, Noor and\nZsofia\nQuill.", "Xanthe|Noor"},
	} {
		d := interview(t, "", c.text)
		known := &Vocabulary{}
		known.Add(d)
		if got := strings.Join(foundIn(d, NewCapitals(known)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestTheVocabularyIsThatOfTheStudy(t *testing.T) {
	d := interview(t, "", "I went to the Orchard.")
	known := &Vocabulary{}
	known.Add(d)
	if got := foundIn(d, NewCapitals(known)); len(got) != 1 {
		t.Errorf("%q", got)
	}
	known.Add(interview(t, "", "we sat in the orchard"))
	if got := foundIn(d, NewCapitals(known)); len(got) != 0 {
		t.Errorf("%q, though another interview has it in lower case", got)
	}
}
