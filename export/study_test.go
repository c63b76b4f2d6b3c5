package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// An invented support charity: a Pod Leader, two clients, a volunteer who is
// not to be quoted, someone without a role.
type sample struct {
	study *analysis.Study
	texts []*corpus.Document
}

const sampleBook = `codebook: 1
themes:
  - id: elephant
    name: naming the elephant
    definition: Saying aloud what everyone in the room knows & avoids.
    themes:
      - id: tone
        name: tone <of voice>
  - id: good-enough
    name: "=good enough"
    definition: "[P03] called it *good enough*."
  - id: stepping-back
    name: stepping back
`

const interview1 = `# Second visit

Interviewer: What changed?

P01: Nothing changed. [P02] and I had "the talk" -- 1 < 2 & *so on*.

I said it | out loud, and P03's sister laughed [laughs].

Interviewer: And then?

P01: Then [P99] rang, about P02.
`

const interview2 = `Interviewer: You two know each other?

P02: We do.

P03: We do, it’s “fine” – [an aside].

P02: Since spring.
`

const interview3 = `P04: Please keep this one to yourselves.

P05: =1+1 is how I would put it.

Interviewer: 1. Noted.
`

func newSample(t testing.TB) *sample {
	t.Helper()
	book, err := codebook.Parse([]byte(sampleBook), "codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := &sample{study: &analysis.Study{Book: book, Roster: &corpus.Roster{Columns: []string{"role", "service", "consent"}}}}
	for _, row := range []string{"P01,Pod Leader,,yes", "P02,client,Floating Support,Full", "P03,client,Hub;Floating Support,", "P04,volunteer,,No-quotes", "P05,,,", "P06,operations manager,,"} {
		c := strings.Split(row, ",")
		s.study.Roster.Participants = append(s.study.Roster.Participants, corpus.Participant{ID: c[0],
			Attributes: map[string]string{"role": c[1], "service": c[2], "consent": c[3]}})
	}
	for _, d := range []struct{ id, text, people string }{{"T1", interview1, "P01"}, {"T2", interview2, "P02 P03"}, {"T10", interview3, "P04 P05"}} {
		meta := corpus.Meta{ID: d.id, Kind: "interview", Cycle: "2019-05", Participants: strings.Fields(d.people),
			Speakers: []corpus.Speaker{{Label: "Interviewer", Kind: corpus.InterviewerSpeech}}}
		for _, p := range meta.Participants {
			meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: p, Kind: corpus.ParticipantSpeech, Participant: p})
		}
		doc, err := corpus.Build(meta, d.text)
		if err != nil {
			t.Fatal(err)
		}
		s.texts = append(s.texts, doc)
		s.study.Documents = append(s.study.Documents, analysis.DocumentOf(doc))
	}
	s.code(t, 0, "corin", "elephant", "Nothing changed", "out loud, and P03's sister laughed [laughs].")
	s.code(t, 0, "corin", "tone", "I said it", "about P02.")
	s.code(t, 1, "corin", "elephant", "Interviewer: You two", "Since spring.")
	s.code(t, 2, "bo", "good-enough", "Please keep", "to yourselves.")
	s.code(t, 2, "bo", "good-enough", "=1+1", "put it.")
	s.code(t, 1, "bo", "good-enough", "We do, it", "[an aside]")
	s.code(t, 2, "bo", "good-enough", "P05:", "P05:")
	return s
}

// code marks from the first words of from to the end of the next to.
func (s *sample) code(t testing.TB, document int, coder, theme, from, to string) {
	t.Helper()
	d := s.texts[document]
	start := strings.Index(d.Text, from)
	end := strings.Index(d.Text[max(start, 0):], to)
	if start < 0 || end < 0 {
		t.Fatalf("%s has no %q to %q", d.ID, from, to)
	}
	span := corpus.Span{Start: start, End: start + end + len(to)}
	first, last := d.TurnsIn(span)
	s.study.Records = append(s.study.Records, coding.Record{ID: fmt.Sprint("c", len(s.study.Records)), Theme: theme, Coder: coder,
		Document: document, Span: span, FirstTurn: first, LastTurn: last})
}

func (s *sample) text(i int) (*corpus.Document, error) { return s.texts[i], nil }

func (s *sample) collect(t testing.TB, r QuoteRequest) (*QuoteSet, QuoteNotes) {
	t.Helper()
	r.Text = s.text
	set, notes, err := CollectQuotes(s.study, r)
	if err != nil {
		t.Fatal(err)
	}
	return set, notes
}

func attribution(t testing.TB, s *sample, template string) analysis.Attribution {
	t.Helper()
	a, err := analysis.ParseAttribution(template, s.study.Roster.Columns)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func where(t testing.TB, text string) query.Node {
	t.Helper()
	n, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
