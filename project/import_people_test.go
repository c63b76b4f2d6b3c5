package project_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/project"
)

func TestGroupsThatCountFromOneAreTold(t *testing.T) {
	b := newBench(t)
	group := func(n string) string {
		return "Mod: And " + n + "?\n\nP1: Good enough.\n\nP2: It sticks.\n\nMod: Right.\n"
	}
	r := b.put(project.ImportOptions{}, "first.txt", group("the gate"), "second.txt", group("the roof"))
	if len(r.Documents[0].Warnings) != 0 {
		t.Errorf("%q", r.Documents[0].Warnings)
	}
	const want = "P1, P2 speak in T01, too, and are taken for the same people; --speaker P1=ID for each says otherwise"
	if !slices.Contains(r.Documents[1].Warnings, want) {
		t.Errorf("%q", r.Documents[1].Warnings)
	}
	// Known from an import before, and nothing to say of one who comes again.
	r = b.put(project.ImportOptions{}, "third.txt", group("the door"))
	if !slices.Contains(r.Documents[0].Warnings, want) {
		t.Errorf("%q", r.Documents[0].Warnings)
	}
	r = b.put(project.ImportOptions{}, "alone.txt", "I: And the yard?\n\nP1: Good.\n\nI: Right.\n")
	if len(r.Documents[0].Warnings) != 0 {
		t.Errorf("%q", r.Documents[0].Warnings)
	}
}

func TestWhichLabelsAreParticipants(t *testing.T) {
	for _, c := range []struct{ why, labels, want string }{
		{"ids", "P07 P08", "P07 P08"},
		{"an id and what is said of them", "P07 (female, 34)|P08 [client]", "P07 P08"},
		{"a program's, from nought", "S00 S01 P07", "P07"},
		{"ids that end in a nought", "P10 P20", "P10 P20"},
	} {
		b := newBench(t)
		labels := strings.Fields(c.labels)
		if strings.Contains(c.labels, "|") {
			labels = strings.Split(c.labels, "|")
		}
		var text strings.Builder
		for range 3 {
			text.WriteString("Interviewer: And then?\n\n")
			for _, l := range labels {
				text.WriteString(l + ": It sticks, and it can stick.\n\n")
			}
		}
		r := b.put(project.ImportOptions{}, "one.txt", text.String())
		if got := strings.Join(r.Participants, " "); got != c.want {
			t.Errorf("%s: %q, want %q; %+v", c.why, got, c.want, r.Documents[0].Speakers)
		}
	}
}
