package decide

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// Covers reports whether a surface, as it stands inside a sentence, was decided
// or is replaced, whole, by the lists and the decisions.
func (p *Plan) Covers(surface string) bool {
	if d, ok := p.state.Of(surface); ok && !d.ByMention() {
		return true
	}
	const lead = "to "
	text := lead + surface
	d, err := corpus.Build(corpus.Meta{ID: "text"}, text)
	if err != nil {
		return false
	}
	rest, _ := uncovered(d, corpus.Span{Start: len(lead), End: len(text)}, p.finder.Leaks(text))
	return len(rest) == 0
}

// Near gives a name of the people list, or a form that was decided to go, of
// which a surface is a part, or which is a part of it: likely the same. It is
// empty where there is none.
func (p *Plan) Near(surface string) string {
	words := strings.Fields(detect.Form(surface))
	near := func(name string) bool {
		other := strings.Fields(detect.Form(strings.TrimSuffix(name, ":case")))
		return within(words, other) || within(other, words)
	}
	for _, person := range p.People.Persons {
		for _, name := range slices.Concat([]string{person.Name}, person.Aliases, person.Also) {
			if near(name) {
				return strings.TrimSuffix(name, ":case")
			}
		}
	}
	for _, d := range p.state.Decisions() {
		if !d.stays() && !d.ByMention() && d.As != Person && near(d.Surface) {
			return d.Surface
		}
	}
	return ""
}

// within reports whether all words of a are in b, which has more.
func within(a, b []string) bool {
	if len(a) == 0 || len(a) >= len(b) {
		return false
	}
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}
