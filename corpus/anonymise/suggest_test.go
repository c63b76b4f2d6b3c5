package anonymise

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/corpus"
)

// namesVotes votes, under its name, for each place where a string stands.
type namesVotes struct {
	name string
	all  []string
}

func (n namesVotes) Name() string { return n.name }

func (n namesVotes) Detect(d *corpus.Document) []Vote {
	var votes []Vote
	for _, name := range n.all {
		f := NewFinder(nil, []Literal{{Text: name}})
		votes = append(votes, (&rosterDetector{n.name, f, []string{""}}).Detect(d)...)
	}
	return votes
}

func TestSuggestionsAreNamesWithTheirVotes(t *testing.T) {
	one := interview(t, "Interviewer=interviewer,Xanthe Quill=participant,P07=participant=P07,Mo=other",
		"Interviewer: And Bill?\n\nXanthe Quill: Bill Hathersedge, bill\nhathersedge. Noor.\n\nP07: Noor.\n\nMo: Noor.\n\nXanthe Quill: Yes.")
	two := interview(t, "", "It was NOOR, and Maureen.")
	two.ID = "T02"
	s := NewSuggester(NewFinder(cast, nil),
		namesVotes{"b", []string{"Bill", "Noor", "Maureen"}}, namesVotes{"a", []string{"Bill Hathersedge", "Noor"}})
	s.Read(one)
	s.Read(two)
	want := []Suggestion{
		{"Noor", []string{"a", "b"}, 4, []string{"T01", "T02"}},
		{"Bill Hathersedge", []string{"a", "b"}, 2, []string{"T01"}},
		{"Xanthe Quill", []string{SpeakerLabel}, 2, []string{"T01"}},
		{"Bill", []string{"b"}, 1, []string{"T01"}},
	}
	if diff := cmp.Diff(want, s.Suggestions()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatTheListsCoverIsNotSuggested(t *testing.T) {
	people := list("Maureen Fitzwarren; Mo", "Will Tancred", "Bell:case", "de Vries")
	covered := NewFinder(people, []Literal{{Text: "Old Mill"}})
	for name, want := range map[string]bool{
		"Maureen": true, "Mo": true, "MAUREEN FITZWARREN": true, "Mrs Fitzwarren": true, "the Old Mill": true,
		"Will": true, "Bell": true, "de Vries": true, "Pod Leader Mo": true, "Mo's": true, "M. Fitzwarren": true,
		"Maureen Quill": false, "Mill": false, "Mum": false, "Mooney": false, "Old Mill Lane": false,
	} {
		if got := NewSuggester(covered).covers(name); got != want {
			t.Errorf("%s: covered %v, want %v", name, got, want)
		}
	}
}

func TestANameThatTheListsCoverWhereItStandsIsNotSuggested(t *testing.T) {
	covered := NewFinder(list("Mrs Bell", "Xan Yule"), nil)
	vote := namesVotes{"a", []string{"Bell", "Yule Quill"}}
	s := NewSuggester(covered, vote)
	s.Read(interview(t, "", "I saw Mrs Bell. I saw Xan and Yule Quill."))
	want := []Suggestion{{"Yule Quill", []string{"a"}, 1, []string{"T01"}}}
	if diff := cmp.Diff(want, s.Suggestions()); diff != "" {
		t.Error(diff)
	}
	s.Read(interview(t, "", "I saw Nurse Quill and Bell."))
	if got := s.Suggestions(); len(got) != 2 || got[0].Name != "Bell" || got[0].Times != 1 {
		t.Errorf("a name without the title that the list has: %v", got)
	}
}

// What is suggested is never replaced unless somebody says so.
func TestApplyAsksNoFurtherDetector(t *testing.T) {
	r, err := NewReplacer(cast, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.detectors) != 1 {
		t.Errorf("%d detectors", len(r.detectors))
	}
}
