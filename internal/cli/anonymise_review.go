package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

func newAnonymiseReview(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "review [DOCUMENT...]",
		Short: "decide what may identify somebody, one by one (shows names)",
		Long: `Decide what may identify somebody, one form at a time, for the whole study; with
documents, what stands in these. This verb shows names, and needs a terminal.

A form is shown with what it seems to be, who found it, and up to five places.
Press one key:
  p  a person            l  a place             o  an organisation
  s  another name of somebody or something decided; it asks of whom
  x  another identifier (a number, address, date, age ...)
  n  no identifier       m  place by place      k  keep it, and say why
  u  take back the last  q  stop                Enter  later
P, L and O ask what to print, from near to far: a large city; a region. Where keys
do not come one by one, end each with Enter; what to print may follow the letter.

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
		if r.Plan().Covers(r.forms[i].Surface) {
			i++ // by what was decided since
			continue
		}
		next, err := r.one(ctx, i)
		if errors.Is(err, errNoMore) {
			break
		}
		if errors.Is(err, errStopped) {
			return &exit{code: CodeInterrupted, err: errors.New("interrupted; what was decided is kept")}
		}
		if err != nil {
			return err
		}
		i = next
	}
	plan := r.Plan()
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
		answer, err := r.q.key("p person  s same as  l place  o organisation  x other  n not an identifier  m per mention  k keep\n  u undo  q quit  Enter later  P, L, O: say what to print: ")
		if err != nil {
			return i, err
		}
		key, rest, _ := strings.Cut(answer, " ")
		if strings.Contains("PLO", key) && key != "" && rest == "" {
			if rest, err = r.q.line("printed as, from near to far (a large city; a region): "); err != nil {
				return i, err
			}
		}
		e := decide.Event{Surface: r.forms[i].Surface}
		e.Print, e.Levels = verdict.Prints(rest)
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
			e.As = verdict.OtherKind(r.forms[i].Kind)
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
		if r.take(ctx, i, e) {
			return i + 1, nil
		}
	}
}
