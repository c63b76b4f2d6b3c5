package analysis

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// A truth is the answer of a condition where some of the facts may be missing.
type truth int8

const (
	no truth = iota
	maybe
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// A conditions is a where taken apart: what restricts the scope, and what
// restricts the codings in it. Both lists are joined by AND.
type conditions struct {
	cast   *cast
	themes themeIndex
	scope  []query.Node
	coding []query.Node
	leaves []query.Field // every scope field, for warnings
	coders bool          // the where asks for coders
}

// split checks a where and takes it apart.
func split(c *cast, themes themeIndex, where query.Node) (*conditions, error) {
	w := &conditions{cast: c, themes: themes}
	for _, part := range conjuncts(where) {
		var scope, coding []query.Field
		if err := w.fields(part, &scope, &coding); err != nil {
			return nil, err
		}
		if len(scope) > 0 && len(coding) > 0 {
			return nil, fault.New("ask once for each, or join the two with AND",
				"%s and %s stand under one OR or NOT, so there is no one number of participants to count out of", scope[0].Name, coding[0].Name)
		}
		if len(coding) > 0 {
			w.coding = append(w.coding, part)
		} else {
			w.scope = append(w.scope, part)
		}
		w.leaves = append(w.leaves, scope...)
	}
	return w, nil
}

// conjuncts flattens the ANDs at the top of a tree.
func conjuncts(n query.Node) []query.Node {
	and, ok := n.(query.And)
	if !ok {
		if n == nil {
			return nil
		}
		return []query.Node{n}
	}
	var out []query.Node
	for _, part := range and {
		out = append(out, conjuncts(part)...)
	}
	return out
}

// fields sorts the fields below n by what they restrict and refuses what
// counting cannot answer.
func (w *conditions) fields(n query.Node, scope, coding *[]query.Field) error {
	switch n := n.(type) {
	case query.And:
		for _, part := range n {
			if err := w.fields(part, scope, coding); err != nil {
				return err
			}
		}
	case query.Or:
		for _, part := range n {
			if err := w.fields(part, scope, coding); err != nil {
				return err
			}
		}
	case query.Not:
		return w.fields(n.Node, scope, coding)
	case query.Field:
		return w.field(n, scope, coding)
	default:
		return fault.New("counts take conditions such as role=\"Pod Leader\" or cycle=2019-05; `mitten search` looks for words",
			"%s asks for words of the text", n)
	}
	return nil
}

func (w *conditions) field(f query.Field, scope, coding *[]query.Field) error {
	switch f.Name {
	case "theme":
		if !f.Prefix {
			if _, err := w.themes.book.Need(f.Value); err != nil {
				return err
			}
		}
		*coding = append(*coding, f)
	case "coder":
		if err := w.cast.needCoder(f.Value, f.Prefix); err != nil {
			return err
		}
		w.coders = true
		*coding = append(*coding, f)
	case "speaker", "cycle", "document", "kind", "participant":
		*scope = append(*scope, f)
	default:
		if err := w.cast.needAttribute(f.Name); err != nil {
			return err
		}
		*scope = append(*scope, f)
	}
	return nil
}

// matches compares without regard to case and to the number of blanks.
func matches(f query.Field, value string) bool {
	want, have := fold(f.Value), fold(value)
	if f.Prefix {
		return strings.HasPrefix(have, want)
	}
	return have == want
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// eval walks a tree; leaf answers its fields.
func eval(n query.Node, leaf func(query.Field) truth) truth {
	switch n := n.(type) {
	case query.And:
		out := yes
		for _, part := range n {
			out = min(out, eval(part, leaf))
		}
		return out
	case query.Or:
		out := no
		for _, part := range n {
			out = max(out, eval(part, leaf))
		}
		return out
	case query.Not:
		return yes - eval(n.Node, leaf)
	case query.Field:
		return leaf(n)
	}
	return no
}

// anyOf reports whether one of the values is asked for.
func anyOf(f query.Field, values []string) bool {
	for _, v := range values {
		if matches(f, v) {
			return true
		}
	}
	return false
}

// holdsVoice reports whether a voice meets the scope conditions.
func (w *conditions) holdsVoice(v *voice) bool { return w.holds(w.whole(), v) }

func (w *conditions) holds(n query.Node, v *voice) bool {
	return eval(n, func(f query.Field) truth {
		return truthOf(anyOf(f, w.cast.values(f.Name, v)))
	}) == yes
}

// whole joins the scope conditions into one.
func (w *conditions) whole() query.Node {
	if len(w.scope) == 1 {
		return w.scope[0]
	}
	return query.And(w.scope)
}

// asksForVoice reports whether the scope conditions themselves ask for a voice
// that would else count for nothing, an interviewer's or another's: they hold
// for it by a condition on the speaker. Package index has the same rule.
func (w *conditions) asksForVoice(v *voice) bool { return w.asks(w.whole(), v) }

func (w *conditions) asks(n query.Node, v *voice) bool {
	if namesSpeaker(n) {
		return w.holds(n, v)
	}
	or, _ := n.(query.Or)
	for _, part := range or {
		if w.asks(part, v) {
			return true
		}
	}
	return false
}

// namesSpeaker reports whether whatever meets n meets a condition on the
// speaker. To leave a speaker out is to name none.
func namesSpeaker(n query.Node) bool {
	switch n := n.(type) {
	case query.And:
		return slices.ContainsFunc(n, namesSpeaker)
	case query.Or:
		return len(n) > 0 && !slices.ContainsFunc(n, func(part query.Node) bool { return !namesSpeaker(part) })
	case query.Field:
		return n.Name == "speaker"
	}
	return false
}

// mayHold reports whether the scope conditions leave room for a participant
// of whom only the row in participants.csv is known.
func (w *conditions) mayHold(participant int) bool {
	return eval(w.whole(), func(f query.Field) truth {
		switch f.Name {
		case "document", "kind", "speaker":
			return maybe
		case "cycle":
			if len(w.cast.traits("cycle", participant)) == 0 {
				return maybe
			}
		}
		return truthOf(anyOf(f, w.cast.traits(f.Name, participant)))
	}) != no
}

// holdsCoding reports whether a coding of this theme by this coder meets the
// coding conditions.
func (w *conditions) holdsCoding(theme *codebook.Theme, coder string) bool {
	return eval(query.And(w.coding), func(f query.Field) truth {
		if f.Name == "coder" {
			return truthOf(matches(f, coder))
		}
		return truthOf(w.themes.within(theme, f))
	}) == yes
}
