package codebook

import (
	"bytes"
	"slices"

	"github.com/mitten-qda/mitten/internal/fault"
)

// First, in place of a sibling's id, means in front of all siblings.
const First = "^"

// A splice puts text in the place of the bytes [start, end).
type splice struct {
	start, end int
	text       string
}

// A change is one edit of the text with what it must do to the book.
type change struct {
	splices []splice
	model   func(*Book)
}

// apply makes the changes, reads the result again and compares it with the
// book as it must be; a text that would read as anything else is not given out.
func (s *source) apply(changes ...change) ([]byte, error) {
	want := New(s.book.Name, copyTree(s.book.Themes))
	var splices []splice
	for _, c := range changes {
		c.model(want)
		want.link()
		splices = append(splices, c.splices...)
	}
	out := s.cut(splices)
	got, r := read(out, s.file)
	if problem := firstError(r.inOrder()); problem != nil {
		hint := problem.Hint
		if hint == "" {
			hint = "nothing was changed"
		}
		return nil, fault.At(s.file, 0, 0, hint, "this edit would leave the codebook wrong: %s", problem.Msg)
	}
	if !sameBook(got.book, want) {
		return nil, fault.At(s.file, 0, 0, "edit the file by hand; nothing was changed",
			"the way this entry is laid out leaves no safe place for the edit")
	}
	return out, nil
}

func firstError(problems []Problem) *Problem {
	for i := range problems {
		if problems[i].Severity == Error {
			return &problems[i]
		}
	}
	return nil
}

// cut gives the data with all splices made at once. A splice at the end of a
// file without a last line break begins with one.
func (s *source) cut(splices []splice) []byte {
	slices.SortStableFunc(splices, func(a, b splice) int { return a.start - b.start })
	var out bytes.Buffer
	at := 0
	for _, p := range splices {
		if p.start > at {
			out.Write(s.data[at:p.start])
		}
		written := out.Bytes()
		if p.text != "" && p.start == len(s.data) && len(written) > 0 && !endsLine(written) && wholeLines(p.text) {
			out.WriteString(s.eol())
		}
		out.WriteString(p.text)
		at = max(at, p.end)
	}
	out.Write(s.data[at:])
	return out.Bytes()
}

func endsLine(text []byte) bool {
	return text[len(text)-1] == '\n' || text[len(text)-1] == '\r'
}

func wholeLines(text string) bool { return endsLine([]byte(text)) }

// sameBook compares everything but lines and columns.
func sameBook(a, b *Book) bool {
	if a.Name != b.Name || len(a.order) != len(b.order) {
		return false
	}
	for i, t := range a.order {
		u := b.order[i]
		if !sameFields(t, u) || (t.Parent == nil) != (u.Parent == nil) || t.Parent != nil && t.Parent.ID != u.Parent.ID {
			return false
		}
	}
	return true
}

// theme finds a theme to edit by its exact id.
func (s *source) theme(id string) (*Theme, error) {
	if t, ok := s.book.byID[id]; ok {
		return t, nil
	}
	return nil, fault.At(s.file, 0, 0, s.book.nearestHint(id), "no theme %q in the codebook", id)
}

// parent finds a theme by id, nil for the book itself where id is empty.
func (s *source) parent(id string) (*Theme, error) {
	if id == "" {
		return nil, nil
	}
	return s.theme(id)
}

// sibling makes sure that after stands under parent.
func (s *source) sibling(parent *Theme, after string) error {
	if after == "" || after == First {
		return nil
	}
	t, err := s.theme(after)
	if err != nil {
		return err
	}
	if t.Parent == parent {
		return nil
	}
	where := "the top"
	if parent != nil {
		where = parent.ID
	}
	return fault.At(s.file, t.Line, t.Col, "name a theme that stands under the same parent", "%s is not right under %s", after, where)
}

// newID refuses ids that are taken or that no new theme should have.
func (s *source) newID(id string) error {
	if _, reason := checkID(id); reason != "" {
		hint := "for example " + Slug(id)
		if Slug(id) == "" {
			hint = "for example good-enough"
		}
		return fault.At(s.file, 0, 0, hint, "id %q: %s", shorten(id, 80), reason)
	}
	if t, ok := s.book.byID[id]; ok {
		return fault.At(s.file, t.Line, t.Col, "choose another id", "the id %s stands on line %d already", id, t.Line)
	}
	return nil
}
