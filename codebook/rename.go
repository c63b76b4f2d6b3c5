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
	if former, ok := s.book.byID[newID]; ok && former.Status == Retired && former.ReplacedBy == id && len(former.Children) == 0 {
		more, err = s.swap(t, former, keepName)
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

// reID gives t a new id and leaves a retired entry under the old one.
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
	former := &Theme{ID: t.ID, Name: t.Name, Status: Retired, ReplacedBy: newID}
	entry := renderEntry(former, p.dash, p.step, s.eol())
	return []change{
		{id.splices, func(b *Book) { b.byID[oldID].reID(newID, keepName) }},
		{s.placing(p, []string{entry}), func(b *Book) { b.place(parent, newID, former) }},
	}, nil
}

// swap gives t its former id and the retired entry that of t.
func (s *source) swap(t, former *Theme, keepName bool) ([]change, error) {
	var splices []splice
	for _, edit := range []struct {
		theme    *Theme
		key, new string
	}{{t, "id", former.ID}, {former, "id", t.ID}, {former, "replaced_by", former.ID}} {
		c, err := s.set(edit.theme, edit.key, []string{edit.new})
		if err != nil {
			return nil, err
		}
		splices = append(splices, c.splices...)
	}
	oldID, newID, formerNamed := t.ID, former.ID, s.hasName(former)
	return []change{{splices, func(b *Book) {
		t, former := b.byID[oldID], b.byID[newID]
		t.reID(newID, keepName)
		former.reID(oldID, formerNamed)
		former.ReplacedBy = newID
	}}}, nil
}

// reID changes the id; a theme without a name of its own is called by it.
func (t *Theme) reID(id string, keepName bool) {
	t.ID = id
	if !keepName {
		t.Name = id
	}
}
