package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

func frequencies(t testing.TB, s *Study, o FrequencyOptions) *Table {
	t.Helper()
	table, err := Frequencies(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// counts gives a table's numbers for one group by theme id.
func counts(table *Table, group int) map[string]Count {
	out := map[string]Count{"any": table.Any[group], "size": table.Groups[group].Size}
	for _, r := range table.Rows {
		out[r.Theme.ID] = r.Counts[group]
	}
	return out
}

// In order of the fields: codings, segments, documents, participants.
func TestEveryoneWorkedByHand(t *testing.T) {
	table := frequencies(t, small(t), FrequencyOptions{})
	want := map[string]Count{
		// tone: ash's two overlapping codings are one, bo's is another: 2.
		// Turns 2 and 4 of T1 (3 is the interviewer's): 2. T1: 1. P1: 1.
		"tone": {2, 2, 1, 1},
		// ash on turn 4 of T1.
		"authenticity": {1, 1, 1, 1},
		// Own: 1 coding on turns 1 and 2 of T2 by P2 and P3. With sub-themes
		// codings 1+2+1 = 4; turns T1:2, T1:4, T2:1, T2:2 = 4; T1 and T2 = 2;
		// P1, P2, P3 = 3.
		"elephant": {4, 4, 2, 3},
		// T2's is interviewer speech only; T10 turn 0 by P3 remains.
		"good-enough": {1, 1, 1, 1},
		// Codings 4+1; turns 4 and T10:0 = 5; all 3 documents; P1, P2, P3.
		"any": {5, 5, 3, 3},
		// P1 to P4 speak somewhere: N is 4, P5 is not in it. Participants'
		// turns: T1 2, T2 3, T10 2 = 7.
		"size": {5, 7, 3, 4},
	}
	if diff := cmp.Diff(want, counts(table, 0)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"P5"}, table.Absent); diff != "" {
		t.Error("absent", diff)
	}
	if table.NotSpeech != 1 || table.UnknownTheme != 1 {
		t.Errorf("left out: %d without participants' words, %d of unknown themes; want 1 and 1", table.NotSpeech, table.UnknownTheme)
	}
	// ash finished T1; bo's finish of T2 is for one theme only.
	if table.Unfinished != 2 {
		t.Errorf("%d documents unfinished, want T2 and T10", table.Unfinished)
	}
	for _, r := range table.Rows {
		if r.Theme.ID == "old" {
			t.Error("a retired theme without codings has a row")
		}
	}
	if got := table.Share(table.Rows[0], 0).String(); got != "3 of 4" {
		t.Errorf("elephant: %s", got)
	}
}

func TestOptionsWorkedByHand(t *testing.T) {
	for _, c := range []struct {
		name string
		o    FrequencyOptions
		want map[string]Count
	}{
		// Only its own coding: turns 1 and 2 of T2, P2 and P3.
		{"own", FrequencyOptions{Own: true}, map[string]Count{"elephant": {1, 2, 1, 2}, "any": {5, 5, 3, 3}}},
		// The interviewer's turn 3 of T1 joins tone; T2's turn 0 joins good
		// enough. Nobody new: N stays 4. Turns: 5 (heading too) + 4 + 2 = 11.
		{"all speech", FrequencyOptions{AllSpeech: true}, map[string]Count{"tone": {2, 3, 1, 1}, "good-enough": {2, 2, 2, 1}, "size": {6, 11, 3, 4}}},
		{"coder", FrequencyOptions{Coder: "bo"}, map[string]Count{"tone": {1, 1, 1, 1}, "elephant": {1, 1, 1, 1}, "any": {2, 2, 2, 2}, "size": {2, 7, 3, 4}}},
		// Pod Leaders are P1 and P2 however it is typed: N is 2. Of T2's coding
		// only P2's turn remains. T1 and T2 are in scope, turns 2+2.
		{"role", FrequencyOptions{Where: where(t, `role="pod leader"`)}, map[string]Count{"elephant": {4, 3, 2, 2}, "good-enough": {}, "size": {4, 4, 2, 2}}},
		{"not role", FrequencyOptions{Where: where(t, `NOT role="pod leader"`)}, map[string]Count{"elephant": {1, 1, 1, 1}, "size": {2, 3, 2, 2}}},
		{"one of two services", FrequencyOptions{Where: where(t, `service=hub`)}, map[string]Count{"size": {2, 3, 2, 2}}},
		// The document's cycle goes before P1's own.
		{"cycle", FrequencyOptions{Where: where(t, `cycle=2019`)}, map[string]Count{"elephant": {1, 2, 1, 2}, "size": {2, 5, 2, 3}}},
		// A theme restricts the codings and leaves N alone.
		{"theme", FrequencyOptions{Where: where(t, `theme:tone`)}, map[string]Count{"elephant": {2, 2, 1, 1}, "good-enough": {}, "size": {2, 7, 3, 4}}},
		{"theme with sub-themes", FrequencyOptions{Where: where(t, `theme:elephant`)}, map[string]Count{"elephant": {4, 4, 2, 3}, "good-enough": {}}},
		{"theme and role", FrequencyOptions{Where: where(t, `theme:tone role:client`)}, map[string]Count{"elephant": {}, "size": {0, 2, 2, 1}}},
		{"speaker brings speech in", FrequencyOptions{Where: where(t, `speaker:interviewer`)}, map[string]Count{"tone": {1, 1, 1, 0}, "size": {2, 3, 2, 0}}},
		{"or within the scope", FrequencyOptions{Where: where(t, `document:T10 OR participant:P1`)}, map[string]Count{"any": {4, 3, 2, 2}, "size": {4, 4, 2, 3}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := counts(frequencies(t, small(t), c.o), 0)
			for id, want := range c.want {
				if got[id] != want {
					t.Errorf("%s: got %+v, want %+v", id, got[id], want)
				}
			}
		})
	}
}

func TestGroups(t *testing.T) {
	table := frequencies(t, small(t), FrequencyOptions{By: "Service", GroupOrder: []string{"HUB"}})
	var names []string
	for _, g := range table.Groups {
		names = append(names, g.Value)
	}
	// P3 is in Hub and in Floating Support, P4 in Hub, P1 and P2 in neither.
	if diff := cmp.Diff([]string{"", "Hub", "Floating Support", ""}, names); diff != "" {
		t.Fatal(diff)
	}
	for g, want := range []int{4, 2, 1, 2} {
		if n := table.Groups[g].Size.Participants; n != want {
			t.Errorf("group %d: N is %d, want %d", g, n, want)
		}
	}
	elephant := table.Rows[0]
	for g, want := range []string{"3 of 4", "1 of 2", "1 of 1", "2 of 2"} {
		if got := table.Share(elephant, g).String(); got != want {
			t.Errorf("elephant in group %d: %s, want %s", g, got, want)
		}
	}
	// Two spellings of one role are one group, in the spelling that sorts first.
	if got := frequencies(t, small(t), FrequencyOptions{By: "role"}).Groups; len(got) != 4 || got[2].Value != "Pod Leader" || got[2].Size.Participants != 2 {
		t.Errorf("groups by role: %+v", got)
	}
	if got := frequencies(t, small(t), FrequencyOptions{By: "cycle"}).Groups; len(got) != 3 || got[2].Value != "2019" || got[2].Size.Participants != 3 {
		t.Errorf("groups by cycle: %+v", got)
	}
}

func TestAbsentParticipants(t *testing.T) {
	for text, want := range map[string][]string{
		"":                     {"P5"},
		"role:client":          {"P5"},
		`role:"pod leader"`:    nil,
		"cycle=2019":           {"P5"},             // P1's own cycle is 2018, so P1 is not missed
		"cycle=2018":           {"P2", "P3", "P4"}, // nothing is known against them
		"role:client kind:fun": {"P3", "P5"},
		"NOT role:client":      nil,
	} {
		table := frequencies(t, small(t), FrequencyOptions{Where: where(t, text)})
		if diff := cmp.Diff(want, table.Absent); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestRefusals(t *testing.T) {
	for text, hint := range map[string]string{
		"rolle:client":                       "did you mean role?",
		"theme:elefant":                      "did you mean elephant?",
		"coder:ask":                          "did you mean ash?",
		"elephant":                           "`mitten search`",
		`"good enough"`:                      "`mitten search`",
		"role:client OR theme:tone":          "join the two with AND",
		"NOT (role:client AND theme:tone)":   "join the two with AND",
		"(cycle:2018 OR coder:ash) kind:foo": "join the two with AND",
	} {
		_, err := Frequencies(small(t), FrequencyOptions{Where: where(t, text)})
		if err == nil || !strings.Contains(strings.Join(fault.Hints(err), "\n"), hint) {
			t.Errorf("%s: got %v with hints %q, want %q", text, err, fault.Hints(err), hint)
		}
	}
	for _, o := range []FrequencyOptions{{By: "servise"}, {By: "participant"}, {By: "document"}, {Coder: "nobody"}, {Unit: "people"}} {
		if _, err := Frequencies(small(t), o); err == nil || len(fault.Hints(err)) == 0 {
			t.Errorf("%+v: got %v, want an error with a hint", o, err)
		}
	}
	bad := small(t)
	bad.Records[0].LastTurn = 6
	if _, err := Frequencies(bad, FrequencyOptions{}); err == nil {
		t.Error("a record beyond its document's turns is accepted")
	}
}

func TestWarnsOfValuesThatMatchNothing(t *testing.T) {
	table := frequencies(t, small(t), FrequencyOptions{Where: where(t, `role:"Pod Leadr" cycle=2019 participant:P5`)})
	want := []string{`nothing in the study has role "Pod Leadr"; did you mean "Pod Leader"?`}
	if diff := cmp.Diff(want, table.Warnings); diff != "" {
		t.Error(diff)
	}
}

func TestSpeechWithoutParticipantCountsForNobody(t *testing.T) {
	s := small(t)
	// A focus group in which two people are known and one voice is not.
	d := transcript("F1", "2019", "P1", "P2")
	d.Speakers = append(d.Speakers, corpus.Speaker{Label: "Voice", Kind: corpus.ParticipantSpeech})
	d.Turns = append(d.Turns, 2)
	s.Documents = []Document{d}
	s.Records = s.Records[:0]
	s.Records = append(s.Records, mark10(0, "ash", "tone", 2, 3))
	got := counts(frequencies(t, s, FrequencyOptions{}), 0)
	if want := (Count{1, 1, 1, 0}); got["tone"] != want {
		t.Errorf("got %+v, want %+v", got["tone"], want)
	}
	if got["size"].Participants != 2 {
		t.Errorf("N is %d, want 2", got["size"].Participants)
	}
}

func TestPercentOnlyFromTwenty(t *testing.T) {
	if p, ok := (Share{K: 16, N: 20}).Percent(); !ok || p != 80 {
		t.Errorf("16 of 20: %v %v", p, ok)
	}
	if _, ok := (Share{K: 16, N: 19}).Percent(); ok {
		t.Error("a percentage of 19")
	}
	if p, ok := (Share{K: 1, N: 3, From: 3}).Percent(); !ok || p != 33.3 {
		t.Errorf("1 of 3 from 3: %v %v", p, ok)
	}
}

func TestDocumentOf(t *testing.T) {
	d, err := corpus.Build(corpus.Meta{ID: "T1", Participants: []string{"P1"}, Speakers: []corpus.Speaker{
		{Label: "I", Kind: corpus.InterviewerSpeech}, {Label: "P1", Kind: corpus.ParticipantSpeech, Participant: "P1"}},
		Unlabelled: corpus.ParticipantSpeech}, "# Start\n\nIt began so.\n\nI: And?\n\nP1: And so.\n")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Voice{Heading, Unlabelled, 0, 1}, DocumentOf(d).Turns); diff != "" {
		t.Error(diff)
	}
	s := &Study{Book: book(t, bookText), Documents: []Document{DocumentOf(d)}}
	if size := frequencies(t, s, FrequencyOptions{}).Groups[0].Size; size.Segments != 2 || size.Participants != 1 {
		t.Errorf("size %+v: the unlabelled turn is P1's, the heading nobody's", size)
	}
}

func TestSmallRules(t *testing.T) {
	s := small(t)
	// A coding that still names a retired theme is not hidden.
	s.Records = append(s.Records, mark10(2, "bo", "old", 0, 1))
	table := frequencies(t, s, FrequencyOptions{Coder: "BO"})
	if got := counts(table, 0)["old"]; got != (Count{1, 1, 1, 1}) {
		t.Errorf("a retired theme with a coding: %+v", got)
	}
	// Of bo's own finishes there is none for all themes.
	if table.Unfinished != 3 {
		t.Errorf("bo has left %d documents unfinished, want 3", table.Unfinished)
	}
	// To leave interviewers out does not bring others in: "O" and "#" stay out.
	if table := frequencies(t, s, FrequencyOptions{Where: where(t, "NOT speaker:interviewer")}); table.AllSpeech || table.Groups[0].Size.Segments != 7 {
		t.Errorf("NOT speaker:interviewer: all speech %t, %d segments, want participants' 7", table.AllSpeech, table.Groups[0].Size.Segments)
	}
	// An interviewer is in by the part that asks for one, not by the other.
	if size := frequencies(t, s, FrequencyOptions{Where: where(t, "speaker:interviewer OR cycle=2018")}).Groups[0].Size; size.Segments != 5 {
		t.Errorf("3 turns of interviewers and 2 of P1: %d", size.Segments)
	}
	if table := frequencies(t, s, FrequencyOptions{Where: where(t, "(speaker:interviewer OR speaker:P1) cycle=2018")}); table.Groups[0].Size.Segments != 4 || !table.AllSpeech {
		t.Errorf("2 turns of interviewers and 2 of P1 in 2018: %d", table.Groups[0].Size.Segments)
	}
	// Codings that are out of scope are not left out for want of speech: ash's on
	// the interviewer in T2 is the only one.
	for n, o := range []FrequencyOptions{{AllSpeech: true}, {Where: where(t, "cycle=2019")}} {
		if got := frequencies(t, s, o).NotSpeech; got != n {
			t.Errorf("%d codings without participants' words, want %d", got, n)
		}
	}
	for _, scope := range []string{"speaker:interviewer", "cycle=2018", "role:client"} {
		if got := frequencies(t, s, FrequencyOptions{Where: where(t, scope)}).NotSpeech; got != 0 {
			t.Errorf("%d codings without participants' words where %s, which --all-speech would not add", got, scope)
		}
	}
	if frequencies(t, s, FrequencyOptions{}).SomeCoders || !frequencies(t, s, FrequencyOptions{Coder: "bo"}).SomeCoders || !frequencies(t, s, FrequencyOptions{Where: where(t, "NOT coder:bo")}).SomeCoders {
		t.Error("a table does not say whether coders are left out")
	}
	if got := counts(frequencies(t, s, FrequencyOptions{Where: where(t, "theme:ele*")}), 0); got["tone"].Codings != 2 || got["good-enough"].Codings != 0 {
		t.Errorf("theme:ele*: %+v", got)
	}
}

// A participant whose id is not known counts for nobody, so the table tells of
// the turns; they are segments all the same.
func TestParticipantsWithoutAnID(t *testing.T) {
	s := small(t)
	for _, d := range []int{1, 2} {
		for i := range s.Documents[d].Speakers {
			if s.Documents[d].Speakers[i].Participant == "P3" {
				s.Documents[d].Speakers[i].Participant = ""
			}
		}
	}
	table := frequencies(t, s, FrequencyOptions{})
	if diff := cmp.Diff([]Anonymous{{"T2", 1}, {"T10", 1}}, table.Anonymous); diff != "" {
		t.Error(diff)
	}
	if size := table.Groups[0].Size; size.Participants != 3 || size.Segments != 7 {
		t.Errorf("3 participants with an id, 7 turns of participants: %+v", size)
	}
	if got := frequencies(t, s, FrequencyOptions{Where: where(t, "document:T10")}).Anonymous; len(got) != 1 {
		t.Errorf("T10 alone is in scope: %+v", got)
	}
	if got := frequencies(t, small(t), FrequencyOptions{AllSpeech: true}).Anonymous; got != nil {
		t.Errorf("everyone has an id but the interviewers: %+v", got)
	}
}
