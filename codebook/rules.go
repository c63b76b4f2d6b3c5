package codebook

import (
	"bytes"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// checkFields reports what is wrong within one entry.
func (s *source) checkFields(r *report, t *Theme) {
	if t.ID == "" {
		hint := "every theme needs a line such as `id: good-enough`"
		if slug := Slug(t.Name); slug != "" {
			hint = "add the line `id: " + slug + "`"
		}
		r.add(Error, t.Line, t.Col, hint, "a theme without an id")
	} else if severity, reason := checkID(t.ID); reason != "" {
		hint := ""
		if slug := Slug(t.ID); slug != "" {
			hint = "for example " + slug
		}
		line, col := s.valuePlace(t, "id")
		r.add(severity, line, col, hint, "id %q: %s", shorten(t.ID, 80), reason)
	}
	s.checkColour(r, t)
	if hint := statusHint(t.Status); hint != "" {
		line, col := s.valuePlace(t, "status")
		r.add(Error, line, col, hint, "status %q is not known", shorten(string(t.Status), 40))
	}
	if t.Definition == "" && t.Status != Retired {
		r.add(Warning, t.Line, t.Col, "a sentence on when to use it keeps two coders together", "theme %s has no definition", t.ID)
	}
}

func statusHint(status Status) string {
	switch status {
	case Active, Draft, Retired:
		return ""
	}
	known := []string{string(Active), string(Draft), string(Retired)}
	if near := fault.Nearest(string(status), known); near != "" {
		return "did you mean " + near + "?"
	}
	return "a status is " + strings.Join(known, ", ")
}

func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789ABCDEFabcdef") == ""
}

func (s *source) checkColour(r *report, t *Theme) {
	p, ok := s.find(s.entry[t], "colour")
	if !ok || isColour(t.Colour) {
		return
	}
	if t.Colour != "" {
		r.add(Error, p.value.Line, p.value.Column, `write it like "#c2410c"`, "colour %q is not # and six hex digits", shorten(t.Colour, 40))
		return
	}
	// colour: #c2410c reads as an empty colour and a comment.
	start := s.offset(p.key)
	_, end, _ := s.lineBounds(s.lineAt(start))
	if i := bytes.IndexByte(s.data[start:end], '#'); i >= 0 && isNull(p.value) {
		if text := bytes.TrimSpace(s.data[start+i : end]); len(text) >= 7 && isColour(string(text[:7])) {
			r.add(Error, p.value.Line, p.value.Column, `write colour: "`+string(text[:7])+`"`, "the colour is read as a comment, since # begins one")
		}
	}
}

// checkTree reports what is wrong between entries.
func checkTree(r *report, s *source) {
	first := map[string]*Theme{}
	for _, t := range s.book.order {
		if t.ID == "" {
			continue
		}
		if other, taken := first[t.ID]; taken {
			line, col := s.valuePlace(t, "id")
			r.add(Error, line, col, "give one of them another id", "the id %s stands on line %d already", t.ID, other.Line)
			continue
		}
		first[t.ID] = t
	}
	for _, t := range s.book.order {
		s.checkReplacement(r, t)
	}
}

func (s *source) checkReplacement(r *report, t *Theme) {
	if t.ReplacedBy == "" {
		return
	}
	line, col := s.valuePlace(t, "replaced_by")
	if t.Status != Retired {
		r.add(Error, line, col, "add `status: retired`, or take replaced_by out", "theme %s is replaced_by %s but not retired", t.ID, t.ReplacedBy)
	}
	if _, ok := s.book.byID[t.ReplacedBy]; !ok {
		r.add(Error, line, col, s.book.nearestHint(t.ReplacedBy), "replaced_by names no theme: %s", shorten(t.ReplacedBy, 80))
		return
	}
	next, ok := t, true
	for hops := 0; ok && next.ReplacedBy != "" && hops <= len(s.book.order); hops++ {
		if next, ok = s.book.byID[next.ReplacedBy]; ok && next == t {
			r.add(Error, line, col, "let the chain end in a theme that is in use", "replaced_by leads from %s back to itself", t.ID)
			return
		}
	}
}

func (b *Book) nearestHint(id string) string {
	ids := make([]string, 0, len(b.order))
	for _, t := range b.order {
		ids = append(ids, t.ID)
	}
	if near := fault.Nearest(id, ids); near != "" {
		return "did you mean " + near + "?"
	}
	return "`mitten codebook show` lists the themes"
}

// checkNearIDs warns of ids that a person would take for one another. Retired
// themes are out: a renamed theme leaves just such a neighbour.
func (s *source) checkNearIDs(r *report) {
	seen := map[string]*Theme{}
	for _, t := range s.book.order {
		if t.Status == Retired || t.ID == "" || s.book.byID[t.ID] != t {
			continue
		}
		forms := nearForms(t.ID)
		for _, form := range forms {
			if other, ok := seen[form]; ok && other != t {
				line, col := s.valuePlace(t, "id")
				r.add(Warning, line, col, "is one of them a slip?", "the ids %s and %s (line %d) are easily mistaken for one another", t.ID, other.ID, other.Line)
				break
			}
		}
		for _, form := range forms {
			if _, ok := seen[form]; !ok {
				seen[form] = t
			}
		}
	}
}

// nearForms gives keys of which two near ids share one: the id without
// capitals, separators and a final s, and for long ids also that with any one
// letter left out, which ids one letter or one swap apart share. Digits stay:
// pod-support-1 and pod-support-2 differ on purpose.
func nearForms(id string) []string {
	bare := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(id))
	forms := []string{strings.TrimSuffix(bare, "s")}
	if len(bare) < 8 {
		return forms
	}
	for i := 0; i < len(bare); i++ {
		if bare[i] >= 'a' && bare[i] <= 'z' {
			forms = append(forms, bare[:i]+bare[i+1:])
		}
	}
	return append(forms, bare)
}

// checkNames warns of two themes in use with one name under one parent.
func (s *source) checkNames(r *report, siblings []*Theme) {
	first := map[string]*Theme{}
	for _, t := range siblings {
		s.checkNames(r, t.Children)
		if t.Status == Retired || t.Name == "" {
			continue
		}
		name := nameKey(t.Name)
		if other, taken := first[name]; taken && other.ID != t.ID {
			line, col := s.valuePlace(t, "name")
			r.add(Warning, line, col, "a report could not tell them apart", "the name %q stands on line %d too", t.Name, other.Line)
			continue
		}
		first[name] = t
	}
}

// valuePlace is the place of a key's value, or of the entry where it has none.
func (s *source) valuePlace(t *Theme, key string) (line, col int) {
	n := s.entry[t]
	if p, ok := s.find(n, key); ok {
		n = p.value
	}
	return n.Line, n.Column
}
