package detect

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// found writes candidates as "surface/KIND/tier", for tables.
func found(text string, r Result) string {
	var out []string
	for _, c := range r.Candidates {
		out = append(out, text[c.Span.Start:c.Span.End]+"/"+string(c.Kind)+"/"+string(c.Tier))
	}
	return strings.Join(out, " ")
}

func TestPeopleAndCapitals(t *testing.T) {
	s := New(Options{People: &anonymise.People{Persons: []anonymise.Person{{Name: "Orsolya Vadas", Aliases: []string{"Orsi"}}}}})
	for _, c := range []struct{ why, text, want string }{
		{"a name of the list, and another", "So Orsi told Benedek about it.", "Orsi/PERSON/A Benedek/PERSON/B"},
		{"nobody", "So we went home. Then I slept.", ""},
	} {
		if got := found(c.text, s.Scan(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
