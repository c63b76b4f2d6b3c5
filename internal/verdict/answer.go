package verdict

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// Prints reads what somebody typed to print for a form: one text, or several from
// near to far with semicolons between them.
func Prints(typed string) (text string, levels []string) {
	for _, l := range strings.Split(typed, ";") {
		if l = strings.TrimSpace(l); l != "" {
			levels = append(levels, l)
		}
	}
	if len(levels) == 1 {
		return levels[0], nil
	}
	return "", levels
}

// OtherKind gives the kind of a form that is an identifier, and no person, place
// or organisation, though it may have been taken for one.
func OtherKind(guess detect.Kind) decide.Kind {
	switch k := decide.KindOf(guess); k {
	case decide.Person, decide.Place, decide.Organisation:
		return decide.Other
	default:
		return k
	}
}

// SameAs gives the decision that a surface is another name of somebody of the
// people list, or of a form that was decided.
func (d *Desk) SameAs(surface, name string) decide.Event {
	e := decide.Event{Surface: surface, As: decide.Person, Same: name}
	if before, ok := d.Log.State().Of(name); ok && d.Stored.People.Owner(name) < 0 {
		e.As = before.As
	}
	return e
}

// ByMention gives the decisions on single places of a surface; none where no
// place was decided.
func ByMention(surface string, guess detect.Kind, yes, no []decide.Mention) []decide.Event {
	var events []decide.Event
	if len(yes) > 0 {
		events = append(events, decide.Event{Surface: surface, As: decide.KindOf(guess), Mentions: yes})
	}
	if len(no) > 0 {
		events = append(events, decide.Event{Surface: surface, As: decide.No, Mentions: no})
	}
	return events
}
