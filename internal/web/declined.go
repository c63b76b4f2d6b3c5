package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
)

// A declined passage is one that was offered for a theme and turned down; Back
// says that it may be offered again. The words are kept as a hash alone, so that
// the passage is known again wherever it stands, and nobody can read it there.
type declined struct {
	Theme    string `json:"theme"`
	Document string `json:"document"`
	Text     string `json:"text_sha256"` // of the passage
	Back     bool   `json:"back,omitempty"`
}

func (d declined) opposite() *declined {
	d.Back = !d.Back
	return &d
}

// declineAsk turns down a passage, in code points of the text that was seen.
type declineAsk struct {
	Document string `json:"document"`
	Text     string `json:"text_sha256"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

func (s *Server) decline(r *http.Request) (any, error) {
	var ask declineAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	theme, err := desk.ThemeToCode(s.scribe.Book, r.PathValue("theme"))
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	m, err := s.study.Material(r.Context(), ask.Document)
	if err != nil {
		return nil, absent(ask.Document, err)
	}
	if hashOf(m.Document.Text) != ask.Text {
		return nil, conflict(nil, "the transcript %s was changed since it was shown", ask.Document)
	}
	span, err := spanOf(m.Document, ask.Start, ask.End)
	if err != nil {
		return nil, err
	}
	d := declinedOf(theme.ID, m.Document, span)
	if err := s.noteDeclined(me(r).coder, d); err != nil {
		return nil, err
	}
	me(r).history.did(deed{declined: &d})
	return steppedJSON{Document: ask.Document, What: "decline"}, nil
}

func declinedOf(theme string, d *corpus.Document, span corpus.Span) declined {
	return declined{Theme: theme, Document: d.ID, Text: hashOf(d.Slice(span))}
}

// declinedPath is a file of a coder's, one line a decision.
func (s *Server) declinedPath(coder string) string {
	return s.study.Path(".mitten", "declined", coder+".jsonl")
}

func (s *Server) noteDeclined(coder string, d declined) error {
	line, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.study.Path(".mitten", "declined"), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(s.declinedPath(coder), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// declinedBefore gives what a coder turned down, and did not take back. A line
// that cannot be read is left out: the passage is offered once more.
func (s *Server) declinedBefore(coder string) (map[declined]bool, error) {
	data, err := os.ReadFile(s.declinedPath(coder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out := map[declined]bool{}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var d declined
		if json.Unmarshal(lines.Bytes(), &d) != nil {
			continue
		}
		back := d.Back
		d.Back = false
		if back {
			delete(out, d)
		} else {
			out[d] = true
		}
	}
	return out, nil
}
