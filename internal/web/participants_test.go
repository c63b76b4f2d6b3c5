package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func (w *workshop) people() participantsJSON {
	w.t.Helper()
	var p participantsJSON
	if status := w.ask("GET", "/api/participants", nil, &p); status != http.StatusOK {
		w.t.Fatalf("participants: %d", status)
	}
	return p
}

func TestParticipantsAreListed(t *testing.T) {
	w := newQuotes(t)
	w.write("participants.csv", "id,role,cycle\nP1,Cliemt,2026-05\n")
	p := w.people()
	if !slices.Equal(p.Columns, []string{"role", "cycle"}) || !slices.Equal(p.Allowed["role"], []string{"Client"}) || !slices.Equal(p.Known["cycle"], []string{"2026-05"}) || len(p.People) != 2 {
		t.Fatalf("%+v", p)
	}
	first, second := p.People[0], p.People[1]
	if first.Cells["role"] != "Cliemt" || !first.Listed || !slices.Equal(first.Documents, []string{"T1", "T2"}) || !strings.Contains(first.Problems["role"], `did you mean "Client"`) {
		t.Errorf("%+v", first)
	}
	if second.ID != "P2" || second.Listed || !slices.Equal(second.Documents, []string{"T3"}) {
		t.Errorf("%+v", second)
	}
}

func TestEditingACell(t *testing.T) {
	w := newQuotes(t)
	const before = "id,role,cycle\nP1,\"Client\",2026-05\nP3,,\n"
	for _, c := range []struct {
		why    string
		id     string
		ask    cellAsk
		guard  error
		status int
		after  string // of the file; empty for no change
		hint   string
	}{
		{"a value that is allowed", "P3", cellAsk{Column: "role", Value: " Client "}, nil, 200, "id,role,cycle\nP1,\"Client\",2026-05\nP3,Client,\n", ""},
		{"a cell is emptied", "P1", cellAsk{Column: "role"}, nil, 200, "id,role,cycle\nP1,,2026-05\nP3,,\n", ""},
		{"a value with a comma", "P3", cellAsk{Column: "cycle", Value: "May, late"}, nil, 200, "id,role,cycle\nP1,\"Client\",2026-05\nP3,,\"May, late\"\n", ""},
		{"the same", "P1", cellAsk{Column: "role", Value: "Client"}, nil, 200, "", ""},
		{"somebody in documents alone", "P2", cellAsk{Column: "role", Value: "Client"}, nil, 200, before + "P2,Client,\n", ""},
		{"a near miss", "P3", cellAsk{Column: "role", Value: "Cliemt"}, nil, 400, "", `did you mean "Client"?`},
		{"a near miss that is meant", "P3", cellAsk{Column: "role", Value: "Cliemt", Force: true}, nil, 200, "id,role,cycle\nP1,\"Client\",2026-05\nP3,Cliemt,\n", ""},
		{"an address", "P3", cellAsk{Column: "cycle", Value: "a.b@example.org", Force: true}, nil, 400, "", "leave it out"},
		{"a name", "P3", cellAsk{Column: "cycle", Value: "with Ottokar"}, errors.New("it holds a name"), 400, "", "say it without the name"},
		{"no such attribute", "P3", cellAsk{Column: "roll", Value: "Client"}, nil, 400, "", "known are role, cycle"},
		{"somebody who is nowhere", "P9", cellAsk{Column: "role", Value: "Client"}, nil, 404, "", ""},
		{"an id that is none", "a b", cellAsk{Column: "role", Value: "Client"}, nil, 404, "", ""},
	} {
		w.write("participants.csv", before)
		w.server.guard = func(string) error { return c.guard }
		c.ask.Revision = w.people().Revision
		var answer struct {
			Value string
			Error string
			Hints []string
		}
		status := w.ask("POST", "/api/participants/"+strings.ReplaceAll(c.id, " ", "%20"), c.ask, &answer)
		if c.after == "" {
			c.after = before
		}
		if got := w.read("participants.csv"); status != c.status || got != c.after {
			t.Errorf("%s: %d %s\n%s", c.why, status, answer.Error, got)
		}
		if c.hint != "" && !slices.Contains(answer.Hints, c.hint) {
			t.Errorf("%s: hints %q", c.why, answer.Hints)
		}
		if strings.Contains(answer.Error, "Ottokar") {
			t.Errorf("%s: the error names somebody", c.why)
		}
	}
}

func TestACellThatChangedIsNotOverwritten(t *testing.T) {
	w := newQuotes(t)
	saw := w.people().Revision
	w.write("participants.csv", "id,role,cycle\nP1,Volunteer,2026-05\n")
	var failure struct{ Now cellNow }
	if status := w.ask("POST", "/api/participants/P1", cellAsk{Revision: saw, Column: "role", Value: "Client"}, &failure); status != http.StatusConflict || failure.Now.Value != "Volunteer" {
		t.Errorf("%d %+v", status, failure)
	}
	if got := w.read("participants.csv"); !strings.Contains(got, "Volunteer") {
		t.Error(got)
	}
	// With what stands there now it is written; one key takes it back, one does it again.
	if status := w.ask("POST", "/api/participants/P1", cellAsk{Revision: failure.Now.Revision, Column: "role", Value: "Client"}, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	w.ask("POST", "/api/undo", struct{}{}, nil)
	if got := w.read("participants.csv"); !strings.Contains(got, "Volunteer") {
		t.Errorf("taken back: %s", got)
	}
	w.ask("POST", "/api/redo", struct{}{}, nil)
	if got := w.read("participants.csv"); !strings.Contains(got, "Client") {
		t.Errorf("done again: %s", got)
	}
	w.write("participants.csv", "id,role,cycle\nP1,Other,2026-05\n")
	if status := w.ask("POST", "/api/undo", struct{}{}, nil); status != http.StatusConflict {
		t.Errorf("taking back what somebody else has changed: %d", status)
	}
}

func TestSamplingIsHeldAgainstWhoTakesPart(t *testing.T) {
	w := newQuotes(t)
	w.write("sampling.csv", "what,role,number,date,note\nplanned,Client,3,,\nrefused,Client,1,,on leave\n")
	var s samplingJSON
	if status := w.ask("GET", "/api/sampling", nil, &s); status != http.StatusOK || len(s.Strata) != 1 {
		t.Fatalf("%d %+v", status, s)
	}
	st := s.Strata[0]
	if st.Planned != 3 || st.Achieved != 1 || st.Difference == nil || *st.Difference != -2 || st.Events["refused"] != 1 || !slices.Equal(s.Unplanned, []string{"P2"}) {
		t.Errorf("%+v", s)
	}
}
