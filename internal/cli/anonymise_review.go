package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

func newAnonymiseReview(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "review [DOCUMENT...]",
		Short: "decide what may identify somebody, one by one (shows names)",
		Long: `Decide what may identify somebody, one form at a time, for the whole study; with
documents, what stands in these. This verb shows names, and needs a terminal.

A form is shown with what it seems to be, who found it, and up to five places.
Answer with a letter and Enter:
  p  a person            l  a place             o  an organisation
  s  another name of somebody or something decided; it asks of whom
  x  another identifier (a number, address, date, age ...)
  n  no identifier       m  place by place      k  keep it, and say why
  u  take back the last  q  stop                Enter  later
What to print may follow the letter, from near to far: l a large city; a region

Each answer is kept at once, so that you can stop at any time and go on later.
What apply replaces meanwhile comes first, then what is found most often.`,
		Example: `  mitten anonymise review
  mitten anonymise review T01 T02`,
		RunE: func(cmd *cobra.Command, args []string) error {
			q := app.questioner()
			if q == nil {
				return fault.New("`mitten anonymise list --undecided` lists the forms, `mitten anonymise decide --file decisions.csv` decides many at once", "a review needs somebody at a terminal")
			}
			l, err := app.lister(args) // before the lock: which documents there are
			if err != nil {
				return err
			}
			d, release, err := app.decider()
			if err != nil {
				return err
			}
			defer release()
			return (&reviewing{decider: d, q: q, ids: l.ids}).run(cmd.Context())
		},
	}
}

// A reviewing goes through the forms that wait.
type reviewing struct {
	*decider
	q      *questioner
	ids    []string
	forms  []project.WaitingForm
	taken  []int // indexes in forms of the decisions taken, in order
	events []int // how many events each of them took
}

func (r *reviewing) run(ctx context.Context) error {
	forms, caseless, err := r.waiting(ctx, r.ids)
	if err != nil {
		return err
	}
	r.forms = forms
	r.app.sayCaseless(caseless)
	if len(forms) == 0 {
		r.app.say("nothing waits for a decision")
		return nil
	}
	left := 0
	for i := 0; i < len(r.forms); {
		if r.plan().Covers(r.forms[i].Surface) {
			i++ // by what was decided since
			continue
		}
		next, err := r.one(ctx, i)
		if errors.Is(err, errNoMore) {
			break
		}
		if err != nil {
			return err
		}
		i = next
	}
	plan := r.plan()
	for _, f := range r.forms {
		if _, decided := plan.State().OfForm(f.Form); !decided && !plan.Covers(f.Surface) {
			left++
		}
	}
	r.app.say("%s decided, %s for a decision; `mitten anonymise apply` replaces", count(len(r.taken), "form"), waits(left))
	return nil
}

// one asks about form i until there is an answer, and gives the form to go on
// with.
func (r *reviewing) one(ctx context.Context, i int) (next int, err error) {
	r.show(i)
	for {
		answer, err := r.q.line("p person  s same as  l place  o organisation  x other  n not an identifier  m per mention  k keep  Enter later  u undo  q quit: ")
		if err != nil {
			return i, err
		}
		key, rest, _ := strings.Cut(answer, " ")
		e := decide.Event{Surface: r.forms[i].Surface}
		for _, l := range strings.Split(rest, ";") {
			if l = strings.TrimSpace(l); l != "" {
				e.Levels = append(e.Levels, l)
			}
		}
		if len(e.Levels) == 1 {
			e.Print, e.Levels = e.Levels[0], nil
		}
		switch strings.ToLower(key) {
		case "":
			return i + 1, nil
		case "q":
			return i, errNoMore
		case "u":
			back, err := r.undo(i)
			if err != nil || back != i {
				return back, err
			}
			continue
		case "p":
			e.As = decide.Person
		case "l":
			e.As = decide.Place
		case "o":
			e.As = decide.Organisation
		case "n":
			e.As, e.Print, e.Levels = decide.No, "", nil
		case "x":
			if e.As = decide.KindOf(r.forms[i].Kind); e.As == decide.Person || e.As == decide.Place || e.As == decide.Organisation {
				e.As = decide.Other
			}
		case "s":
			if e, err = r.sameAs(i, rest); err != nil || e.Surface == "" {
				if err != nil {
					return i, err
				}
				continue
			}
		case "k":
			e = decide.Event{Surface: e.Surface, As: decide.KindOf(r.forms[i].Kind), Keep: true, Reason: strings.TrimSpace(rest)}
			if e.Reason == "" {
				if e.Reason, err = r.q.line("why may it stay? "); err != nil {
					return i, err
				}
			}
		case "m":
			if done, err := r.byMention(ctx, i); err != nil || done {
				return i + 1, err
			}
			continue
		default:
			r.app.say("%q is none of the letters", key)
			continue
		}
		if r.take(i, e) {
			return i + 1, nil
		}
	}
}

// take decides and writes at once; a decision that makes no sense is said, and
// asked again.
func (r *reviewing) take(i int, events ...decide.Event) bool {
	for n, e := range events {
		if _, err := r.decide(e); err != nil {
			for range n {
				if _, _, err := r.log.Undo(r.app.Now()); err != nil {
					break
				}
			}
			r.complain(err)
			return false
		}
	}
	if err := r.save(); err != nil {
		r.complain(err)
		return false
	}
	r.taken, r.events = append(r.taken, i), append(r.events, len(events))
	for _, e := range r.log.Events()[len(r.log.Events())-len(events):] {
		r.app.say("  %s", r.told(e))
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
		if _, _, err := r.log.Undo(r.app.Now()); err != nil {
			return i, err
		}
	}
	if err := r.save(); err != nil {
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
		near := r.plan().Near(r.forms[i].Surface)
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
	e := decide.Event{Surface: r.forms[i].Surface, As: decide.Person, Same: name}
	if d, ok := r.plan().State().Of(name); ok && r.stored.People.Owner(name) < 0 {
		e.As = d.As
	}
	return e, nil
}

// byMention asks about every place of a form.
func (r *reviewing) byMention(ctx context.Context, i int) (bool, error) {
	sights, err := project.Mentions(ctx, r.vault, r.ids, r.forms[i].Form)
	if err != nil {
		return false, err
	}
	guess := decide.KindOf(r.forms[i].Kind)
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
	var events []decide.Event
	if len(yes) > 0 {
		events = append(events, decide.Event{Surface: r.forms[i].Surface, As: guess, Mentions: yes})
	}
	if len(no) > 0 {
		events = append(events, decide.Event{Surface: r.forms[i].Surface, As: decide.No, Mentions: no})
	}
	if len(events) == 0 {
		return true, nil
	}
	return r.take(i, events...), nil
}

// show prints a form and where it stands.
func (r *reviewing) show(i int) {
	f := r.forms[i]
	now := "stays in the text until it is decided"
	if f.Masked {
		now = "replaced by [" + decide.Category(f.Kind, f.Surface) + "] until it is decided"
	}
	r.app.say("\n%d of %d: %s%s%s", i+1, len(r.forms), r.app.emphasis(), f.Surface, r.app.noEmphasis())
	r.app.say("%s? (%s), %s in %s; %s", decide.KindOf(f.Kind), strings.Join(f.Layers, ", "), timesTold(f.Times), someOf(f.Documents), now)
	for _, s := range f.Places {
		r.showSight(s)
	}
	if near := r.plan().Near(f.Surface); near != "" {
		r.app.say("  %s was decided: s and Enter says it is the same", near)
	}
}

func (r *reviewing) showSight(s project.Sight) {
	on, off := "**", "**"
	if r.app.styled() {
		on, off = r.app.emphasis(), r.app.noEmphasis()
	}
	r.app.say("  %s:%d  ...%s%s%s%s%s...", s.Mention.Document, s.Mention.Turn, s.Before, on, s.Words, off, s.Behind)
}

func timesTold(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
