package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// take decides and writes at once; a decision that makes no sense is said, and
// asked again.
func (r *reviewing) take(ctx context.Context, i int, events ...decide.Event) bool {
	done, err := r.Take(ctx, events...)
	if err != nil {
		r.complain(err)
		return false
	}
	r.taken, r.events = append(r.taken, i), append(r.events, len(events))
	for _, e := range done {
		r.app.say("  %s", r.Told(e))
	}
	return true
}

func (r *reviewing) complain(err error) {
	r.app.say("  %v", err)
	for _, h := range fault.Hints(err) {
		r.app.say("  hint: %s", h)
	}
}

// undo takes back the last answer of this review and gives its form; i where
// there is none.
func (r *reviewing) undo(i int) (int, error) {
	n := len(r.taken)
	if n == 0 {
		r.app.say("  nothing was decided in this review; `mitten anonymise undo` takes back what was decided before")
		return i, nil
	}
	for range r.events[n-1] {
		if _, _, err := r.Undo(); err != nil {
			return i, err
		}
	}
	if err := r.Save(); err != nil {
		return i, err
	}
	back := r.taken[n-1]
	r.taken, r.events = r.taken[:n-1], r.events[:n-1]
	r.app.say("  taken back")
	return back, nil
}

// sameAs asks whom a form is another name of; the surface is empty where that
// was left open.
func (r *reviewing) sameAs(i int, name string) (decide.Event, error) {
	if name = strings.TrimSpace(name); name == "" {
		question := "same as whom or what? "
		near := r.Plan().Near(r.forms[i].Surface)
		if near != "" {
			question = "same as whom or what? Enter for " + near + ": "
		}
		answer, err := r.q.line(question)
		if err != nil {
			return decide.Event{}, err
		}
		if name = answer; name == "" {
			name = near
		}
	}
	if name == "" {
		return decide.Event{}, nil
	}
	return r.SameAs(r.forms[i].Surface, name), nil
}

// byMention asks about every place of a form.
func (r *reviewing) byMention(ctx context.Context, i int) (bool, error) {
	sights, err := project.Mentions(ctx, r.Vault, r.ids, r.forms[i].Form)
	if err != nil {
		return false, err
	}
	var yes, no []decide.Mention
	quit := false
	for _, s := range sights {
		r.showSight(s)
		here, err := r.isHere()
		if errors.Is(err, errNoMore) {
			quit = true
			break
		}
		if err != nil {
			return false, err
		}
		switch here {
		case "y":
			yes = append(yes, s.Mention)
		case "n":
			no = append(no, s.Mention)
		}
	}
	events := verdict.ByMention(r.forms[i].Surface, r.forms[i].Kind, yes, no)
	done := len(events) == 0 || r.take(ctx, i, events...)
	if quit { // what was said of the places before is kept
		return done, errNoMore
	}
	return done, nil
}

// isHere asks about one place until there is an answer: y, n, or "" for later.
func (r *reviewing) isHere() (string, error) {
	for {
		answer, err := r.q.key("an identifier here? y yes  n no  Enter later  q quit: ")
		if err != nil {
			return "", err
		}
		switch answer = strings.ToLower(answer); answer {
		case "", "y", "n":
			return answer, nil
		case "yes", "no":
			return answer[:1], nil
		case "q":
			return "", errNoMore
		}
		r.app.say("%q is none of the letters", answer)
	}
}
