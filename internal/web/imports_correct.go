package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// correctAsk says how a document is to be read. Seen is what the page saw.
type correctAsk struct {
	Seen       string              `json:"seen"`
	Layout     string              `json:"layout"`     // "": as it is
	Speakers   map[string]string   `json:"speakers"`   // by label: interviewer, participant, other, none, or an id
	Everywhere bool                `json:"everywhere"` // Speakers hold in every document
	Same       map[string]string   `json:"same"`       // by label: the label it is another form of, in every document
	Apart      map[string][]string `json:"apart"`      // by label: labels of other people, in every document
}

// correctedJSON says what was read anew.
type correctedJSON struct {
	Document importJSON  `json:"document"`
	Changed  []stateJSON `json:"changed"`
	Failed   []string    `json:"failed"`
	Told     []string    `json:"told"` // what holds now, and where
}

type stateJSON struct {
	Document string `json:"document"`
	State    string `json:"state"`
}

func (s *Server) correctImport(r *http.Request) (any, error) {
	var ask correctAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := r.PathValue("document")
	now, err := s.importAsJSON(id)
	if err != nil {
		return nil, err
	}
	if now.Seen != ask.Seen {
		return nil, conflict(now, "%s was read anew since it was shown", id)
	}
	v, err := s.identities.opened()
	if err != nil {
		return nil, err
	}
	tellings, told, err := ask.tellings(id)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	out := correctedJSON{Changed: []stateJSON{}, Failed: []string{}, Told: told}
	for _, say := range tellings {
		if err := s.reread(r.Context(), v, say, &out); err != nil {
			return nil, refused(http.StatusBadRequest, err)
		}
	}
	out.Document, err = s.importAsJSON(id)
	return out, err
}

func (s *Server) reread(ctx context.Context, v *anonymise.Vault, say project.Telling, out *correctedJSON) error {
	report, err := s.study.Reread(ctx, v, say, s.identities.pen, project.ImportOptions{})
	if err != nil {
		return err
	}
	for _, d := range report.Documents {
		out.Changed = append(out.Changed, stateJSON{d.ID, string(d.State)})
	}
	for _, f := range report.Failed {
		out.Failed = append(out.Failed, f.Err.Error())
	}
	return nil
}

// tellings gives what is to be told, the study's first, and says where it holds.
func (ask correctAsk) tellings(id string) (tellings []project.Telling, told []string, err error) {
	const everywhere = "in every document, now and later: "
	own := project.Telling{Documents: []string{id}, Layout: ask.Layout, Speakers: map[string]corpus.Speaker{}}
	var study project.Telling
	for _, label := range sortedKeys(ask.Speakers) {
		sp, err := project.ToldSpeaker(label, ask.Speakers[label])
		if err != nil {
			return nil, nil, err
		}
		own.Speakers[label] = sp
	}
	where := "in " + id + " alone: "
	if ask.Everywhere {
		where = everywhere
		study.Learn, own.Speakers = project.StudyWide(own.Speakers), nil
	}
	for _, label := range sortedKeys(ask.Speakers) {
		told = append(told, where+label+" is "+ask.Speakers[label])
	}
	for _, label := range sortedKeys(ask.Same) {
		study.Learn = append(study.Learn, project.Label{Label: label, Same: ask.Same[label]})
		told = append(told, everywhere+label+" is another form of "+ask.Same[label])
	}
	for _, label := range sortedKeys(ask.Apart) {
		study.Learn = append(study.Learn, project.Label{Label: label, Apart: ask.Apart[label]})
		told = append(told, everywhere+label+" is another speaker than "+strings.Join(ask.Apart[label], ", "))
	}
	if ask.Layout != "" {
		if !slices.Contains(ingest.Layouts(), ask.Layout) {
			return nil, nil, fault.New("choose one of the list", "there is no such layout")
		}
		told = append(told, fmt.Sprintf("in %s alone: it is read as %s", id, ask.Layout))
	}
	if len(study.Learn) > 0 {
		tellings = append(tellings, study)
	}
	if own.Layout != "" || len(own.Speakers) > 0 {
		tellings = append(tellings, own)
	}
	if len(tellings) == 0 {
		return nil, nil, fault.New("choose a layout, or say what a label means", "nothing was changed")
	}
	return tellings, told, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
