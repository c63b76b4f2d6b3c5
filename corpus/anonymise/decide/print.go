package decide

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/lexis"
)

func (p *Plan) fillPrints() {
	replacements := p.People.Replacements()
	for _, d := range p.state.Decisions() {
		if d.stays() {
			continue
		}
		p.prints[d.Form] = "[" + p.state.print(d) + "]"
		if d.As != Person {
			continue
		}
		if i := p.People.Owner(d.Surface); i >= 0 {
			p.prints[d.Form] = replacements[i]
		} else if i := p.owner(d); i >= 0 {
			p.prints[d.Form] = replacements[i]
		}
	}
}

// Print gives what stands for a form that was decided, brackets included; "" for
// one that stays or was not decided.
func (p *Plan) Print(form string) string { return p.prints[form] }

// head gives the decision that d takes over what is printed from, if any.
func (s *State) head(d Decision) (Decision, bool) {
	seen := map[string]bool{d.Form: true}
	found := false
	for d.Same != "" {
		next, ok := s.Of(d.Same)
		if !ok || seen[next.Form] || next.stays() {
			break
		}
		seen[next.Form] = true
		d, found = next, true
	}
	return d, found
}

// print gives what stands for a form, without brackets.
func (s *State) print(d Decision) string {
	if head, ok := s.head(d); ok {
		d = head
	}
	if d.Print != "" {
		return d.Print
	}
	if name := numbered(d.As, d.Number); name != "" {
		return name
	}
	return category(d.As, d.Surface)
}

// withCase limits a word that is also an everyday one to where it has a capital.
func withCase(surface string) string {
	if lexis.IsEveryday(strings.ToLower(surface)) && lexis.HasUpper(surface) {
		return surface + ":case"
	}
	return surface
}
