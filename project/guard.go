package project

import (
	"errors"
	"fmt"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrWouldLeak says that a name of the people list would have left the study.
var ErrWouldLeak = errors.New("a name would leave the study")

// A Guard reads what is about to leave and refuses it where a name of the
// vault's lists stands in it.
type Guard struct {
	finder *anonymise.Finder
	doubts int
}

// Guard makes the study's guard. Where this user has no key to the vault the
// error wraps *anonymise.NoIdentityError, in a copy of a study without its
// vault ErrNoVault: what leaves cannot be checked then.
func (s *Study) Guard(keyPath string) (*Guard, error) {
	v, err := s.VaultIfAny(keyPath)
	if err != nil {
		return nil, err
	}
	lists, err := ReadLists(v)
	if err != nil {
		return nil, err
	}
	return &Guard{finder: anonymise.NewFinder(lists.People, lists.Literals)}, nil
}

// Check refuses a text that holds a name. Words that may be a name or an
// ordinary word pass, and are counted.
func (g *Guard) Check(text string) error {
	doubts := 0
	for _, l := range g.finder.Leaks(text) {
		if !names(l) {
			doubts++
			continue
		}
		return &fault.Error{
			Hint: "`mitten check` shows where; `mitten anonymise apply` takes it out of transcripts and journals",
			Err:  fmt.Errorf("%w: %s", ErrWouldLeak, l),
		}
	}
	g.doubts = max(g.doubts, doubts)
	return nil
}

// Doubts is the number of words let through that may be a name.
func (g *Guard) Doubts() int { return g.doubts }

// names reports whether a leak is a name for all that can be told: an ordinary
// word in the place of an ordinary word is not.
func names(l anonymise.Leak) bool { return l.Doubt != anonymise.Everyday }
