package index

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestSimilar(t *testing.T) {
	s := newStudy()
	s.put(Entry{Document: interview(t, "T1", "P01",
		"I: How was the kettle left for you?",
		"P01: They left the kettle on, so that somebody would come in and talk.",
		"P01: We talked about the buses, the weather, the usual.",
		"P01: The kettle was always on, and somebody talked to you.")})
	s.put(Entry{Document: interview(t, "T2", "P02",
		"P02: I came in for the warm. Nobody asked what I wanted.",
		"P02: A kettle and a chair: come in, talk, leave it at that.",
		"P02: The bus was late again.")})
	x := Open(t.TempDir(), 0)
	defer x.Close()
	kettle := []string{"They left the kettle on, so that somebody would come in and talk."}
	cases := []struct {
		why  string
		like Likeness
		want string
	}{
		{"the passage itself, then those with its words; not the interviewer", Likeness{Texts: kettle}, "T1#2 T2#2 T1#4 T2#1 T1#3"},
		{"interviewers too where asked for", Likeness{Texts: kettle, AllSpeech: true}, "T1#1"},
		{"only those wanted", Likeness{Texts: kettle, Wanted: func(h Hit) (bool, error) { return h.Document == "T2", nil }}, "T2#2 T2#1"},
		{"so many at most", Likeness{Texts: kettle, Limit: 1}, "T1#2"},
		{"a cue alone, in any ending", Likeness{Cues: []string{"asking"}}, "T2#1"},
		{"all words of a cue", Likeness{Cues: []string{"late bus"}}, "T2#3"},
		{"one word in common is not enough", Likeness{Texts: []string{"warm buses"}}, ""},
		{"nothing is like nothing", Likeness{}, ""},
		{"words that nobody says", Likeness{Texts: []string{"zygote"}, Cues: []string{"quark"}}, ""},
	}
	for _, c := range cases {
		hits, _, err := x.Similar(t.Context(), s, c.like)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var got []string
		last := 0.0
		for i, h := range hits {
			got = append(got, fmt.Sprintf("%s#%d", h.Document, h.Segment+1))
			if h.Score <= 0 || i > 0 && h.Score > last {
				t.Errorf("%s: scores do not fall: %+v", c.why, hits)
			}
			last = h.Score
		}
		list := strings.Join(got, " ")
		if c.like.AllSpeech {
			if !strings.Contains(list, c.want) {
				t.Errorf("%s: %s, want %s among them", c.why, list, c.want)
			}
		} else if list != c.want {
			t.Errorf("%s: %q, want %q", c.why, list, c.want)
		}
	}
	if _, _, err := x.Similar(t.Context(), s, Likeness{Texts: kettle, Wanted: func(Hit) (bool, error) { return false, errors.New("no") }}); err == nil || err.Error() != "no" {
		t.Errorf("an error of Wanted: %v", err)
	}
}
