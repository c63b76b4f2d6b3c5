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

func TestTheModelRemembersAndKeepsNoText(t *testing.T) {
	const text = "So then we all went to see Leonardo DiCaprio in the Netherlands, and it rained on us."
	s := func(m *Model) string {
		return surfaces(text, New(Options{Model: m, Except: []string{"capitals"}}).Scan(text))
	}
	m := NewModel()
	want := s(m)
	if !strings.Contains(want, "Leonardo") {
		t.Fatalf("the model found %q", want)
	}
	data, grown, err := m.Memory()
	if err != nil || !grown || strings.Contains(string(data), "Leonardo") {
		t.Fatalf("%s %v %v", data, grown, err)
	}
	again := NewModel()
	if err := again.Recall(data); err != nil {
		t.Fatal(err)
	}
	if got := s(again); got != want || again.prose != nil {
		t.Errorf("recalled: %q, want %q, and the model not loaded", got, want)
	}
	if _, grown, _ := again.Memory(); grown {
		t.Error("a memory that learnt nothing grew")
	}
	if err := again.Recall([]byte("{")); err == nil {
		t.Error("what is no memory was recalled")
	}
}

func TestMarksAtTheStartOfAFile(t *testing.T) {
	const text = "\ufeffOrsolya came. I met Orsolya there. So there."
	if got := surfaces(text, New(Options{}).Scan(text)); got != "Orsolya|Orsolya" {
		t.Errorf("%q", got)
	}
	if New(Options{}).Scan("").Caseless {
		t.Error("nothing has no case")
	}
}
