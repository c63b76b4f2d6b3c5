package cli

import (
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

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
	if near := r.Plan().Near(f.Surface); near != "" {
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
