package gazetteer

import (
	"strings"
	"testing"
)

// plainFold stands in for the folding of the callers.
func plainFold(word string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(word))
}

func TestWith(t *testing.T) {
	plain := load(t)
	own := plain.With([]Entry{
		{"Zzarna-Quist", "given"},
		{"van Thrupp", "surname"},
		{"Thrup-on-the-Quill by the Sea", "place"},
		{"Bury", "organisation"},
		{"Quill Street Centre", "organisation"},
		{"blorping", "word"},
		{"...", "place"},
	}, plainFold)
	for _, c := range []struct {
		what string
		got  func(*Lists) bool
	}{
		{"given name held by a hyphen", func(l *Lists) bool { return l.Given("zzarnaquist") }},
		{"half a given name", func(l *Lists) bool { return l.Given("quist") && l.GivenRank("zzarna") == 2 }},
		{"surname", func(l *Lists) bool { return l.Surname("thrupp") && l.SurnameRank("thrupp") == 2 }},
		{"place", func(l *Lists) bool { return l.Place("thrup on the quill by the sea") }},
		{"place in a text", func(l *Lists) bool {
			return l.LongestPlace(strings.Fields("thrup on the quill by the sea is nice")) == 7
		}},
		{"words of the longest place", func(l *Lists) bool { return l.MaxPlaceWords() == 7 }},
		{"organisation", func(l *Lists) bool {
			return l.Organisation("quill street centre") && !l.Organisation("quill street")
		}},
		{"organisation in a text", func(l *Lists) bool {
			return l.LongestOrganisation(strings.Fields("quill street centre shut")) == 3
		}},
		{"word", func(l *Lists) bool { return l.Common("blorping") == 35 }},
	} {
		if !c.got(own) {
			t.Errorf("%s: not found", c.what)
		}
		if c.got(plain) {
			t.Errorf("%s: found in the lists without it", c.what)
		}
	}
	if !own.Place("bury st edmunds") || !own.Place("bury") || own.LongestPlace([]string{"bury", "st", "edmunds"}) != 3 {
		t.Error("what the program's lists have is lost")
	}
	if own.LongestPlace([]string{"quill", "street", "centre"}) != 0 {
		t.Error("an organisation is taken for a place")
	}
	more := own.With([]Entry{{"Zzarnell", "surname"}}, plainFold)
	if !more.Surname("thrupp") || own.Surname("zzarnell") {
		t.Error("a second list does not add to the first, or changed it")
	}
}
