package anonymise

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

// studyOf makes documents T1, T2 ... of what one participant, P1, P2 ..., says
// in each.
func studyOf(t *testing.T, said ...string) (*Details, []*corpus.Document) {
	t.Helper()
	x := &Details{}
	var all []*corpus.Document
	for i, words := range said {
		id := fmt.Sprintf("P%d", i+1)
		d, err := corpus.Build(corpus.Meta{ID: fmt.Sprintf("T%d", i+1), Participants: []string{id},
			Speakers: []corpus.Speaker{{Label: id, Kind: corpus.ParticipantSpeech, Participant: id}}}, id+": "+words+"\n")
		if err != nil {
			t.Fatal(err)
		}
		x.Add(d)
		all = append(all, d)
	}
	return x, all
}

func TestDetailsThatTell(t *testing.T) {
	const ordinary = "We go out on Monday and it was good. Then the volunteer came, and it was the only thing we did."
	for said, want := range map[string]string{
		"I am the only Māori volunteer they have.":                     "only one: the only Māori",
		"I was an only child.":                                         "only one: an only child",
		"I'm the only one who drives.":                                 "only one: only one who",
		"Nobody else in the valley keeps goats.":                       "only one: Nobody else in the valley",
		"There is no other harpist in the town, they say.":             "only one: no other harpist",
		"My father was the last skipper.":                              "first, last: the last skipper",
		"She was the first woman to sit on the council.":               "first, last: the first woman",
		"I was the first to go to university.":                         "first, last: the first to go",
		"I'm the oldest of us.":                                        "first, last: the oldest of",
		"He had the tallest mast in the harbour.":                      "first, last: the tallest mast",
		"I'm one of nine in the country.":                              "one of few: one of nine in the",
		"She was one of the few who stayed.":                           "one of few: one of the few who",
		"We had 1 of them, and I am one of 12 trustees.":               "one of few: one of 12 trustees",
		"My grandad was a skipper. The skipper's boat leaked.":         "occupation: skipper",
		"It was [never closed, by a skipper.":                          "occupation: skipper",
		"They were all fishermen.":                                     "occupation: fishermen",
		"We moved from Hobbisquint to the Gantry Yacht Club in spring": "capital: Hobbisquint|capital: Gantry Yacht Club",
		// What says nothing of anybody.
		"It was the only thing, the only way, the only time.":        "",
		"The first time I came was the last week of the month.":      "",
		"One of the days, one of us, one of those things.":           "",
		"It was the best thing, and of interest. In the interest.":   "",
		"I went [to Hobbisquint] with [the skipper], [P02] and Zoom": "",
		"On Tuesday, in August, Mrs [person 1] said NHS.":            "",
		"Monday came. Volunteers came.":                              "",
		"He was the only. Child, come here.":                         "",
	} {
		x, all := studyOf(t, ordinary, said, ordinary)
		var got []string
		for _, f := range x.Find(all[1]) {
			got = append(got, string(f.Cue)+": "+all[1].Slice(f.Span))
			if f.Turn != 1 || f.Participant != "P2" {
				t.Errorf("%q: turn %d of %q", said, f.Turn, f.Participant)
			}
		}
		if text := strings.Join(got, "|"); text != want {
			t.Errorf("%q: got %q, want %q", said, text, want)
		}
		if rest := x.Find(all[0]); len(rest) != 0 {
			t.Errorf("of the ordinary words %q are told", all[0].Slice(rest[0].Span))
		}
	}
}

// A word that others have is no detail; one that somebody says again and again
// is, where there are others to compare with.
func TestDetailsNeedTheWholeStudy(t *testing.T) {
	harp := strings.Repeat("I play the harpsichord. ", oftenTimes)
	for _, c := range []struct {
		name string
		said []string
		want []string // of the first document
	}{
		{"two have skippers and have been to Hobbisquint", []string{"a skipper at Hobbisquint", "the skipper of Hobbisquint"}, nil},
		{"a word that is often said, and few documents", []string{harp, "And so on."}, nil},
		{"a word that is often said in one of many", append([]string{harp}, slices.Repeat([]string{"And so on."}, manyDocuments-1)...), []string{"often here: harpsichord"}},
		{"a word that is often said in two of many", append([]string{harp, harp}, slices.Repeat([]string{"And so on."}, manyDocuments)...), nil},
		{"what stands for a name, again and again", append([]string{strings.Repeat("I saw [somebody] there. ", oftenTimes)}, slices.Repeat([]string{"And there it was."}, manyDocuments)...), nil},
		{"a capital here, none there", []string{"We saw the Gantry there.", "The gantry fell."}, nil},
	} {
		x, all := studyOf(t, c.said...)
		var got []string
		for _, f := range x.Find(all[0]) {
			got = append(got, string(f.Cue)+": "+all[0].Slice(f.Span))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
