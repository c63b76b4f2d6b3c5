package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// heardAsk lists the names heard in the recording of a document, "" for all of
// them; None says that somebody listened and heard none.
type heardAsk struct {
	Document string   `json:"document"`
	Names    []string `json:"names"`
	None     bool     `json:"none"`
}

func (s *Server) hearNames(r *http.Request) (any, error) {
	var ask heardAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	if ask.None != (len(ask.Names) == 0) {
		return nil, refused(http.StatusBadRequest, errors.New("list the names that were heard, or say that there were none"))
	}
	names, err := verdict.HeardNames(ask.Names)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.namesDesk()
	if err != nil {
		return nil, err
	}
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil {
		return nil, err
	}
	if ask.Document != "" && !slices.Contains(ids, ask.Document) {
		return nil, refused(http.StatusNotFound, errors.New("the vault has no such document"))
	}
	if err := d.Hear(ask.Document, names); err != nil {
		return nil, err
	}
	if err := d.Save(); err != nil {
		return nil, err
	}
	events := d.Log.Events()
	return s.answered(d, verdict.UndoneTold(events[len(events)-1]))
}
