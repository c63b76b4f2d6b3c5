package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/project"
)

// importsJSON is what GET /api/imports gives. Files and labels may name people.
type importsJSON struct {
	Layouts   []string       `json:"layouts"`
	Documents []importedJSON `json:"documents"`
	Labels    []labelJSON    `json:"labels"` // of the whole study
}

type importedJSON struct {
	ID     string      `json:"id"`
	File   string      `json:"file"`
	Format string      `json:"format"`
	Layout string      `json:"layout"`
	Score  float64     `json:"score"` // 0 to 1
	Reason string      `json:"reason"`
	Turns  int         `json:"turns"`
	Words  int         `json:"words"`
	Open   []doubtJSON `json:"open"`
}

type doubtJSON struct {
	Kind   string   `json:"kind"` // layout, interviewer, same, label
	Labels []string `json:"labels"`
	Guess  string   `json:"guess"`
	Others []string `json:"others"`
}

type labelJSON struct {
	Label     string   `json:"label"`
	Kinds     []string `json:"kinds"`
	Documents []string `json:"documents"`
	Turns     int      `json:"turns"`
	Words     int      `json:"words"`
	Same      string   `json:"same"`
}

func (s *Server) getImports(*http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, err := s.identities.opened()
	if err != nil {
		return nil, err
	}
	list, err := s.study.Recognised(v)
	if err != nil {
		return nil, err
	}
	uses, _, err := s.study.Labels(v)
	if err != nil {
		return nil, err
	}
	out := importsJSON{Layouts: ingest.Layouts(), Documents: []importedJSON{}, Labels: []labelJSON{}}
	for _, d := range list {
		out.Documents = append(out.Documents, importedAsJSON(d))
	}
	for _, u := range uses {
		l := labelJSON{Label: u.Label, Documents: u.Documents, Turns: u.Turns, Words: u.Words, Same: u.Same}
		for _, k := range u.Kinds {
			l.Kinds = append(l.Kinds, string(k))
		}
		slices.Sort(l.Kinds)
		out.Labels = append(out.Labels, l)
	}
	return out, nil
}

func importedAsJSON(d project.Imported) importedJSON {
	return importedJSON{ID: d.ID, File: d.File, Format: d.Format, Layout: d.Layout, Score: d.Score, Reason: d.Reason, Turns: d.Turns, Words: d.Words, Open: doubtsAsJSON(d.Doubts)}
}

func doubtsAsJSON(doubts []ingest.Doubt) []doubtJSON {
	out := []doubtJSON{}
	for _, d := range doubts {
		out = append(out, doubtJSON{string(d.Kind), append([]string{}, d.Labels...), d.Guess, append([]string{}, d.Others...)})
	}
	return out
}
