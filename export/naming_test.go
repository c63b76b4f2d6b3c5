package export

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A crew is a study in which each participant says one thing in a document of
// their own, coded with one theme.
func crew(t *testing.T, rows ...string) *sample {
	s := newSample(t)
	s.texts, s.study.Documents, s.study.Records, s.study.Roster.Participants = nil, nil, nil, nil
	for i, row := range rows {
		c := strings.Split(row, ",") // id, role, service, consent, cycle
		s.study.Roster.Participants = append(s.study.Roster.Participants, corpus.Participant{ID: c[0],
			Attributes: map[string]string{"role": c[1], "service": c[2], "consent": c[3]}})
		meta := corpus.Meta{ID: "T" + c[0], Kind: "interview", Cycle: c[4], Participants: []string{c[0]},
			Speakers: []corpus.Speaker{{Label: c[0], Kind: corpus.ParticipantSpeech, Participant: c[0]}}}
		doc, err := corpus.Build(meta, c[0]+": The gate sticks.\n")
		if err != nil {
			t.Fatal(err)
		}
		s.texts = append(s.texts, doc)
		s.study.Documents = append(s.study.Documents, analysis.DocumentOf(doc))
		s.code(t, i, "bo", "good-enough", "The gate", "sticks.")
	}
	return s
}

var staff = []string{
	"P01,volunteer,Hub,,1", "P02,volunteer,Hub,,1", "P03,volunteer,Hub,,2", "P04,volunteer,Outreach,,1",
	"P05,volunteer lead,Hub,,1", "P06,client,Hub,count only,1", "P07,client,Hub,withdrawn,1", "P08,client,Hub,,1", "P09,client,Hub,,2",
}

func TestAnAttributionIsSharedByEnough(t *testing.T) {
	ladder := func(s *sample, templates ...string) (r QuoteRequest) {
		r.Attribution = attribution(t, s, templates[0])
		for _, more := range templates[1:] {
			r.General = append(r.General, attribution(t, s, more))
		}
		return r
	}
	for _, c := range []struct {
		why     string
		ladder  []string
		k       int
		where   string
		want    string // attributions, sorted
		notes   string
		refused string // what too few share
	}{
		{"no rule", []string{"{service} {role}"}, 1, "", "Hub client,Hub client,Hub volunteer,Hub volunteer,Hub volunteer,Hub volunteer lead,Outreach volunteer", "", ""},
		{"the role, then nothing", []string{"{service} {role}", "{role}", "participant"}, 3, "",
			"Hub client,Hub client,Hub volunteer,Hub volunteer,Hub volunteer,participant,volunteer", "Hub volunteer lead (1): participant,Outreach volunteer (1): volunteer", ""},
		{"enough is enough", []string{"{role}", "participant"}, 4, "", "participant,participant,participant,volunteer,volunteer,volunteer,volunteer", "client (3): participant,volunteer lead (1): participant", ""},
		// Of the volunteers of the hub only two are in cycle 1.
		{"one cycle", []string{"{service} {role}", "{role}", "participant"}, 3, "cycle=1",
			"participant,participant,volunteer,volunteer,volunteer", "Hub client (2): participant,Hub volunteer (2): volunteer,Hub volunteer lead (1): participant,Outreach volunteer (1): volunteer", ""},
		{"whatever else is asked for", []string{"{role}", "participant"}, 3, "role=client and service=Hub", "client,client", "", ""},
		{"nothing more general", []string{"{role}"}, 3, "", "", "", "volunteer lead"},
		{"not even a participant", []string{"{role}", "participant"}, 9, "", "", "", "participant"},
	} {
		t.Run(c.why, func(t *testing.T) {
			s := crew(t, staff...)
			r := ladder(s, c.ladder...)
			r.K, r.Text = c.k, s.text
			if c.where != "" {
				r.Select.Where = where(t, c.where)
			}
			set, notes, err := CollectQuotes(s.study, r)
			if c.refused != "" {
				if !errors.Is(err, ErrTooFew) || !strings.Contains(err.Error(), `"`+c.refused+`" is shared by`) || len(fault.Hints(err)) == 0 {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got, told []string
			for _, theme := range set.Themes {
				for _, q := range theme.Quotes {
					got = append(got, q.Attribution)
				}
			}
			slices.Sort(got)
			for _, g := range notes.General {
				told = append(told, g.Special+" ("+number(g.Shared)+"): "+g.Printed)
			}
			if strings.Join(got, ",") != c.want || strings.Join(told, ",") != c.notes {
				t.Errorf("attributed to %q, want %q\nnoted %q, want %q", got, c.want, told, c.notes)
			}
		})
	}
}

// A mention is printed as the person would be.
func TestAMentionIsGeneralisedToo(t *testing.T) {
	s := crew(t, staff...)
	r := QuoteRequest{Title: "What [P05] and [P01] said", K: 3, General: []analysis.Attribution{attribution(t, s, "participant")}}
	set, notes := s.collect(t, r)
	if set.Title != "What [a participant] and [a volunteer] said" {
		t.Errorf("%q", set.Title)
	}
	if len(notes.General) != 1 || notes.General[0].Special != "volunteer lead" {
		t.Errorf("%+v", notes.General)
	}
}

// Who agreed to be counted is among those who may be meant, and in N, and is never
// quoted; who has withdrawn is none of these.
func TestCountOnlyIsCountedAndNeverQuoted(t *testing.T) {
	s := crew(t, "P01,client,,,1", "P02,client,,count only,1", "P03,client,,withdrawn,1", "P04,client,,no quotes,1")
	set, notes := s.collect(t, QuoteRequest{K: 3})
	if set.N != 3 || set.Count != 1 || notes.Withheld["count only"] != 1 || notes.Withheld["no quotes"] != 1 {
		t.Errorf("N %d, %d quotes, withheld %v", set.N, set.Count, notes.Withheld)
	}
	for _, theme := range set.Themes {
		if theme.ID == "good-enough" && theme.Participants != 3 {
			t.Errorf("%d participants spoke of it", theme.Participants)
		}
	}
	if _, _, err := CollectQuotes(s.study, QuoteRequest{K: 4, Text: s.text}); !errors.Is(err, ErrTooFew) {
		t.Errorf("who withdrew is counted among those who share an attribution: %v", err)
	}
	// Whoever is not quoted needs no name.
	s = crew(t, "P01,client,,,1", "P02,client,,,1", "P03,client,,,1", "P04,chair,,count only,1")
	if set, _ := s.collect(t, QuoteRequest{K: 3}); set.Count != 3 || set.N != 4 {
		t.Errorf("N %d, %d quotes", set.N, set.Count)
	}
}
