package anonymise

import "github.com/mitten-qda/mitten/corpus"

// A Hit is one replacement in the words of a document. It holds no text.
type Hit struct {
	Turn     int         `json:"turn"`   // from 1
	Person   int         `json:"person"` // index in the people list; -1 for all else
	Detector string      `json:"detector"`
	Doubt    Doubt       `json:"doubt,omitempty"`
	Source   corpus.Span `json:"source"` // bytes of the identifiable text
	Target   corpus.Span `json:"target"` // bytes of the anonymised text
}

// A Report tells what Apply did to one document.
type Report struct {
	Hits   []Hit         // in text order
	Labels []LabelChange // one for each speaker of the identifiable document
}

// Doubtful gives the hits that a person should look at. Read around Target in
// the anonymised text, they show a wrong replacement without the name.
func (r *Report) Doubtful() []Hit {
	var out []Hit
	for _, h := range r.Hits {
		if h.Doubt != Sure {
			out = append(out, h)
		}
	}
	return out
}

// Unmapped gives the speakers, as indexes of the identifiable document, whose
// label may be the name of somebody the people list does not have.
func (r *Report) Unmapped() []int {
	var out []int
	for _, l := range r.Labels {
		if l.Unmapped {
			out = append(out, l.Speaker)
		}
	}
	return out
}
