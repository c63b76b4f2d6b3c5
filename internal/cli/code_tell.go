package cli

import (
	"strings"

	"github.com/mitten-qda/mitten/coding"
)

// A teller says in words what the events of one document did, if told all of
// them in order.
type teller struct {
	themes map[string]string    // of codings, as they are at the time
	deeds  map[string]deedWords // by event
}

type deedWords struct {
	words  string
	undone bool // this event takes back what the words say
}

func newTeller() *teller {
	return &teller{themes: map[string]string{}, deeds: map[string]deedWords{}}
}

func (t *teller) tell(e coding.Event) string {
	d := deedWords{words: t.words(e)}
	if of, ok := t.deeds[e.Undoes]; ok {
		d = deedWords{of.words, !of.undone}
	}
	t.deeds[e.ID] = d
	if e.Theme != "" {
		t.themes[e.Coding] = e.Theme
	}
	switch {
	case d.undone:
		return "undo: " + d.words
	case e.Undoes != "":
		return "redo: " + d.words
	}
	return d.words
}

func (t *teller) words(e coding.Event) string {
	const points = 60
	theme := t.themes[e.Coding]
	if theme == "" {
		theme = "a coding"
	}
	switch e.Op {
	case coding.Add:
		words := "add " + e.Theme + ": " + firstWords(e.Anchor.Quote, points)
		if e.Memo != nil {
			words += " (memo: " + firstWords(*e.Memo, points) + ")"
		}
		return words
	case coding.Edit:
		var parts []string
		if e.Theme != "" {
			parts = append(parts, "theme becomes "+e.Theme)
		}
		if e.Anchor != nil {
			parts = append(parts, "passage becomes: "+firstWords(e.Anchor.Quote, points))
		}
		if e.Memo != nil && *e.Memo == "" {
			parts = append(parts, "memo taken out")
		} else if e.Memo != nil {
			parts = append(parts, "memo becomes: "+firstWords(*e.Memo, points))
		}
		if e.Starred != nil {
			parts = append(parts, map[bool]string{true: "starred", false: "star taken off"}[*e.Starred])
		}
		return "edit " + theme + ": " + strings.Join(parts, "; ")
	case coding.Finish:
		if len(e.Themes) == 0 {
			return "finish for all themes"
		}
		return "finish for " + strings.Join(e.Themes, ", ")
	case coding.Reject:
		words := "reject " + count(len(e.Settles), "coding")
		if e.Memo != nil {
			words += " (memo: " + firstWords(*e.Memo, points) + ")"
		}
		return words
	}
	return string(e.Op) + " " + theme
}
