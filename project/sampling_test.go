package project_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/project"
)

// A study of two cycles: P01 in both, P02 in one, P03 in none, P04 withdrawn.
func twoCycles(t *testing.T) *bench {
	b := newBench(t)
	say := func(id string) string { return "Interviewer: And?\n\n" + id + ": It sticks.\n" }
	for cycle, texts := range map[string][]string{"2025-11": {"T01.txt", say("P01")}, "2026-05": {"T02.txt", say("P01"), "T03.txt", say("P02"), "T04.txt", say("P04")}} {
		var files []project.File
		for i := 0; i < len(texts); i += 2 {
			files = append(files, project.File{Name: texts[i], Data: []byte(texts[i+1]), Cycle: cycle})
		}
		if _, err := b.Import(t.Context(), b.vault(), files, project.ImportOptions{Anonymised: true}); err != nil {
			t.Fatal(err)
		}
	}
	b.write("participants.csv", "id,role,cycle,consent\nP01,Pod Leader,,\nP02,Volunteer,2025-11,count only\nP03,Volunteer,2026-05,\nP04,Volunteer,,withdrawn\n")
	return b
}

func TestSampling(t *testing.T) {
	b := twoCycles(t)
	b.write("sampling.csv", `what,role,cycle,number,note
planned,Pod Leader,2025-11,2,
Planned,Pod Leader,2026-05,1,
planned,volunteer,2026-05,3,
planned,Volunteer,2025-11,1,
refused,Volunteer,2026-05,,ill
withdrew,Volunteer,2026-05,1,
planned,,2026-05,1,
`)
	s, err := b.Sampling("")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, st := range s.Strata {
		got = append(got, fmt.Sprintf("%s: %d, %d, %d", st.Name(), st.Planned, st.Achieved, st.Events["refused"]))
	}
	want := []string{
		"cycle=2025-11, role=Pod Leader: 2, 1, 0", "cycle=2026-05, role=Pod Leader: 1, 1, 0",
		"cycle=2026-05, role=volunteer: 3, 1, 1", // P02; P03 is in no document, P04 has withdrawn
		"cycle=2025-11, role=Volunteer: 1, 0, 0", // the document's cycle goes before P02's own
		"cycle=2026-05: 1, 2, 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if s.Achieved != 2 || len(s.Unplanned) != 0 {
		t.Errorf("%d achieved, not planned: %v", s.Achieved, s.Unplanned)
	}
	// That P01 was asked in both cycles is no overlap.
	if overlaps := fmt.Sprint(s.Overlaps); overlaps != "[{[1 4] [P01]} {[2 4] [P02]}]" {
		t.Error(overlaps)
	}
	if s, err = b.Sampling("role"); err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		role              string
		planned, achieved int
	}{{"Pod Leader", 3, 1}, {"volunteer", 4, 1}, {"", 1, 2}} {
		if st := s.Strata[i]; st.Where["role"] != want.role || st.Planned != want.planned || st.Achieved != want.achieved {
			t.Errorf("%+v, want %+v", st, want)
		}
	}
}

func TestLogSamplingKeepsWhatStands(t *testing.T) {
	b := newBench(t)
	before := "\ufeffwhat;role;number\r\nplanned;\"Pod; Leader\";2\n\r\nrefused;x"
	b.write("sampling.csv", before)
	if err := b.LogSampling("no reply", map[string]string{"cycle": "2026-05"}, 2, "", "a \"b\"; c\nd"); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(before, "number", "number;cycle;note", 1) + "\r\nno reply;;2;2026-05;\"a \"\"b\"\"; c d\"\r\n"
	if got := b.read("sampling.csv"); got != want {
		t.Errorf("%q", got)
	}
}

// Whatever the log holds, adding to it adds to the numbers, or is refused and
// leaves it as it was.
func FuzzSampling(f *testing.F) {
	f.Add("what,role,number,note\nplanned,Volunteer,3,\"a, b\"\nrefused,,,\n", "Volunteer", "why")
	f.Add("\ufeffwhat;cycle\r\nNo Reply;2026-05\r\n", "x;y", "\"")
	f.Add("", "a", "")
	f.Add("number,what\n99999999999999999999,planned\n", "", "b")
	f.Fuzz(func(t *testing.T, text, role, note string) {
		b := &bench{Study: &project.Study{Dir: t.TempDir()}, t: t}
		b.write("sampling.csv", text)
		before, unread := b.Sampling("")
		if err := b.LogSampling("refused", map[string]string{"role": role}, 2, "", note); err != nil {
			if got := b.read("sampling.csv"); got != text {
				t.Fatalf("%v, and %q became %q", err, text, got)
			}
			return
		}
		if unread != nil && strings.Trim(text, "\ufeff \t\r\n") != "" {
			t.Fatalf("%q: added to what could not be read: %v", text, unread)
		}
		after, err := b.Sampling("")
		if err != nil {
			t.Fatalf("%q: %v", b.read("sampling.csv"), err)
		}
		sum := func(s *project.Sampling) (n int) {
			if s != nil {
				for _, st := range s.Strata {
					n += st.Events["refused"]
				}
			}
			return n
		}
		if sum(after) != sum(before)+2 {
			t.Fatalf("%q: %d refused, were %d", b.read("sampling.csv"), sum(after), sum(before))
		}
	})
}
