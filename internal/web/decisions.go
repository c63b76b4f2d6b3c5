package web

import (
	"fmt"
	"maps"
	"net/url"
	"slices"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/whole"
)

// A decisionJSON is something that somebody should look at, with the page where it
// is to be seen.
type decisionJSON struct {
	Kind string `json:"kind"` // review, broken, theme, participant
	What string `json:"what"`
	Hint string `json:"hint,omitempty"`
	Link string `json:"link,omitempty"`
}

// decisions lists what waits for a person: codings that lost their place, what
// cannot be read, themes that are not clear, values that are likely misspelt. It is
// what `mitten check` finds without reading more than is in memory.
func (s *Server) decisions(w *whole.Whole) []decisionJSON {
	out := []decisionJSON{}
	add := func(kind, link, hint, format string, args ...any) {
		out = append(out, decisionJSON{Kind: kind, What: fmt.Sprintf(format, args...), Hint: hint, Link: link})
	}
	for _, err := range append(append([]error{}, w.Failed...), w.Problems...) {
		hint := ""
		if hints := fault.Hints(err); len(hints) > 0 {
			hint = hints[0]
		}
		add("broken", "", hint, "%v", err)
	}
	for i, placed := range w.Placed {
		n := 0
		for _, c := range placed {
			if c.Fit == coding.Review {
				n++
			}
		}
		if n > 0 {
			id := w.Documents[i].ID
			add("review", "/d/"+url.PathEscape(id), "the text changed under them; `mitten code check` lists them with the likeliest places", "%s: %s lost the place", id, counted(n, "coding"))
		}
	}
	s.themeDecisions(w, add)
	for _, f := range s.study.CheckValues(w.Counted.Roster) {
		add("participant", "/participants", f.Hint, "%s", f.What)
	}
	return out
}

func (s *Server) themeDecisions(w *whole.Whole, add func(kind, link, hint, format string, args ...any)) {
	written, orphans := map[string]int{}, map[string]int{} // by the id in the journals
	for _, placed := range w.Placed {
		for _, c := range placed {
			if _, ok := w.Counted.Book.Find(c.Theme); !ok {
				orphans[c.Theme]++
			}
			written[c.Theme]++
		}
	}
	bare := 0
	for _, t := range w.Counted.Book.All() {
		link, n := "/quotes?theme="+url.QueryEscape(t.ID), counted(written[t.ID], "coding")
		switch {
		case t.Status == codebook.Retired && t.ReplacedBy == "" && written[t.ID] > 0:
			add("theme", link, "merge it into another, or take it back into use", "%s is retired and has %s", t.Name, n)
		case t.Status == codebook.Retired || t.Definition != "":
		case written[t.ID] > 0:
			add("theme", link, "say what it is and is not, so that two people mean the same", "%s has %s and no definition", t.Name, n)
		default:
			bare++
		}
	}
	if bare > 0 {
		add("theme", "/", "a sentence each is enough", "%s without a definition and without codings", counted(bare, "theme"))
	}
	for _, id := range slices.Sorted(maps.Keys(orphans)) {
		add("theme", "", "put it back into codebook.yaml, or let another replace it", "the codebook has no theme %s, which has %s", id, counted(orphans[id], "coding"))
	}
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
