package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// waitingForm gives a form of the scan that the page saw.
func (s *Server) waitingForm(d *verdict.Desk, number, form int) (project.WaitingForm, *scan, error) {
	sc, err := s.identities.look(d)
	if err != nil {
		return project.WaitingForm{}, nil, err
	}
	_, _, ready, _ := s.identities.state(sc)
	if sc.number != number || !ready || form < 0 || form >= len(sc.forms) {
		return project.WaitingForm{}, nil, conflict(nil, "what waits was looked for again since it was shown")
	}
	return sc.forms[form], sc, nil
}

// nearName gives what a form may be another name of.
func (s *Server) nearName(r *http.Request) (any, error) {
	d, f, done, err := s.namedForm(r)
	if err != nil {
		return nil, err
	}
	defer done()
	return map[string]string{"near": d.Plan().Near(f.Surface)}, nil
}

// namePlaces gives every place of a form.
func (s *Server) namePlaces(r *http.Request) (any, error) {
	d, f, done, err := s.namedForm(r)
	if err != nil {
		return nil, err
	}
	defer done()
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil {
		return nil, err
	}
	sights, err := project.Mentions(r.Context(), d.Vault, ids, f.Form)
	if err != nil {
		return nil, err
	}
	return map[string]any{"places": sightsAsJSON(sights)}, nil
}

// namedForm gives the form of an address, .../SCAN-FORM, with the server's lock
// held until done.
func (s *Server) namedForm(r *http.Request) (d *verdict.Desk, f project.WaitingForm, done func(), err error) {
	scan, form, _ := strings.Cut(r.PathValue("form"), "-")
	number, errScan := strconv.Atoi(scan)
	at, errForm := strconv.Atoi(form)
	if errScan != nil || errForm != nil {
		return nil, f, nil, refused(http.StatusNotFound, errors.New("there is no such form"))
	}
	s.mu.Lock()
	if d, err = s.namesDesk(); err == nil {
		f, _, err = s.waitingForm(d, number, at)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, f, nil, err
	}
	return d, f, s.mu.Unlock, nil
}
