package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
)

const codebookFile = "codebook.yaml"

// themeAsk asks for a new theme, or for a change of one. What is absent stays.
// Revision is that of the codebook that was seen.
type themeAsk struct {
	Revision   string  `json:"revision"`
	Name       *string `json:"name"`
	Parent     *string `json:"parent"` // "" for the top
	After      string  `json:"after"`  // the theme before it
	Definition *string `json:"definition"`
	Include    *string `json:"include"`
	Exclude    *string `json:"exclude"`
	Colour     *string `json:"colour"`
	MergeInto  string  `json:"merge_into"`
	Status     string  `json:"status"` // active or retired
}

// edit changes the codebook's text, where it is what the page saw.
func (s *Server) edit(by worker, saw string, change func([]byte) ([]byte, error)) error {
	text, err := s.study.CodebookText()
	if err != nil {
		return err
	}
	if codebook.Revision(text) != saw {
		if err := s.scribe.ReadBook(); err != nil {
			return err
		}
		return conflict(nil, "the codebook was changed since it was shown")
	}
	next, err := change(text)
	if err != nil {
		return refused(http.StatusBadRequest, err)
	}
	if err := s.writeCodebook(next); err != nil {
		return err
	}
	by.history.did(deed{codebook: true, before: string(text), after: string(next)})
	return nil
}

func (s *Server) addTheme(r *http.Request) (any, error) {
	var ask themeAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	if ask.Name == nil || strings.TrimSpace(*ask.Name) == "" {
		return nil, refused(http.StatusBadRequest, errors.New("a theme needs a name"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	name := strings.Join(strings.Fields(*ask.Name), " ")
	parent := ""
	if ask.Parent != nil {
		parent = *ask.Parent
	}
	t := codebook.Theme{ID: s.freeID(name, nil), Name: name}
	err := s.edit(me(r), ask.Revision, func(text []byte) ([]byte, error) {
		return codebook.Add(text, codebookFile, parent, t, ask.After)
	})
	if err != nil {
		return nil, err
	}
	return map[string]string{"id": t.ID}, nil
}

// freeID gives an id for a name that no theme has, and none of taken.
func (s *Server) freeID(name string, taken map[string]bool) string {
	base := codebook.Slug(name)
	if base == "" {
		base = "theme"
	}
	for id, n := base, 2; ; n++ {
		if _, known := s.scribe.Book.Find(id); !known && !taken[id] {
			return id
		}
		id = base + "-" + strconv.Itoa(n)
	}
}

func (s *Server) changeTheme(r *http.Request) (any, error) {
	var ask themeAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	id := r.PathValue("theme")
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.edit(me(r), ask.Revision, func(text []byte) ([]byte, error) {
		var err error
		apply := func(next []byte, failed error) {
			if err == nil {
				text, err = next, failed
			}
		}
		if ask.Name != nil {
			apply(codebook.Rename(text, codebookFile, id, "", strings.Join(strings.Fields(*ask.Name), " ")))
		}
		if ask.Parent != nil && err == nil {
			apply(codebook.Move(text, codebookFile, id, *ask.Parent, ask.After))
		}
		for _, field := range []struct {
			key   string
			value *string
		}{{"definition", ask.Definition}, {"include", ask.Include}, {"exclude", ask.Exclude}, {"colour", ask.Colour}} {
			if field.value != nil && err == nil {
				apply(codebook.Set(text, codebookFile, id, field.key, *field.value))
			}
		}
		if ask.MergeInto != "" && err == nil {
			apply(codebook.Merge(text, codebookFile, []string{id}, ask.MergeInto))
		}
		switch {
		case err != nil:
		case ask.Status == string(codebook.Retired):
			apply(codebook.Retire(text, codebookFile, id, ""))
		case ask.Status != "":
			apply(codebook.Set(text, codebookFile, id, "replaced_by"))
			if err == nil {
				apply(codebook.Set(text, codebookFile, id, "status", ask.Status))
			}
		}
		return text, err
	})
	if err != nil {
		return nil, err
	}
	return map[string]string{"id": id}, nil
}
