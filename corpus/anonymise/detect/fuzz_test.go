package detect

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// FuzzScan holds candidates of any text to be in order, apart, on whole
// characters, and the same each time.
func FuzzScan(f *testing.F) {
	for _, c := range layerCases {
		f.Add(c.text)
	}
	for _, c := range caselessCases {
		f.Add(c.text)
	}
	f.Add("Jo Moss: \xff\n\nJo Moss: 'R' d'E -- <v Å>o<v></v>\r\n王 O’D’ '")
	s := New(Options{Words: words(f), People: &anonymise.People{Persons: []anonymise.Person{{Name: "Orsolya Vadas", Aliases: []string{"Orsi"}}}}, Heard: []string{"Dawn"}})
	f.Fuzz(func(t *testing.T, text string) {
		got := s.Scan(text)
		if again := s.Scan(text); !reflect.DeepEqual(got, again) {
			t.Fatalf("not the same twice: %+v, %+v", got, again)
		}
		at := 0
		for _, c := range got.Candidates {
			if c.Span.Start < at || c.Span.End <= c.Span.Start || c.Span.End > len(text) {
				t.Fatalf("%+v after byte %d of %d", c, at, len(text))
			}
			at = c.Span.End
			if utf8.ValidString(text) && (!utf8.RuneStart(text[c.Span.Start]) || at < len(text) && !utf8.RuneStart(text[at])) {
				t.Fatalf("%+v cuts a character", c)
			}
			if c.Kind == "" || len(c.Layers) == 0 || c.Tier != Sure && c.Tier != Ask {
				t.Fatalf("%+v is not whole", c)
			}
		}
	})
}
