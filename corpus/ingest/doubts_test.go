package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

func doubtsAsText(r *Result) string {
	var got []string
	for _, d := range r.Doubts {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s guess %s %s", d.Kind, strings.Join(d.Labels, ","), d.Guess, strings.Join(d.Others, ","))))
	}
	return strings.Join(got, "|")
}

// repeated writes pairs of question and answer so many times.
func repeated(a, b string, n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%s: And then, what came in year %d?\n\n%s: Rain, and more of it than in the year before.\n\n", a, i, b)
	}
	return s.String()
}

func TestLabelsThatVary(t *testing.T) {
	for _, c := range []struct{ why, content, want string }{
		{"a slip in the word for the interviewer", repeated("Interviewer", "P07", 5) + repeated("Inteviewer", "P07", 1), "same Interviewer,Inteviewer guess Interviewer|label Inteviewer guess"},
		{"letters that changed places", repeated("I", "Participant", 5) + repeated("I", "Participnat", 1), "same Participant,Participnat guess Participant|label Participnat guess"},
		{"four words for the interviewer", repeated("I", "P07", 2) + repeated("INT", "P07", 3) + repeated("Interviewer", "P07", 1) + repeated("Interviewer 1", "P07", 1), "same I,INT,Interviewer,Interviewer 1 guess INT"},
		{"a full stop", repeated("I", "P07", 3) + repeated("I.", "P07.", 2), "same I,I. guess I|same P07,P07. guess P07"},
		{"case and blanks are no question", repeated("Interviewer", "Sam Ode", 3) + repeated("INTERVIEWER", "sam  ode", 2), ""},
		{"two participants", repeated("I", "P07", 3) + repeated("I", "P17", 3), ""},
		{"an answer twice as long as a question", repeated("Jo", "Sam", 4), "interviewer Jo,Sam guess Jo"},
		{"somebody who lectures and asks whether that is right", "Jo: " + strings.Repeat("and so it went on and on, ", 30) + "right?\n\nSam: Yes.\n\nJo: Is it?\n\nSam: It is.\n\nJo: Is it?\n\nSam: It is.\n", "interviewer Jo,Sam guess"},
	} {
		r := mustRead(t, "a.txt", c.content, Options{})
		if got := doubtsAsText(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
		for _, s := range r.Speakers { // a guess is none until somebody says so
			if _, known := roleOf(s.Label); !known && s.Kind != corpus.ParticipantSpeech {
				t.Errorf("%s: %s is taken for %s", c.why, s.Label, s.Kind)
			}
		}
	}
}

func TestAnotherLayoutIsAQuestion(t *testing.T) {
	timed := strings.Repeat("[00:10] Jo: So how was it?\n\n[00:14] Sam: Good enough.\n\n", 10)
	for _, c := range []struct{ why, content, want string }{
		{"all have times", timed, ""},
		{"one has none", timed + "Nurse Bee: Come in, please.\n", ""},
		{"two of a name have none", timed + "Nurse Bee: Come in, please.\n\n[00:30] Jo: So?\n\nNurse Bee: Come in, please.\n", "layout  guess time-label label-colon"},
	} {
		r := mustRead(t, "a.txt", c.content, Options{Speakers: map[string]corpus.Speaker{"Jo": {Kind: corpus.InterviewerSpeech}}})
		if got := doubtsAsText(r); got != c.want || r.Layout != layoutTimeLabel {
			t.Errorf("%s: %s %q, want %q", c.why, r.Layout, got, c.want)
		}
	}
	forced := mustRead(t, "a.txt", timed+"Nurse Bee: Come in.\n\n[00:30] Jo: So?\n\nNurse Bee: Come in.\n", Options{Layout: layoutTimeLabel})
	for _, d := range forced.Doubts {
		if d.Kind == WhichLayout {
			t.Errorf("somebody said which layout it is: %+v", d)
		}
	}
}

func TestAWholeFocusGroup(t *testing.T) {
	labels := []string{"MOD", "P1", "P2", "P3", "Jo Moss", "Participant 5", "ASSISTANT MOD"}
	var talk strings.Builder
	for i := range 60 {
		fmt.Fprintf(&talk, "%s: This is what number %d has to say.\n\n", labels[i%len(labels)], i)
	}
	r := mustRead(t, "a.txt", talk.String(), Options{})
	if len(r.Speakers) != len(labels) || len(r.Utterances) != 60 {
		t.Errorf("%d speakers, %d turns:\n%s", len(r.Speakers), len(r.Utterances), script(r.Utterances))
	}
}

// What stands beside somebody's words is not counted as theirs, and stays.
func TestWordsBesideASpeakersAreNotCounted(t *testing.T) {
	r := mustRead(t, "a.txt", "I: So how was it?\n\nP07: Good [interviewer: mm] enough (laughs) then, [inaudible 6:32] I (?) think.\n\nI: Right.\n", Options{})
	if len(r.Speakers) != 2 || r.Speakers[1].Words != 5 || !strings.Contains(r.Utterances[1].Text, "[inaudible 6:32]") || r.Utterances[1].At >= 0 {
		t.Errorf("%+v %+v", r.Speakers, r.Utterances)
	}
}
