package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
)

// A mentions turns the ids with which anonymised transcripts speak of people
// into roles: "[P03] rang" becomes "[a Pod Leader] rang".
type mentions struct {
	names    map[string]string // attribution by folded id
	prefixes map[string]bool   // what stands before the digits of ids, folded
}

func newMentions(s *analysis.Study, nameOf func(corpus.Participant) string) *mentions {
	m := &mentions{names: map[string]string{}, prefixes: map[string]bool{}}
	add := func(id, name string) {
		key := strings.ToLower(id)
		if _, known := m.names[key]; known || id == "" {
			return
		}
		m.names[key] = name
		if prefix, ok := idShape(key); ok {
			m.prefixes[prefix] = true
		}
	}
	if s.Roster != nil {
		for _, p := range s.Roster.Participants {
			add(p.ID, nameOf(p))
		}
	}
	for _, d := range s.Documents {
		for _, id := range d.Participants {
			add(id, analysis.Nameless)
		}
		for _, sp := range d.Speakers {
			add(sp.Participant, analysis.Nameless)
		}
	}
	return m
}

// idShape gives the letters before the digits of an id such as p03 or pod-7.
func idShape(id string) (prefix string, ok bool) {
	digits := strings.TrimLeftFunc(id, func(r rune) bool { return !unicode.IsDigit(r) })
	prefix = id[:len(id)-len(digits)]
	if prefix == "" || digits == "" || strings.TrimFunc(digits, unicode.IsDigit) != "" {
		return "", false
	}
	return prefix, true
}

// replace rewrites one text. An id alone in brackets is always replaced, and
// what only has the shape of one becomes "a participant"; a bare id is
// replaced where it has letters and digits, so that no word is taken for one.
func (m *mentions) replace(text string) string {
	var b strings.Builder
	inside := false
	for i := 0; i < len(text); {
		if !isAlnum(text[i]) {
			switch text[i] {
			case '[':
				inside = true
			case ']', '\n':
				inside = false
			}
			b.WriteByte(text[i])
			i++
			continue
		}
		end, name := m.match(text, i)
		switch {
		case name == "":
			b.WriteString(text[i:end])
		case inside:
			b.WriteString(withArticle(name))
		default:
			b.WriteString("[" + withArticle(name) + "]")
		}
		i = end
	}
	return b.String()
}

// match looks for an id at text[i:], the longest first: of "pod-7-led" it
// tries all, then "pod-7", then "pod". Where none is, end is after "pod".
func (m *mentions) match(text string, i int) (end int, name string) {
	var ends []int
	for end = i; end < len(text) && (isAlnum(text[end]) || isJoint(text[end])); end++ {
		if isAlnum(text[end]) && (end+1 == len(text) || !isAlnum(text[end+1])) {
			ends = append(ends, end+1)
		}
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:i]); !unicode.IsLetter(before) {
		for k := len(ends) - 1; k >= 0; k-- {
			if after, _ := utf8.DecodeRuneInString(text[ends[k]:]); unicode.IsLetter(after) {
				continue
			}
			if name := m.nameOf(text[i:ends[k]], alone(text, i, ends[k])); name != "" {
				return ends[k], name
			}
		}
	}
	return ends[0], ""
}

// nameOf says whom a word stands for; "" for nobody.
func (m *mentions) nameOf(word string, alone bool) string {
	key := strings.ToLower(word)
	prefix, shaped := idShape(key)
	name, known := m.names[key]
	switch {
	case known && (alone || shaped):
		return name
	case alone && shaped && m.prefixes[prefix]:
		return analysis.Nameless
	}
	return ""
}

// alone reports whether text[start:end] fills a pair of brackets, but perhaps
// for a possessive.
func alone(text string, start, end int) bool {
	if start == 0 || text[start-1] != '[' {
		return false
	}
	rest := text[end:]
	for _, possessive := range []string{"'s", "’s"} {
		rest = strings.TrimPrefix(rest, possessive)
	}
	return strings.HasPrefix(rest, "]")
}

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// isJoint reports whether a byte may stand within an id.
func isJoint(c byte) bool { return c == '-' || c == '_' || c == '.' }

func withArticle(name string) string {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, "uni"), strings.HasPrefix(lower, "use"), strings.HasPrefix(lower, "eu"), strings.HasPrefix(lower, "one"):
		return "a " + name
	case strings.HasPrefix(lower, "hour"), strings.HasPrefix(lower, "honor"):
		return "an " + name
	case lower != "" && strings.ContainsRune("aeiou", rune(lower[0])):
		return "an " + name
	}
	return "a " + name
}
