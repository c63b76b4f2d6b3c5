package project_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/project"
)

// Killed after any step, whatever people do next, another run completes it.
func TestAWithdrawalMayBeKilledAfterAnyStep(t *testing.T) {
	killed := errors.New("killed")
	steps := 0
	for meanwhile, do := range map[string]func(b *bench){
		"nothing":   func(*bench) {},
		"apply":     func(b *bench) { b.tryApply(project.ApplyOptions{}) },
		"overwrite": func(b *bench) { b.tryApply(project.ApplyOptions{Overwrite: true}) },
	} {
		for k := 1; ; k++ {
			b := group(t)
			want := map[string]string{
				b.code("T02", "ash", "lightness", "We ate it off the spoon", 0):          "We ate it off the spoon",
				b.code("T02", "rowan", "lightness", "It was good enough", 0):             "It was good enough",
				b.code("T02", "rowan", "lightness", "that winter.\n\nP02: We ate it", 0): "[withdrawn]\n\nP02: We ate it",
				b.code("T03", "ash", "lightness", "good enough", 0):                      "good enough",
				b.code("T02", "ash", "lightness", "P02: It was good enough", 0):          "P02: It was good enough",
				b.code("T02", "ash", "lightness", "altogether.\n\nP02: It was good", 0):  "[withdrawn]\n\nP02: It was good",
			}
			b.code("T02", "ash", "lightness", "quince jelly", 0)
			b.code("T01", "ash", "lightness", "good enough", 0)
			left := k
			err := b.WithdrawUntil(t.Context(), b.vault(), "P01", false, func() error {
				if left--; left == 0 {
					return killed
				}
				return nil
			})
			if err == nil {
				steps = k - 1
				break
			}
			if !errors.Is(err, killed) {
				t.Fatal(err)
			}
			where := fmt.Sprintf("step %d, then %s", k, meanwhile)
			r, err := b.Check(t.Context())
			if err != nil {
				t.Fatal(where, err)
			}
			for _, f := range r.Findings {
				// Between a journal and its transcript places are uncertain, as in apply.
				between := strings.HasSuffix(f.Where, "/T02.jsonl") && strings.Contains(f.What, "has lost its place")
				if f.Serious && !between && !strings.Contains(f.Hint, "mitten participants withdraw P01") {
					t.Errorf("%s: %s: %s", where, f.Where, f.What)
				}
			}
			if r.Whole() {
				t.Errorf("%s: check does not tell", where)
			}
			do(b)
			b.withdraw("P01")
			b.without("quince", "avender", "another matter", "that winter")
			for id, quote := range want {
				document := "T02"
				if quote == "good enough" {
					document = "T03"
				}
				d, err := b.Document(document)
				if err != nil {
					t.Fatal(where, err)
				}
				p, ok := b.placed(document)[id]
				if !ok || p.Fit != coding.Exact || d.Slice(p.Span) != quote || p.Anchor.Quote != quote {
					t.Errorf("%s: %q is %v %q (fit %v), as written %q", where, quote, ok, d.Slice(p.Span), p.Fit, p.Anchor.Quote)
				}
			}
			b.whole()
			if t.Failed() {
				t.FailNow()
			}
		}
	}
	if steps < 10 {
		t.Errorf("only %d steps", steps)
	}
}
