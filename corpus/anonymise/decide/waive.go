package decide

import (
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

// Waive lets a surface leave though it is nearly a name of the lists. Names of the
// lists themselves cannot be waived: what holds them is replaced, or taken off the
// list. changed is false where it was waived before.
func (l *Log) Waive(surface, reason, by string, at time.Time, lists Lists) (changed bool, err error) {
	form := detect.Form(surface)
	reason, by = strings.TrimSpace(reason), strings.TrimSpace(by)
	state := l.State()
	switch _, before := state.Waived(form); {
	case form == "":
		return false, fault.New("name the word as it stands in the file", "what is to be waived has no letters")
	case reason == "":
		return false, fault.New("say why it is nobody's name: --reason", "a waiver needs a reason")
	case by == "":
		return false, fault.New("say who decides: --by", "a waiver needs somebody who answers for it")
	case len(anonymise.NewFinder(lists.People, lists.Literals).Leaks(surface)) > 0 || len(state.Plan(lists.People, lists.Literals).Finder().Leaks(surface)) > 0:
		return false, fault.New("`mitten anonymise apply` replaces it", "it is a name of the lists, not nearly one")
	case before:
		return false, nil
	}
	_, err = l.add(Event{Op: Waive, At: at, Form: form, Reason: reason, By: by})
	return err == nil, err
}

// Waivers gives the waivers that hold, those first that were given first.
func (s *State) Waivers() []Event { return s.waivers }

// Waived gives the reason why a form may stand though it is nearly a name.
func (s *State) Waived(form string) (reason string, ok bool) {
	for _, w := range s.waivers {
		if w.Form == form {
			return w.Reason, true
		}
	}
	return "", false
}
