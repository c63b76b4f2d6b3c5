package anonymise

import (
	"fmt"

	"github.com/mitten-qda/mitten/corpus"
)

// A Leak is a place in a text where a name of the people list, or a string to
// be removed, stands.
type Leak struct {
	Span   corpus.Span // bytes of the text
	Person int         // index in the people list; -1 for a shared part of names, and for literals
	Doubt  Doubt       // set where it may be an ordinary word
}

// String tells of the leak without the name.
func (l Leak) String() string {
	what := "a string of the list of names to remove"
	if l.Person >= 0 {
		what = fmt.Sprintf("person %d of the people list", l.Person+1)
	} else if l.Doubt == Shared {
		what = "a name that several persons of the people list have"
	}
	if l.Doubt != Sure && l.Doubt != Shared {
		what += " (or an ordinary word)"
	}
	return what
}

// Leaks finds every place in text that Apply would replace, in one pass: what
// it finds in nothing may leave the study, as far as the lists go.
func (f *Finder) Leaks(text string) []Leak {
	var out []Leak
	f.find(text, func(m match) {
		l := Leak{Span: m.span, Person: m.owner, Doubt: m.doubt}
		if l.Person >= f.persons {
			l.Person = -1
		}
		out = append(out, l)
	})
	return out
}

// Leaks is Finder.Leaks for a single text; make one Finder for many.
func Leaks(text string, people *People) []Leak {
	return NewFinder(people, nil).Leaks(text)
}
