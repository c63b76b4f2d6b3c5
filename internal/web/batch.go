package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
)

// batchAsk asks to code passages of many documents with one theme.
type batchAsk struct {
	Theme    string        `json:"theme"`
	Passages []passageJSON `json:"passages"`
}

// passageJSON is a passage of a document whose text the page saw; positions are
// code points.
type passageJSON struct {
	Document string `json:"document"`
	Text     string `json:"text_sha256"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// batchJSON says what became of them.
type batchJSON struct {
	Coded   int          `json:"coded"`
	Already int          `json:"already"` // were coded so before
	Refused []failedJSON `json:"refused"`
}

type failedJSON struct {
	Document string `json:"document"`
	Error    string `json:"error"`
}

// codeBatch writes the codings of a document in one go; a document that changed
// since it was shown costs no other. Each coding can be taken back by itself.
func (s *Server) codeBatch(r *http.Request) (any, error) {
	var ask batchAsk
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	if len(ask.Passages) == 0 {
		return nil, refused(http.StatusBadRequest, errors.New("no passage was chosen"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	theme, err := desk.ThemeToCode(s.scribe.Book, ask.Theme)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	var ids []string
	in := map[string][]passageJSON{}
	for _, p := range ask.Passages {
		if in[p.Document] == nil {
			ids = append(ids, p.Document)
		}
		in[p.Document] = append(in[p.Document], p)
	}
	slices.SortFunc(ids, corpus.NaturalCompare)
	out := batchJSON{Refused: []failedJSON{}}
	for _, id := range ids {
		coded, already, err := s.codePassages(r, id, theme.ID, in[id])
		if err != nil {
			out.Refused = append(out.Refused, failedJSON{id, hidden(r, err.Error())})
			continue
		}
		out.Coded += coded
		out.Already += already
	}
	if len(out.Refused) == len(ids) {
		return nil, conflict(out, "nothing was coded: %s", out.Refused[0].Error)
	}
	return out, nil
}

// codePassages codes the passages of one document, all or none.
func (s *Server) codePassages(r *http.Request, id, theme string, passages []passageJSON) (coded, already int, err error) {
	d, err := s.scribe.Desk(r.Context(), id)
	if err != nil {
		return 0, 0, err
	}
	sum := hashOf(d.Document.Text)
	var events []coding.Event
	taken := map[corpus.Span]bool{}
	for _, p := range passages {
		if p.Text != sum {
			return 0, 0, conflict(nil, "the transcript %s was changed since it was shown", id)
		}
		span, err := spanOf(d.Document, p.Start, p.End)
		if err != nil {
			return 0, 0, err
		}
		if equal, _ := d.Same(me(r).coder, theme, span); equal != nil || taken[span] {
			already++
			continue
		}
		taken[span] = true
		events = append(events, d.Add(me(r).coder, theme, span, ""))
	}
	if err := d.Write(r.Context(), me(r).coder, events...); err != nil {
		return 0, 0, written(err)
	}
	for range events {
		me(r).history.did(deed{events: 1})
	}
	return len(events), already, nil
}
