package cli

import (
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// reviewJSON is what `mitten import review --json` prints.
type reviewJSON struct {
	Document string           `json:"document"`
	Layout   string           `json:"layout"`
	Reason   string           `json:"reason"`
	Scores   []layoutJSON     `json:"scores"`
	Speakers []reviewedJSON   `json:"speakers"`
	Turns    []reviewTurnJSON `json:"turns"`
	Open     []doubtJSON      `json:"open"`
}

type layoutJSON struct {
	Layout string  `json:"layout"`
	Score  float64 `json:"score"`
	Turns  int     `json:"turns"`
	Reason string  `json:"reason"`
}

type reviewedJSON struct {
	Label       string `json:"label"`
	Kind        string `json:"kind"`
	Participant string `json:"participant"`
}

type reviewTurnJSON struct {
	Turn    int    `json:"turn"`
	Time    string `json:"time"`
	Speaker string `json:"speaker"`
	Kind    string `json:"kind"`
	Text    string `json:"text"`
}

func reviewAsJSON(r *project.Review, most int) reviewJSON {
	d := r.Document
	out := reviewJSON{
		Document: d.ID, Layout: r.Layout, Reason: r.Reason,
		Scores: []layoutJSON{}, Speakers: []reviewedJSON{}, Turns: []reviewTurnJSON{}, Open: doubtsAsJSON(r.Doubts),
	}
	for _, s := range r.Scores {
		out.Scores = append(out.Scores, layoutJSON{s.Layout, s.Score, s.Turns, s.Reason})
	}
	for _, s := range d.Speakers {
		out.Speakers = append(out.Speakers, reviewedJSON{s.Label, string(s.Kind), s.Participant})
	}
	for i, t := range d.Turns {
		if most > 0 && i == most {
			break
		}
		at := ""
		if t.At >= 0 {
			at = corpus.FormatTime(t.At)
		}
		out.Turns = append(out.Turns, reviewTurnJSON{t.Number, at, d.LabelOf(t), string(d.KindOf(t)), d.Slice(t.Words)})
	}
	return out
}
