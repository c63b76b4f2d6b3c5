package index

import (
	"strings"
	"testing"
)

// Editing what is known of one person indexes that person's documents again,
// and no others.
func TestEditingOnePerson(t *testing.T) {
	s := smallStudy(t)
	s.know(map[string]string{"P01": "lead", "P02": "client"})
	x := Open(t.TempDir(), 0)
	step := func(why, want string, reads int) {
		t.Helper()
		before := s.reads
		if got := brief(mustSync(t, x, s)); got != want+" -0 skipped 0 rebuilt false memory false " || s.reads-before != reads {
			t.Errorf("%s: %q after %d reads", why, got, s.reads-before)
		}
	}
	finds := func(q, want string) {
		t.Helper()
		r := ask(t, x, s, q, Options{Attributes: []string{"role"}})
		documents := map[string]bool{}
		for _, h := range r.Hits {
			documents[h.Document] = true
		}
		if len(documents) != len(strings.Fields(want)) || want != "" && !documents[want] {
			t.Errorf("%s: %v, want %q", q, documents, want)
		}
	}
	step("first", "+3 ~0", 3)
	step("nothing new", "+0 ~0", 0)
	finds("role:lead", "T2")
	s.know(map[string]string{"P01": "lead", "P02": "volunteer"})
	step("one row", "+0 ~1", 1)
	step("nothing new", "+0 ~0", 0)
	finds("role:volunteer", "T10")
	finds("role:client", "")
	s.know(map[string]string{"P01": "lead", "P02": "volunteer", "P99": "client"})
	step("a person without documents", "+0 ~0", 0)
	before := x.rawStamp()
	step("nothing new", "+0 ~0", 0)
	if x.rawStamp() != before {
		t.Error("written again without need")
	}
	s.know(map[string]string{"P03": "lead"})
	step("rows gone and new", "+0 ~3", 3)
	finds("role:lead", "T3")
	finds("role:volunteer", "")
	s.people = "" // the list itself is gone
	s.attributes = map[string]map[string][]string{}
	step("no list", "+0 ~1", 1)
	finds("role:lead", "")
	s.put(Entry{Document: interview(t, "T2", "P03", "P03: somebody else’s")})
	s.know(map[string]string{"P03": "lead"})
	step("a document of another person", "+0 ~2", 2)
	s.know(map[string]string{"P03": "lead", "P01": "lead"})
	step("the person it was of", "+0 ~0", 0)
}

// A list that changes between the look at it and the reading of it is looked at
// again.
func TestPeopleEditedMeanwhile(t *testing.T) {
	s := smallStudy(t)
	s.know(map[string]string{"P01": "lead"})
	x := Open(t.TempDir(), 0)
	mustSync(t, x, s)
	s.put(s.entries["T10"])
	s.before = func(string) {
		s.before = nil
		s.know(map[string]string{"P01": "client"})
	}
	mustSync(t, x, s)
	if r := ask(t, x, s, "role:client", Options{Attributes: []string{"role"}}); r.Total == 0 || r.Sync.Updated != 1 {
		t.Errorf("found %d, %s", r.Total, brief(r.Sync))
	}
}
