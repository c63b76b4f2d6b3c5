package codebook

import (
	"slices"

	"github.com/mitten-qda/mitten/internal/fault"
)

// Retire gives the codebook with a theme out of use. Where replacedBy is not
// empty its codings count as that theme's from now on.
func Retire(data []byte, file, id, replacedBy string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	t, err := s.theme(id)
	if err != nil {
		return nil, err
	}
	if replacedBy != "" {
		if err := s.heir(t, replacedBy); err != nil {
			return nil, err
		}
	}
	out, err := Set(data, file, id, "status", string(Retired))
	if err != nil || replacedBy == "" {
		return out, err
	}
	return Set(out, file, id, "replaced_by", replacedBy)
}

// heir makes sure that a theme in use, and not t, can take t's codings.
func (s *source) heir(t *Theme, id string) error {
	into, err := s.theme(id)
	if err != nil {
		return err
	}
	if into == t {
		return fault.At(s.file, t.Line, t.Col, "name another theme", "%s cannot be replaced by itself", t.ID)
	}
	if into.Status == Retired {
		hint := "set its status to active first"
		if today := s.book.mustResolve(into); today != into && today != t {
			hint = "did you mean " + today.ID + ", which replaced it?"
		}
		return fault.At(s.file, into.Line, into.Col, hint, "%s is retired", id)
	}
	return nil
}

// Merge gives the codebook with the themes of from retired in favour of into.
// The themes below them move under into, in order, so that no theme in use
// hangs below a retired one.
func Merge(data []byte, file string, from []string, into string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	if len(from) == 0 {
		return nil, fault.New("name the themes to merge", "nothing to merge into %s", into)
	}
	for i, id := range from {
		t, err := s.theme(id)
		if err != nil {
			return nil, err
		}
		if err := s.heir(t, into); err != nil {
			return nil, err
		}
		if s.book.byID[into].Within(t) {
			return nil, fault.At(s.file, t.Line, t.Col, "move "+into+" out of it first", "%s cannot be merged into %s, which is a part of it", id, into)
		}
		if t.Status == Retired {
			return nil, fault.At(s.file, t.Line, t.Col, "leave it out", "%s is retired already", id)
		}
		if slices.Contains(from[:i], id) {
			return nil, fault.New("leave one out", "%s is named twice", id)
		}
	}
	for _, id := range from {
		if data, err = mergeOne(data, file, id, into); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func mergeOne(data []byte, file, id, into string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	for _, child := range s.book.byID[id].Children {
		if child.ID == into {
			continue
		}
		if data, err = Move(data, file, child.ID, into, ""); err != nil {
			return nil, err
		}
	}
	return Retire(data, file, id, into)
}

// Split gives the codebook with new themes right behind one that turned out to
// be several, under the same parent. The theme itself stays as it is until its
// codings are reassigned; Retire is the last step.
func Split(data []byte, file, id string, parts []Theme) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	t, err := s.theme(id)
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		return nil, fault.New("name the new themes", "nothing to split %s into", id)
	}
	var fresh []*Theme
	for i := range parts {
		fresh = append(fresh, prepare(&parts[i]))
	}
	c, err := s.insert(t.Parent, id, fresh...)
	if err != nil {
		return nil, err
	}
	return s.apply(c)
}
