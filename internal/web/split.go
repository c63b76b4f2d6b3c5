package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// splitAsk asks to make several themes of one, and to give codings of it to them.
type splitAsk struct {
	Revision string      `json:"revision"` // of the codebook that was seen
	Parts    []string    `json:"parts"`    // names
	Assign   []assignAsk `json:"assign"`
	Retire   bool        `json:"retire"` // the theme itself
}

// assignAsk gives a coding, as it was seen, to a part.
type assignAsk struct {
	Document string `json:"document"`
	Coding   string `json:"coding"`
	Version  string `json:"version"`
	Part     int    `json:"part"` // index into Parts
}

// splitTheme does all of it or nothing: everything is looked at before anything
// is written. It is one step of the history.
func (s *Server) splitTheme(r *http.Request) (any, error) {
	var ask splitAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	id := r.PathValue("theme")
	s.mu.Lock()
	defer s.mu.Unlock()
	parts, err := s.partsOf(ask.Parts)
	if err != nil {
		return nil, err
	}
	desks, err := s.desksOf(r, id, ask)
	if err != nil {
		return nil, err
	}
	before, err := s.study.CodebookText()
	if err != nil {
		return nil, err
	}
	done := len(me(r).history.done)
	err = s.edit(me(r), ask.Revision, func(text []byte) ([]byte, error) {
		text, err := codebook.Split(text, codebookFile, id, parts)
		if err == nil && ask.Retire {
			text, err = codebook.Retire(text, codebookFile, id, "")
		}
		return text, err
	})
	if err != nil {
		return nil, err
	}
	last := &me(r).history.done[done]
	for _, d := range desks {
		events := []coding.Event{}
		for _, a := range d.assign {
			e := d.desk.Event(coding.Edit, me(r).coder)
			e.Coding, e.Theme = a.Coding, parts[a.Part].ID
			events = append(events, e)
		}
		if err := d.desk.Write(r.Context(), me(r).coder, events...); err != nil {
			if last.events > 0 { // what is on disk is one step, to be taken back
				return nil, written(err)
			}
			me(r).history.done = me(r).history.done[:done]
			return nil, errors.Join(written(err), s.writeCodebook(before))
		}
		last.events += len(events)
	}
	ids := []string{}
	for _, p := range parts {
		ids = append(ids, p.ID)
	}
	return map[string]any{"parts": ids, "moved": last.events}, nil
}

// partsOf makes themes of names, each with an id of its own.
func (s *Server) partsOf(names []string) ([]codebook.Theme, error) {
	if len(names) < 2 {
		return nil, refused(http.StatusBadRequest, errors.New("a theme is split into two or more"))
	}
	taken := map[string]bool{}
	var parts []codebook.Theme
	for _, name := range names {
		name = strings.Join(strings.Fields(name), " ")
		if name == "" {
			return nil, refused(http.StatusBadRequest, errors.New("a theme needs a name"))
		}
		id := s.freeID(name, taken)
		taken[id] = true
		parts = append(parts, codebook.Theme{ID: id, Name: name})
	}
	return parts, nil
}

// assigned is a desk with the codings there that get another theme.
type assigned struct {
	desk   *desk.Desk
	assign []assignAsk
}

// desksOf opens the documents of what is to be assigned, and holds each coding
// against what was seen.
func (s *Server) desksOf(r *http.Request, theme string, ask splitAsk) ([]assigned, error) {
	var out []assigned
	at := map[string]int{}
	seen := map[string]bool{}
	for _, a := range ask.Assign {
		if a.Part < 0 || a.Part >= len(ask.Parts) || seen[a.Coding] {
			return nil, refused(http.StatusBadRequest, errors.New("a coding is given to one of the parts, once"))
		}
		seen[a.Coding] = true
		i, ok := at[a.Document]
		if !ok {
			d, err := s.scribe.Desk(r.Context(), a.Document)
			if err != nil {
				return nil, absent(a.Document, err)
			}
			i = len(out)
			at[a.Document] = i
			out = append(out, assigned{desk: d})
		}
		now, ok := out[i].desk.Live(a.Coding)
		switch {
		case !ok || !s.sight(me(r).coder, out[i].desk.Material).sees(now.Coding) || versionOf(now.Coding) != a.Version || desk.ThemeToday(s.scribe.Book, now.Theme) != theme:
			return nil, conflict(nil, "a coding in %s was changed since it was shown", a.Document)
		case now.Coder != me(r).coder:
			return nil, refused(http.StatusForbidden, fault.New("only they can change it", "a coding in %s is by %s", a.Document, now.Coder))
		}
		out[i].assign = append(out[i].assign, a)
	}
	return out, nil
}
