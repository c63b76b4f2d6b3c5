package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrTooFew says that a quote cannot be attributed so that enough people share
// the attribution.
var ErrTooFew = errors.New("too few people share an attribution")

// A naming gives each participant the most special name that enough of the
// participants in scope share: a role that one person has is their name.
type naming struct {
	rungs  []analysis.Attribution // from special to general
	k      int                    // how many must share a name; 0 or 1: no rule
	shared []map[string]int       // by rung: participants in scope by folded name
	// general is what was printed instead, by the name that too few share.
	general map[string]string
	few     map[string]int // how many share it
}

func newNaming(rungs []analysis.Attribution, k int, cohort []corpus.Participant) *naming {
	n := &naming{rungs: rungs, k: k, general: map[string]string{}, few: map[string]int{}}
	for _, rung := range rungs {
		shared := map[string]int{}
		for _, p := range cohort {
			shared[folded(rung.Of(p))]++
		}
		n.shared = append(n.shared, shared)
	}
	return n
}

func folded(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// of names a participant. The error wraps ErrTooFew where no rung is general
// enough.
func (n *naming) of(p corpus.Participant) (string, error) {
	special := n.rungs[0].Of(p)
	if n.k < 2 {
		return special, nil
	}
	for i, rung := range n.rungs {
		name := rung.Of(p)
		if n.shared[i][folded(name)] < n.k {
			continue
		}
		if i > 0 && folded(name) != folded(special) {
			n.general[special], n.few[special] = name, n.shared[0][folded(special)]
		}
		return name, nil
	}
	last := n.rungs[len(n.rungs)-1].Of(p)
	hint := "add a more general attribution to the list in mitten.yaml, such as participant"
	if last == analysis.Nameless {
		hint = "quote of more cycles at once; or, where those who are quoted agreed that readers may know them, say disclosure: {k: 1} in mitten.yaml"
	}
	return "", &fault.Error{
		Hint: hint,
		Err:  fmt.Errorf("%w: %q is shared by %s in scope, %d are needed", ErrTooFew, last, plural(n.shared[len(n.shared)-1][folded(last)], "participant"), n.k),
	}
}

// A Generalised is an attribution that too few people share, and what was
// printed instead.
type Generalised struct {
	Special, Printed string
	Shared           int // participants in scope who share Special
}

func (n *naming) generalised() []Generalised {
	var out []Generalised
	for special, printed := range n.general {
		out = append(out, Generalised{special, printed, n.few[special]})
	}
	slices.SortFunc(out, func(a, b Generalised) int { return strings.Compare(a.Special, b.Special) })
	return out
}
