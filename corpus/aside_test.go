package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAsides(t *testing.T) {
	speakers := []Speaker{{Label: "P2", Kind: ParticipantSpeech}}
	for _, c := range []struct{ text, want string }{
		{"So [interviewer: mm] it went.", "[interviewer: mm]=voice"},
		{"So [P2: yeah, it did] it went (I: mm).", "[P2: yeah, it did]=voice (I: mm)=voice"},
		{"I was (laughs) happy [laughing] and ((pause)) so {coughs}.", "(laughs)=sound [laughing]=sound ((pause))=sound {coughs}=sound"},
		{"at [inaudible 6:32] and (?) and [??] (unclear)", "[inaudible 6:32]=unclear (?)=unclear [??]=unclear (unclear)=unclear"},
		{"it [footnote: she means the shed] was [00:12:03] so [comment: ask again]", "[footnote: she means the shed]=remark [00:12:03]=remark [comment: ask again]=remark"},
		{"*laughs* and <crosstalk> and [phone rings] (she laughs) (long pause)", "*laughs*=sound <crosstalk>=sound [phone rings]=sound (she laughs)=sound"},
		{"so [[P07]: mm] it [[the key worker]: yes, it did] went, [[the key worker]] said", "[[P07]: mm]=voice [[the key worker]: yes, it did]=voice"},
		{"I saw [the key worker] and [P07], in [city], [Person 3]", ""},
		{"(well, mostly) it was (as I said: no) fine (it was crying that did it)", ""},
		{"a [ b (c and * d", ""},
		{"[laughs\n\nnext] (laughs", ""},
		{"we laughed (all of us) and he said [sic]", ""},
		{"[she said [laughs] no]", "[laughs]=sound"},
	} {
		var got []string
		for _, a := range Asides(c.text, speakers) {
			got = append(got, c.text[a.Start:a.End]+"="+string(a.Kind))
		}
		if s := strings.Join(got, " "); s != c.want && !(c.want != "" && s == c.want+" (long pause)=sound") {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestSpokenKeepsEveryPosition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"so ", "né ", "[laughs]", "(?)", "[", ")", "*", "\n\n", "[I: mm] ", "((pause))", "東京", "<", "{coughs}"})).Draw(t, "pieces")
		text := strings.Join(pieces, "")
		end := 0
		for _, a := range Asides(text, nil) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) || !utf8.ValidString(text[:a.Start]) || !utf8.ValidString(text[a.Start:a.End]) {
				t.Fatalf("%+v in %q", a, text)
			}
			end = a.End
		}
		spoken := Spoken(text, nil)
		if len(spoken) != len(text) || !utf8.ValidString(spoken) || strings.Count(spoken, "\n") != strings.Count(text, "\n") {
			t.Fatalf("%q became %q", text, spoken)
		}
		for i := range spoken {
			if spoken[i] != ' ' && spoken[i] != text[i] {
				t.Fatalf("byte %d of %q became another in %q", i, text, spoken)
			}
		}
	})
}

func TestOnlyAsides(t *testing.T) {
	d, err := Build(Meta{ID: "T01", Speakers: []Speaker{{Label: "I", Kind: InterviewerSpeech}, {Label: "P07", Kind: ParticipantSpeech, Participant: "P07"}}},
		"I: So?\n\nP07: It was [I: mm] good (laughs) enough.\n")
	if err != nil {
		t.Fatal(err)
	}
	for quote, want := range map[string]bool{"[I: mm]": true, "mm": true, "(laughs)": true, "laughs": true, "good (laughs)": false, "was [I: mm]": false, "enough": false, "So": false, " ": false} {
		i := strings.Index(d.Text, quote)
		if got := d.OnlyAsides(Span{i, i + len(quote)}); got != want {
			t.Errorf("%q: %v", quote, got)
		}
	}
}
