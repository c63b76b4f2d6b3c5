package project_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/project"
)

func TestNameHeadAndTurnsThatContradictEachOtherAreTold(t *testing.T) {
	for _, c := range []struct{ why, name, head, label, want string }{
		{"name and head", "P09_May.txt", "Interview with P08, 3 May", "Client", "its name says P09, its head P08: which is right?"},
		{"name and head of a document's id", "T07.txt", "Interview T12", "Client", "its name says T07, its head T12: which is right?"},
		{"head and turns", "May.txt", "Participant: P03", "P05", "its head says P03, its turns P05: which is right?"},
		{"one id, written in two ways", "p-9 talk.txt", "Interview with P09", "P09", ""},
		{"ids of other kinds", "T07.txt", "Interview with P03", "P03", ""},
		{"several in the head", "P03.txt", "Interview with P03 and P04", "P03", ""},
	} {
		b := newBench(t)
		r := b.put(project.ImportOptions{}, c.name, c.head+"\n\nI: And the gate?\n\n"+c.label+": It sticks.\n\nI: Right.\n\n"+c.label+": Yes.\n")
		got := slices.DeleteFunc(r.Documents[0].Warnings, func(w string) bool { return !strings.Contains(w, "which is right") })
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
