package web

import (
	"net/http"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// appliedJSON is what POST /api/names/apply gives: anonymised words alone.
type appliedJSON struct {
	Documents []appliedDocumentJSON `json:"documents"`
	Failed    []string              `json:"failed"` // documents that were left as they are, and why
	Hints     []string              `json:"hints"`
}

type appliedDocumentJSON struct {
	Document string         `json:"document"`
	State    string         `json:"state"`
	Replaced int            `json:"replaced"`
	Unmapped int            `json:"unmapped_speakers"`
	Moved    int            `json:"codings_moved"`
	Review   int            `json:"codings_to_review"`
	Waiting  int            `json:"forms_waiting"`
	Doubtful []doubtfulJSON `json:"doubtful"`
	Changes  []changeOfJSON `json:"changes"`
}

type doubtfulJSON struct {
	Turn   int    `json:"turn"`
	Doubt  string `json:"doubt"`
	Around string `json:"around"`
}

type changeOfJSON struct {
	Turn int    `json:"turn"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// applyNames writes the transcripts anew, under the lock that this server has.
func (s *Server) applyNames(r *http.Request) (any, error) {
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
	done, failure := d.Apply(r.Context(), ids, s.identities.pen, project.ApplyOptions{Diff: true})
	if len(done) == 0 && failure != nil {
		return nil, refused(http.StatusConflict, failure)
	}
	out := appliedJSON{Documents: []appliedDocumentJSON{}, Failed: []string{}, Hints: append([]string{}, fault.Hints(failure)...)}
	for _, one := range done {
		j := appliedDocumentJSON{Document: one.ID, State: string(one.State), Replaced: one.Replaced, Unmapped: one.Unmapped, Moved: one.Moved, Review: one.Review,
			Waiting: len(one.Waiting), Doubtful: []doubtfulJSON{}, Changes: []changeOfJSON{}}
		for _, h := range one.Doubtful {
			j.Doubtful = append(j.Doubtful, doubtfulJSON(h))
		}
		for _, c := range one.Changes {
			j.Changes = append(j.Changes, changeOfJSON(c))
		}
		out.Documents = append(out.Documents, j)
	}
	for _, err := range parts(failure) {
		out.Failed = append(out.Failed, err.Error())
	}
	return out, nil
}

// parts takes joined errors apart.
func parts(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
