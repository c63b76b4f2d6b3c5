package verdict

import (
	"fmt"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// Told says what was decided, in the words of the log: it may hold a name.
func (d *Desk) Told(e decide.Event) string { return ToldBy(d.Plan(), e) }

// ToldBy is Told where the plan is at hand.
func ToldBy(plan *decide.Plan, e decide.Event) string {
	where := ""
	if len(e.Mentions) > 0 {
		where = " at " + count(len(e.Mentions), "place")
	}
	switch {
	case e.Op != decide.Decide:
		return UndoneTold(e)
	case e.As == decide.No:
		return e.Surface + ": no identifier" + where + "; it stays"
	case e.Keep:
		return e.Surface + ": " + string(e.As) + ", kept" + where + ": " + e.Reason
	}
	return e.Surface + ": " + string(e.As) + where + ", printed as " + plan.Print(e.Form)
}

// UndoneTold says what was taken back.
func UndoneTold(e decide.Event) string {
	switch e.Op {
	case decide.Hear:
		where := e.Document
		if where == "" {
			where = "the whole study"
		}
		return fmt.Sprintf("%s heard in %s", count(len(e.Names), "name"), where)
	case decide.Waive:
		return e.Form + ": waived"
	}
	what := string(e.As)
	if e.As == decide.No {
		what = "no identifier"
	} else if e.Keep {
		what += ", kept"
	}
	return e.Surface + ": " + what
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
