package decide

import (
	"strconv"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

// Lists are the stored lists that a decision is held against.
type Lists struct {
	People   *anonymise.People
	Literals []anonymise.Literal
}

// Decide adds a decision to the log. Of e, Surface says what is decided; what e
// leaves empty holds on from the decision before, if it was of the same kind.
// Without anything to print a form of a kind that has no number is generalised
// where it can be. It fails, and the log is as it was, where the decision does
// not make sense, or the lists could not be used with it.
func (l *Log) Decide(e Event, at time.Time, lists Lists) (Event, error) {
	e.Op, e.At = Decide, at
	e.Surface = strings.Join(strings.Fields(e.Surface), " ")
	e.Form = detect.Form(e.Surface)
	state := l.State()
	if e.Form == "" {
		return e, fault.New("give the word or number as it stands in a transcript", "nothing to decide: there are no letters or digits")
	}
	if err := e.complete(state); err != nil {
		return e, err
	}
	if err := e.choosePrint(); err != nil {
		return e, err
	}
	if err := e.checkSame(state, lists); err != nil {
		return e, err
	}
	if e.stays() && len(e.Mentions) == 0 && lists.People.Owner(e.Surface) >= 0 {
		return e, fault.New("decide it place by place (--mention), or take it out of the list", "it is a name of the people list, and cannot stay everywhere")
	}
	if !e.stays() && e.Number == 0 && e.Same == "" && e.Print == "" && numbered(e.As, 1) != "" {
		e.Number = l.nextNumber(e.As, lists.People)
	}
	added, err := l.add(e)
	if err != nil {
		return e, err
	}
	if err := l.try(added, lists); err != nil {
		l.dropLast()
		return e, err
	}
	return added, nil
}

// nextNumber gives a number that no event ever had, so that numbers stay when
// decisions are taken back. Persons are counted on from those of the people list
// who have a number.
func (l *Log) nextNumber(k Kind, people *anonymise.People) int {
	n := 0
	for _, e := range l.events {
		if e.As == k {
			n = max(n, e.Number)
		}
	}
	if k == Person { // who have a number without a decision
		for _, r := range l.State().Plan(people, nil).People.Replacements() {
			digits, ok := strings.CutPrefix(strings.ToLower(r), "[person ")
			if m, err := strconv.Atoi(strings.TrimSuffix(digits, "]")); ok && err == nil {
				n = max(n, m)
			}
		}
	}
	return n + 1
}

// try holds the last event against the lists.
func (l *Log) try(e Event, lists Lists) error {
	plan := l.State().Plan(lists.People, lists.Literals)
	if e.Print != "" {
		for _, leak := range plan.Finder().Leaks("to " + e.Print) {
			if leak.Doubt != anonymise.Everyday && leak.Doubt != anonymise.LowerCase {
				return fault.New("say what it is, not which", "what is to be printed holds a name of the lists or of the decisions")
			}
		}
	}
	if _, err := anonymise.NewReplacer(plan.People, anonymise.Options{Literals: plan.Literals}); err != nil {
		return fault.New("`mitten anonymise list` shows what was decided; another spelling may do", "the lists cannot be used with this decision: %w", err)
	}
	return nil
}
