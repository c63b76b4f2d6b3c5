package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/project"
)

// documentJSON is what GET /api/documents/ID gives. Positions are code points of
// the document's text.
type documentJSON struct {
	ID           string       `json:"id"`
	Kind         string       `json:"kind"`
	Cycle        string       `json:"cycle,omitempty"`
	Participants []string     `json:"participants"`
	Text         string       `json:"text_sha256"` // of the text that was seen
	Turns        []turnJSON   `json:"turns"`
	Codings      []codingJSON `json:"codings"` // in order of their beginning
	Review       []codingJSON `json:"review"`  // whose place is not certain
	Finished     []string     `json:"finished"`
}

type turnJSON struct {
	Number      int    `json:"n"`
	Label       string `json:"label,omitempty"`
	Kind        string `json:"kind"` // participant, interviewer, other
	Participant string `json:"participant,omitempty"`
	Heading     bool   `json:"heading,omitempty"`
	At          string `json:"at,omitempty"` // h:mm:ss
	Start       int    `json:"start"`        // of Words
	Words       string `json:"words"`
}

type codingJSON struct {
	ID      string `json:"id"`
	Theme   string `json:"theme"` // as it counts today
	Coder   string `json:"coder"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Quote   string `json:"quote"`
	Memo    string `json:"memo,omitempty"`
	Fit     string `json:"fit"`     // exact, moved, approximate, review
	Version string `json:"version"` // changes with each edit of it

	Starred   bool `json:"starred,omitempty"`   // important, to its coder
	Suggested bool `json:"suggested,omitempty"` // and then confirmed
}

func (s *Server) getDocument(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.study.Material(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, missing(r, err)
	}
	return s.documentAsJSON(me(r).coder, m), nil
}

// missing gives the error of a request for a document its status. An id that
// cannot be one is of no document.
func missing(r *http.Request, err error) error { return absent(r.PathValue("document"), err) }

// absent is missing for an id that stands elsewhere than in the address.
func absent(id string, err error) error {
	if errors.Is(err, project.ErrNoDocument) || corpus.CheckID(id) != nil {
		return refused(http.StatusNotFound, err)
	}
	return err
}

// documentAsJSON is the document as a coder may see it.
func (s *Server) documentAsJSON(coder string, m *project.Material) documentJSON {
	d := m.Document
	out := documentJSON{
		ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Participants: d.Participants, Text: hashOf(d.Text),
		Turns: turnsAsJSON(d), Codings: []codingJSON{}, Review: []codingJSON{}, Finished: []string{},
	}
	for _, c := range s.sight(coder, m).placed(m.Placed) {
		j := s.codingAsJSON(d, c)
		if c.Fit == coding.Review {
			out.Review = append(out.Review, j)
			continue
		}
		out.Codings = append(out.Codings, j)
	}
	sortCodings(out.Codings)
	for _, f := range m.State.Finished {
		if f.Coder == coder {
			out.Finished = append(out.Finished, f.Themes...)
			if len(f.Themes) == 0 {
				out.Finished = append(out.Finished, "*")
			}
		}
	}
	return out
}

func turnsAsJSON(d *corpus.Document) []turnJSON {
	out := []turnJSON{}
	for _, t := range d.Turns {
		words := d.Slice(t.Words)
		turn := turnJSON{
			Number: t.Number, Label: d.LabelOf(t), Kind: string(d.KindOf(t)), Participant: d.ParticipantOf(t),
			Heading: t.Speaker < 0 && len(words) > 0 && words[0] == '#', Start: d.Pos().PointAt(t.Words.Start), Words: words,
		}
		if t.At >= 0 {
			turn.At = clock(t.At)
		}
		out = append(out, turn)
	}
	return out
}

func (s *Server) codingAsJSON(d *corpus.Document, c coding.Placed) codingJSON {
	j := codingJSON{
		ID: c.ID, Theme: desk.ThemeToday(s.scribe.Book, c.Theme), Coder: c.Coder, Memo: c.Memo, Quote: c.Anchor.Quote,
		Start: c.Anchor.Start, End: c.Anchor.End, Fit: c.Fit.String(), Version: versionOf(c.Coding),
		Starred: c.Starred, Suggested: c.Suggested,
	}
	if c.Fit != coding.Review {
		j.Start, j.End = d.Pos().PointAt(c.Span.Start), d.Pos().PointAt(c.Span.End)
		j.Quote = d.Slice(c.Span)
	}
	return j
}

// versionOf changes with every event on a coding.
func versionOf(c coding.Coding) string { return c.Edited.UTC().Format(time.RFC3339Nano) }

func clock(at time.Duration) string {
	at = at.Truncate(time.Second)
	return time.Time{}.Add(at).Format("15:04:05")
}
