package analysis

import (
	"slices"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

// Who has withdrawn is in no number and no quote, whatever is asked for.
func TestWhoHasWithdrawnCountsNowhere(t *testing.T) {
	s := small(t)
	roster := *s.Roster
	roster.Participants = slices.Clone(roster.Participants)
	s.Roster = &roster
	for i, p := range roster.Participants {
		if p.ID == "P3" {
			roster.Participants[i] = corpus.Participant{ID: "P3", Attributes: map[string]string{"consent": "withdrawn"}}
		}
	}
	for _, all := range []bool{false, true} {
		before, after := frequencies(t, small(t), FrequencyOptions{AllSpeech: all}), frequencies(t, s, FrequencyOptions{AllSpeech: all})
		if was, is := before.Groups[0].Size, after.Groups[0].Size; is.Participants != was.Participants-1 || is.Segments >= was.Segments {
			t.Errorf("all speech %t: %+v, was %+v", all, is, was)
		}
		// The coding of P2's and P3's words still counts for P2; the one on P3's alone is gone.
		if is, was := counts(after, 0), counts(before, 0); is["elephant"].Participants != was["elephant"].Participants-1 || is["good-enough"].Participants != 0 || !all && is["good-enough"].Codings != 0 {
			t.Errorf("all speech %t: %+v, was %+v", all, is, was)
		}
		if !slices.Equal(after.Withdrawn, []string{"P3"}) || slices.Contains(after.Absent, "P3") || after.NotSpeech != before.NotSpeech {
			t.Errorf("withdrawn %v, absent %v, not speech %d", after.Withdrawn, after.Absent, after.NotSpeech)
		}
	}
	list, err := Quotes(s, QuoteOptions{AllSpeech: true})
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCast(s)
	if err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, theme := range list.Themes {
		for _, pick := range theme.Picks {
			listed++
			r := s.Records[pick.Record]
			for turn := r.FirstTurn; turn < r.LastTurn; turn++ {
				if c.voices[c.voiceOf(r.Document, s.Documents[r.Document].Turns[turn])].gone {
					t.Errorf("%s is quoted with words of somebody who has withdrawn", r.ID)
				}
			}
		}
	}
	if listed == 0 {
		t.Error("nothing is quoted")
	}
	if table := frequencies(t, s, FrequencyOptions{Where: where(t, "not participant:P3")}); len(table.Withdrawn) != 0 {
		t.Errorf("ruled out, and told of: %v", table.Withdrawn)
	}
}
