package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// importJSON is one document as it was recognised.
type importJSON struct {
	importedJSON
	Seen     string         `json:"seen"` // changes with how it is read
	Scores   []layoutJSON   `json:"scores"`
	Speakers []speakerJSON  `json:"speakers"`
	First    []openTurnJSON `json:"first"` // the first turns, whoever speaks
}

type layoutJSON struct {
	Layout string  `json:"layout"`
	Score  float64 `json:"score"`
	Turns  int     `json:"turns"`
	Reason string  `json:"reason"`
}

type speakerJSON struct {
	Label       string         `json:"label"`
	Kind        string         `json:"kind"`
	Participant string         `json:"participant"`
	Turns       int            `json:"turns"`
	Words       int            `json:"words"`
	Documents   int            `json:"documents"` // of the study that have the label
	First       []openTurnJSON `json:"first"`
}

type openTurnJSON struct {
	Turn  int    `json:"turn"`
	At    string `json:"at"`
	Label string `json:"label"`
	Words string `json:"words"`
}

const (
	fewTurns        = 12
	fewTurnsSpeaker = 3
)

func (s *Server) getImport(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.importAsJSON(r.PathValue("document"))
}

func (s *Server) importAsJSON(id string) (out importJSON, err error) {
	v, err := s.identities.opened()
	if err != nil {
		return out, err
	}
	list, err := s.study.Recognised(v)
	if err != nil {
		return out, err
	}
	at := slices.IndexFunc(list, func(d project.Imported) bool { return d.ID == id })
	if at < 0 {
		return out, refused(http.StatusNotFound, project.ErrNoDocument)
	}
	review, err := s.study.Review(v, id)
	if err != nil {
		return out, err
	}
	uses, _, err := s.study.Labels(v)
	if err != nil {
		return out, err
	}
	d := review.Document
	out = importJSON{importedJSON: importedAsJSON(list[at]), Seen: hashOf(string(d.Render())), Scores: []layoutJSON{}, Speakers: []speakerJSON{}, First: []openTurnJSON{}}
	out.Layout, out.Open = review.Layout, doubtsAsJSON(review.Doubts)
	if review.Reason != "" {
		out.Reason = review.Reason
	}
	for _, sc := range review.Scores {
		out.Scores = append(out.Scores, layoutJSON(sc))
	}
	for i, sp := range d.Speakers {
		out.Speakers = append(out.Speakers, speakerAsJSON(d, i, sp))
		for _, u := range uses {
			if strings.EqualFold(u.Label, sp.Label) {
				out.Speakers[i].Documents = max(out.Speakers[i].Documents, len(u.Documents))
			}
		}
	}
	for _, t := range d.Turns[:min(fewTurns, len(d.Turns))] {
		out.First = append(out.First, openTurn(d, t))
	}
	return out, nil
}

func speakerAsJSON(d *corpus.Document, i int, sp corpus.Speaker) speakerJSON {
	j := speakerJSON{Label: sp.Label, Kind: string(sp.Kind), Participant: sp.Participant, First: []openTurnJSON{}}
	for _, t := range d.Turns {
		if t.Speaker != i {
			continue
		}
		j.Turns++
		j.Words += len(strings.Fields(d.Slice(t.Words)))
		if len(j.First) < fewTurnsSpeaker {
			j.First = append(j.First, openTurn(d, t))
		}
	}
	return j
}

func openTurn(d *corpus.Document, t corpus.Turn) openTurnJSON {
	j := openTurnJSON{Turn: t.Number, Label: d.LabelOf(t), Words: d.Slice(t.Words)}
	if t.At >= 0 {
		j.At = corpus.FormatTime(t.At)
	}
	return j
}
