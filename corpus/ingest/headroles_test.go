package ingest

import (
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

func TestTheHeadSaysWhoAsks(t *testing.T) {
	const talk = "Jo: So how was it.\n\nSam: Good enough.\n\nJo: And then.\n\nSam: It rained.\n"
	for _, c := range []struct{ why, name, content, asks string }{
		{"a name", "a.txt", "Date: 3 May\nInterviewer: Jo\nParticipant: Sam\n\n" + talk, "Jo"},
		{"a full name, with a role behind it", "a.txt", "Participant: Sam Ode (P03)\nInterviewer: Jo Moss, evaluator\nPlace: the hall\n\n" + talk, "Jo"},
		{"in bold", "a.md", "**Date:** 3 May\n\n**Interviewer:** Jo Moss\n\n" + talk, "Jo"},
		{"in a table", "a.docx", docxOf(t, table(rowOf("Date", "3 May"), rowOf("Interviewer", "Jo Moss"), rowOf("Participant", "Sam Ode"))+p("Jo: So how was it.")+p("Sam: Good enough.")+p("Jo: And then.")+p("Sam: It rained.")), "Jo"},
		{"of somebody else", "a.txt", "Date: 3 May\nInterviewer: Ann Ash\n\n" + talk, ""},
		{"not at all", "a.txt", "Date: 3 May\nPlace: Jo\n\n" + talk, ""},
	} {
		r := mustRead(t, c.name, c.content, Options{})
		asks := ""
		for _, s := range r.Speakers {
			if s.Kind == corpus.InterviewerSpeech {
				asks += s.Label
			}
		}
		if asks != c.asks || len(r.Speakers) != 2 {
			t.Errorf("%s: %q, want %q; %+v", c.why, asks, c.asks, r.Speakers)
		}
	}
	// What the user says holds against the head.
	r := mustRead(t, "a.txt", "Date: 3 May\nInterviewer: Jo\n\n"+talk, Options{Speakers: map[string]corpus.Speaker{"Jo": {Label: "Jo", Kind: corpus.ParticipantSpeech}}})
	if r.Speakers[0].Kind != corpus.ParticipantSpeech {
		t.Errorf("%+v", r.Speakers)
	}
}
