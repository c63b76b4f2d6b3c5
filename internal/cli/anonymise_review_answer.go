package cli

import (
	"context"
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
	for _, s := range sights {
		r.showSight(s)
		answer, err := r.q.line("an identifier here? y yes  n no  Enter later: ")
		if err != nil {
			return false, err
		}
		switch strings.ToLower(answer) {
		case "y", "yes":
			yes = append(yes, s.Mention)
		case "n", "no":
			no = append(no, s.Mention)
		}
	}
	events := verdict.ByMention(r.forms[i].Surface, r.forms[i].Kind, yes, no)
	if len(events) == 0 {
		return true, nil
	}
	return r.take(ctx, i, events...), nil
}
