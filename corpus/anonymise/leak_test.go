package anonymise

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLeaksTellWhoWithoutTheName(t *testing.T) {
	people := list("Ann Quill", "Bea Quill", "Joan Bell")
	f := NewFinder(people, []Literal{{Text: "Whitby"}})
	leaks := f.Leaks("Ann met Quill at the bell in Whitby")
	want := []string{"person 1 of the people list", "a name that several persons of the people list have",
		"person 3 of the people list (or an ordinary word)", "a string of the list of names to remove"}
	if len(leaks) != len(want) {
		t.Fatalf("%d leaks, want %d", len(leaks), len(want))
	}
	for i, l := range leaks {
		if l.String() != want[i] {
			t.Errorf("leak %d: %s", i, l)
		}
	}
}

func TestAVariantOfANameAnywhereIsALeak(t *testing.T) {
	variants := []string{"Mary-Jane Ó Súilleabháin", "mary jane o suilleabhain", "MARY\nJANE", "M. Ó Súilleabháin", "Mary‑Jane’s", "o\u0301 su\u0301illeabha\u0301in",
		"mary.jane", "maryjane", "Mrs Súilleabháin", "Sú\u00adilleabháins"}
	people := list("Mary-Jane Ó Súilleabháin")
	f := NewFinder(people, nil)
	for _, v := range variants {
		if len(f.Leaks(v)) == 0 {
			t.Errorf("%q alone is missed", v)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		filler := rapid.StringMatching(`([a-dé]{1,5}[ ,.;:!’"\n]{1,3}){0,20}`)
		before, after := filler.Draw(t, "before"), filler.Draw(t, "after")
		v := rapid.SampledFrom(variants).Draw(t, "variant")
		text := before + " " + v + " " + after
		for _, l := range f.Leaks(text) {
			if l.Span.Start >= len(before) && l.Span.End <= len(before)+len(v)+2 && l.Person == 0 {
				return
			}
		}
		t.Fatalf("%q is missed in %q", v, text)
	})
	if n := len(f.Leaks(strings.Repeat("marvellous janet maryland ", 100))); n != 0 {
		t.Errorf("%d leaks in text without a name", n)
	}
}
