package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// printed is a page of text as a program prints it, with a form feed between
// pages.
func printed(t *testing.T, pages ...string) *Result {
	t.Helper()
	return mustRead(t, "a.pdf", "%PDF-1.4", Options{PDFText: func([]byte) (string, error) { return strings.Join(pages, "\f"), nil }})
}

func TestWhatEveryPageHasIsLeftOutAndTold(t *testing.T) {
	var pages []string
	for n, thing := range []string{"gate", "kettle", "rope", "shed", "bus"} {
		pages = append(pages, fmt.Sprintf("Pod study, strictly private\n\nInterviewer: What stayed with you of the %s, of all the days that there were?\n\nP07: The %s that sticks, and how it went on sticking for the whole of the\nyear without anybody saying one word about the %s.\n\n%30d of 5\n", thing, thing, thing, n+1))
	}
	r := printed(t, pages...)
	if len(r.Utterances) != 10 || !hasWarning(r, "a line of 4 words at the edge of 5 pages") || !hasWarning(r, "page numbers (5 pages)") {
		t.Errorf("%q\n%s", r.Warnings, script(r.Utterances))
	}
	for _, u := range r.Utterances {
		if strings.Contains(u.Text, "private") || strings.Contains(u.Text, "of 5") {
			t.Errorf("%q", u.Text)
		}
	}
	// Twice is no rule.
	r = printed(t, pages[0], pages[1])
	if !strings.Contains(script(r.Utterances), "strictly private") || hasWarning(r, "left out") {
		t.Errorf("%q\n%s", r.Warnings, script(r.Utterances))
	}
}

func TestParagraphsGoOnOverPagesAndHyphens(t *testing.T) {
	r := printed(t,
		"Interviewer: What did the placement students make of the whole unfin-\nished business?\n\nP07: They left it unfinished on purpose, and by then that was a well-\nknown thing, which nobody in all the years ever thought to mend with",
		"anything but the kettle.\n\nInterviewer: And then?\n")
	want := "Interviewer|-|What did the placement students make of the whole unfinished business?\n" +
		"P07|-|They left it unfinished on purpose, and by then that was a well-known thing, which nobody in all the years ever thought to mend with anything but the kettle.\nInterviewer|-|And then?\n"
	if got := script(r.Utterances); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
