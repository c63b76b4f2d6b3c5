package codebook

import (
	"github.com/mitten-qda/mitten/internal/fault"
)

// Rename gives the codebook with a theme under another id, another name, or
// both; an empty one stays as it is. Under a new id the old one stays behind
// it as a retired theme that the new one replaces, since journals name themes
// by id for ever. Going back to such an id swaps the two.
func Rename(data []byte, file, id, newID, newName string) ([]byte, error) {
	s, err := open(data, file)
	if err != nil {
		return nil, err
	}
	t, err := s.theme(id)
	if err != nil {
		return nil, err
	}
	newName = clean(newName)
	if newID == "" || newID == id {
		if newName == "" {
			return nil, fault.New("give a new id or a new name", "%s has nothing to be renamed to", id)
		}
		return Set(data, file, id, "name", newName)
	}
	keepName := newName != "" || s.hasName(t)
	var changes []change
	if newName != "" {
		c, err := s.set(t, "name", []string{newName})
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	var more []change
	if stub, ok := s.book.byID[newID]; ok && stub.Status == Retired && stub.ReplacedBy == id && len(stub.Children) == 0 {
		more, err = s.swap(t, stub, keepName)
	} else {
		more, err = s.reID(t, newID, keepName)
	}
	if err != nil {
		return nil, err
	}
	return s.apply(append(changes, more...)...)
}

// hasName reports whether the file itself names the theme.
func (s *source) hasName(t *Theme) bool {
	p, ok := s.find(s.entry[t], "name")
	return ok && !isNull(p.value) && clean(p.value.Value) != ""
}

// reID gives t a new id and leaves a stub under the old one.
func (s *source) reID(t *Theme, newID string, keepName bool) ([]change, error) {
	if err := s.newID(newID); err != nil {
		return nil, err
	}
	p, err := s.spotFor(t.Parent, t.ID, nil)
	if err != nil {
		return nil, err
	}
	id, err := s.set(t, "id", []string{newID})
	if err != nil {
		return nil, err
	}
	parent, oldID := "", t.ID
	if t.Parent != nil {
		parent = t.Parent.ID
	}
	stub := &Theme{ID: t.ID, Name: t.Name, Status: Retired, ReplacedBy: newID}
	entry := renderEntry(stub, p.dash, p.step, s.eol())
	return []change{
		{id.splices, func(b *Book) { b.byID[oldID].reID(newID, keepName) }},
		{s.placing(p, []string{entry}), func(b *Book) { b.place(parent, newID, stub) }},
	}, nil
}

// swap gives t the id of its stub and the stub that of t.
func (s *source) swap(t, stub *Theme, keepName bool) ([]change, error) {
	var splices []splice
	for _, edit := range []struct {
		theme    *Theme
		key, new string
	}{{t, "id", stub.ID}, {stub, "id", t.ID}, {stub, "replaced_by", stub.ID}} {
		c, err := s.set(edit.theme, edit.key, []string{edit.new})
		if err != nil {
			return nil, err
		}
		splices = append(splices, c.splices...)
	}
	oldID, newID, stubNamed := t.ID, stub.ID, s.hasName(stub)
	return []change{{splices, func(b *Book) {
		t, stub := b.byID[oldID], b.byID[newID]
		t.reID(newID, keepName)
		stub.reID(oldID, stubNamed)
		stub.ReplacedBy = newID
	}}}, nil
}

// reID changes the id; a theme without a name of its own is called by it.
func (t *Theme) reID(id string, keepName bool) {
	t.ID = id
	if !keepName {
		t.Name = id
	}
}
