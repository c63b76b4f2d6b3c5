package project_test

import (
	"strings"
	"testing"
)

func TestParticipantsAreAddedUnderID(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{"role,id,note\nClient,P01,x\n", "role,id,note\nClient,P01,x\n,P02,\n"},
		{"\ufeffrole;ID\r\nClient;P01", "\ufeffrole;ID\r\nClient;P01\r\n;P02\r\n"},
		{"role\tid\n\tP01\n", "role\tid\n\tP01\n\tP02\n"},
		{"id\rP01\r", "id\rP01\rP02\r"},
		{"\"a;b;c\",id\nx,P01\n", "\"a;b;c\",id\nx,P01\n,P02\n"},
	} {
		b := newBench(t)
		b.write("participants.csv", c.before)
		if _, err := b.AddParticipants([]string{"P01", "P02"}); err != nil {
			t.Errorf("%q: %v", c.before, err)
		}
		if got := b.read("participants.csv"); got != c.after {
			t.Errorf("got  %q\nwant %q", got, c.after)
		}
		r, err := b.Roster()
		if err != nil || len(r.Participants) != 2 || r.Participants[1].ID != "P02" {
			t.Errorf("%q is read as %+v, %v", c.after, r, err)
		}
	}
}

func TestTablesThatAreBroken(t *testing.T) {
	for _, c := range []struct{ what, text, message, hint string }{
		{"a quote without end", "id,role\nP01,x\nP02,\"y\nP03,z\n", "participants.csv:3: a double quote that is not closed", "double quotes"},
		{"a quote in a cell", "id,role\nP01,5\" pipe\nP02,x\n", "participants.csv:2: a double quote in the middle", "double quotes"},
		{"a line end in a cell", "id,role\nP01,\"x\nP02,y\"\n", "participants.csv:2: a line end inside a cell", "close the double quote"},
		{"Latin-1", "id,role\nP01,x\nP02,caf\xe9\n", "participants.csv:3: not UTF-8", "CSV UTF-8"},
		{"UTF-16", "i\x00d\x00\n\x00", "participants.csv:1: not UTF-8", "CSV UTF-8"},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBench(t)
			b.write("participants.csv", c.text)
			_, err := b.Roster()
			mustFail(t, err, c.message, c.hint)
			if _, err := b.AddParticipants([]string{"P09"}); err == nil || b.read("participants.csv") != c.text {
				t.Errorf("a participant was added: %v", err)
			}
		})
	}
	b := newBench(t)
	b.write("participants.csv", "id,role\nP01,5\" pipe\nP02,x\n")
	if r, _ := b.Roster(); len(r.Participants) != 1 || !strings.Contains(r.Participants[0].ID, "P02") {
		t.Errorf("the good line is lost: %+v", r)
	}
}
