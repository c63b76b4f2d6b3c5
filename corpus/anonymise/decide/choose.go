package decide

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

// complete takes over from the decision before what e does not say.
func (e *Event) complete(s *State) error {
	before, ok := s.OfForm(e.Form)
	if e.As == "" {
		if !ok || before.As == "" {
			return fault.New("one of: "+kindsTold(), "say what it is: --as")
		}
		e.As = before.As
		if len(e.Mentions) == 0 && !e.stays() {
			e.Mentions = before.Here
		}
	}
	if !e.As.known() {
		return fault.New("one of: "+kindsTold(), "there is no such kind of identifier")
	}
	if e.Keep && e.Reason == "" {
		return fault.New("say why it may stay: --reason \"...\"", "an identifier is kept for a reason")
	}
	if !ok || before.As != e.As || before.stays() || e.stays() {
		return nil
	}
	if e.Same == "" && e.Print == "" && len(e.Levels) == 0 {
		e.Same = before.Same
	}
	if e.Print == "" && e.Level == 0 && len(e.Levels) == 0 && e.Same == before.Same {
		e.Print, e.Level = before.Print, before.Level
	}
	if len(e.Levels) == 0 {
		e.Levels = before.Levels
	}
	e.Number = before.Number
	return nil
}

func kindsTold() string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// choosePrint settles what is printed.
func (e *Event) choosePrint() error {
	if e.stays() {
		e.Print, e.Levels, e.Level, e.Same, e.Number = "", nil, 0, "", 0
		return nil
	}
	e.Levels = slices.Clone(e.Levels)
	for i, text := range e.Levels {
		e.Levels[i] = bare(text)
	}
	if e.Level < 0 || e.Level > len(e.Levels) {
		return fault.New("give the levels from near to far: --levels \"a large city; a region\"", "there is no level %d of %d", e.Level, len(e.Levels))
	}
	if e.Print == "" && e.Level == 0 {
		for i, text := range e.Levels {
			if detect.Form(text) != e.Form {
				e.Level = i + 1
				break
			}
		}
	}
	if e.Level > 0 {
		e.Print = e.Levels[e.Level-1]
	}
	e.Print = bare(e.Print)
	if e.Print == "" && e.Same == "" {
		e.Print, _ = generalised(e.As, e.Surface)
	}
	switch {
	case e.Print != "" && detect.Form(e.Print) == e.Form:
		return fault.New("to keep it in the text: --keep --reason \"...\"", "what is to be printed is the identifier itself")
	case len(e.Print) > 100 || strings.ContainsAny(e.Print, "[]\n\r"):
		return fault.New("it is printed in brackets: write a large city, not [a large city]", "what is to be printed is longer than 100 bytes, or has brackets or a line end inside")
	}
	return nil
}

// bare takes off the brackets that somebody typed.
func bare(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	return text
}

func (e *Event) checkSame(s *State, lists Lists) error {
	if e.Same == "" {
		return nil
	}
	e.Same = strings.Join(strings.Fields(e.Same), " ")
	listed := lists.People.Owner(e.Same) >= 0
	other, decided := s.Of(e.Same)
	switch {
	case detect.Form(e.Same) == e.Form && !listed:
		return fault.New("give another name that was decided before", "it cannot be another name of itself")
	case listed && e.As != Person:
		return fault.New("decide it as a person: --as person", "the people list has persons only")
	case !listed && (!decided || other.stays() || other.As != e.As):
		return fault.New("`mitten anonymise list` shows what was decided", "what it is to be the same as is neither a name of the people list nor a form that was decided as the same kind")
	}
	return nil
}
