package project_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/project"
)

var freeze = flag.Bool("freeze", false, "write the expected result of a frozen study that has none yet")

// frozen is what a study of an older format must still come to: change it for
// no reason but a mistake in it.
type frozen struct {
	Documents []frozenDocument
	Codings   []frozenCoding
	Finished  []frozenFinish
	Counts    []frozenCount
}

type frozenDocument struct {
	ID, Kind, Cycle string
	Participants    []string
	Text            string
	Turns           []frozenTurn
}

type frozenTurn struct{ Label, Kind, Participant, At, Words string }

type frozenCoding struct {
	ID, Document, Coder, Theme, Memo, Quote string
	Start, End                              int // code points
}

type frozenFinish struct {
	Document, Coder string
	Themes          []string
}

type frozenCount struct {
	Theme, Role                                   string
	Codings, Segments, Documents, Participants, N int
}

func TestAStudyOfFormat1StillOpens(t *testing.T) {
	dir := filepath.Join("..", "testdata", "compat", "v1")
	study, err := project.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	report, err := study.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		t.Errorf("check finds in %s: %s", f.Where, f.What)
	}
	got := readFrozen(t, study)
	path := filepath.Join(dir, "expected.json")
	if *freeze {
		data, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Write(append(data, '\n')); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want frozen
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the study is read in another way (-frozen +now):\n%s", diff)
	}
}

func readFrozen(t *testing.T, study *project.Study) frozen {
	t.Helper()
	book, err := study.Codebook()
	if err != nil {
		t.Fatal(err)
	}
	roster, err := study.Roster()
	if err != nil {
		t.Fatal(err)
	}
	ids, err := study.DocumentIDs()
	if err != nil {
		t.Fatal(err)
	}
	var out frozen
	counted := &analysis.Study{Book: book, Roster: roster, Coders: study.Config.Coders}
	for i, id := range ids {
		m, err := study.Material(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		out.Documents = append(out.Documents, freezeDocument(m))
		counted.Documents = append(counted.Documents, analysis.DocumentOf(m.Document))
		for _, p := range m.Placed {
			if p.Fit != coding.Exact {
				t.Errorf("coding %s is at another place", p.ID)
			}
			theme, ok := book.Resolve(p.Theme)
			if !ok {
				t.Fatalf("coding %s has the theme %s", p.ID, p.Theme)
			}
			out.Codings = append(out.Codings, frozenCoding{p.ID, id, p.Coder, theme.ID, p.Memo, m.Document.Slice(p.Span), p.Anchor.Start, p.Anchor.End})
			if r, ok := coding.RecordOf(m.Document, i, p, theme.ID); ok {
				counted.Records = append(counted.Records, r)
			}
		}
		for _, f := range m.State.Finished {
			out.Finished = append(out.Finished, frozenFinish{id, f.Coder, f.Themes})
		}
	}
	table, err := analysis.Frequencies(counted, analysis.FrequencyOptions{By: "role", GroupOrder: study.Config.Attributes["role"]})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		for g, group := range table.Groups {
			c := row.Counts[g]
			out.Counts = append(out.Counts, frozenCount{row.Theme.ID, group.Value, c.Codings, c.Segments, c.Documents, c.Participants, group.Size.Participants})
		}
	}
	return out
}

func freezeDocument(m *project.Material) frozenDocument {
	d := m.Document
	out := frozenDocument{ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Participants: d.Participants, Text: d.Text}
	for _, turn := range d.Turns {
		f := frozenTurn{Kind: string(d.KindOf(turn)), Participant: d.ParticipantOf(turn), Words: d.Slice(turn.Words)}
		if turn.Speaker >= 0 {
			f.Label = d.Speakers[turn.Speaker].Label
		}
		if turn.At >= 0 {
			f.At = turn.At.String()
		}
		out.Turns = append(out.Turns, f)
	}
	return out
}
