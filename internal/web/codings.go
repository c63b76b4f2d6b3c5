package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// addJSON asks to code a passage. Text is the hash of the text that was seen.
type addJSON struct {
	Text  string `json:"text_sha256"`
	Theme string `json:"theme"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Memo  string `json:"memo"`

	Starred   bool `json:"starred"`
	Suggested bool `json:"suggested"` // the passage was offered by likeness
}

// changeJSON asks to change a coding that was seen at a version. What is absent
// stays.
type changeJSON struct {
	Text    string  `json:"text_sha256"`
	Version string  `json:"version"`
	Theme   *string `json:"theme"`
	Start   *int    `json:"start"`
	End     *int    `json:"end"`
	Memo    *string `json:"memo"`
	Starred *bool   `json:"starred"`
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func sortCodings(list []codingJSON) {
	slices.SortFunc(list, func(a, b codingJSON) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.ID, b.ID))
	})
}

// desk opens the document of a request, at the text that the page saw.
func (s *Server) desk(r *http.Request, saw string) (*desk.Desk, error) {
	d, err := s.scribe.Desk(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, missing(r, err)
	}
	if hashOf(d.Document.Text) != saw {
		return nil, conflict(s.documentAsJSON(me(r).coder, d.Material), "the transcript %s was changed since it was shown", d.Document.ID)
	}
	return d, nil
}

// spanOf turns code points into a span, which must hold something but blanks.
func spanOf(d *corpus.Document, start, end int) (corpus.Span, error) {
	pos := d.Pos()
	if start < 0 || end > pos.Points() || start >= end {
		return corpus.Span{}, refused(http.StatusBadRequest, errors.New("the passage is not in the transcript"))
	}
	span := corpus.Span{Start: pos.ByteOfPoint(start), End: pos.ByteOfPoint(end)}
	return span, nil
}

func (s *Server) addCoding(r *http.Request) (any, error) {
	var ask addJSON
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.desk(r, ask.Text)
	if err != nil {
		return nil, err
	}
	theme, err := desk.ThemeToCode(s.scribe.Book, ask.Theme)
	if err != nil {
		return nil, refused(http.StatusBadRequest, err)
	}
	span, err := spanOf(d.Document, ask.Start, ask.End)
	if err != nil {
		return nil, err
	}
	if equal, _ := d.Same(me(r).coder, theme.ID, span); equal != nil {
		return s.codingAsJSON(d.Document, *equal), nil // coded so already
	}
	e := d.Add(me(r).coder, theme.ID, span, ask.Memo)
	e.Suggested = ask.Suggested
	if ask.Starred {
		e.Starred = &ask.Starred
	}
	if err := d.Write(r.Context(), me(r).coder, e); err != nil {
		return nil, written(err)
	}
	me(r).history.did(deed{events: 1})
	c := coding.Coding{ID: e.Coding, Document: d.Document.ID, Coder: me(r).coder, Theme: theme.ID, Anchor: *e.Anchor, Memo: ask.Memo, At: e.At, Edited: e.At, Starred: ask.Starred, Suggested: ask.Suggested}
	return s.codingAsJSON(d.Document, coding.Placed{Coding: c, Fit: coding.Exact, Span: span}), nil
}

// own gives a coding of this coder, and its document, as the page saw both.
func (s *Server) own(r *http.Request, seen changeJSON) (*desk.Desk, coding.Placed, error) {
	d, err := s.desk(r, seen.Text)
	if err != nil {
		return nil, coding.Placed{}, err
	}
	now, ok := d.Live(r.PathValue("coding"))
	switch {
	case !ok, !s.sight(me(r).coder, d.Material).sees(now.Coding):
		err = conflict(nil, "the coding was removed since it was shown")
	case now.Coder != me(r).coder:
		err = refused(http.StatusForbidden, fault.New("only they can change it", "the coding is by %s", now.Coder))
	case versionOf(now.Coding) != seen.Version:
		err = conflict(s.codingAsJSON(d.Document, now), "the coding was changed since it was shown")
	}
	return d, now, err
}

func (s *Server) editCoding(r *http.Request) (any, error) {
	var ask changeJSON
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, now, err := s.own(r, ask)
	if err != nil {
		return nil, err
	}
	e := d.Event(coding.Edit, me(r).coder)
	e.Coding = now.ID
	if ask.Theme != nil {
		theme, err := desk.ThemeToCode(s.scribe.Book, *ask.Theme)
		if err != nil {
			return nil, refused(http.StatusBadRequest, err)
		}
		if theme.ID != now.Theme {
			e.Theme, now.Theme = theme.ID, theme.ID
		}
	}
	if ask.Memo != nil && *ask.Memo != now.Memo {
		e.Memo, now.Memo = ask.Memo, *ask.Memo
	}
	if ask.Starred != nil && *ask.Starred != now.Starred {
		e.Starred, now.Starred = ask.Starred, *ask.Starred
	}
	if ask.Start != nil && ask.End != nil {
		span, err := spanOf(d.Document, *ask.Start, *ask.End)
		if err != nil {
			return nil, err
		}
		if anchor := d.Document.AnchorOf(span); anchor != now.Anchor {
			e.Anchor, now.Anchor = &anchor, anchor
			now.Fit, now.Span = coding.Exact, span
		}
	}
	if e.Theme == "" && e.Anchor == nil && e.Memo == nil && e.Starred == nil {
		return s.codingAsJSON(d.Document, now), nil
	}
	if err := d.Write(r.Context(), me(r).coder, e); err != nil {
		return nil, written(err)
	}
	me(r).history.did(deed{events: 1})
	now.Edited = e.At
	return s.codingAsJSON(d.Document, now), nil
}

func (s *Server) removeCoding(r *http.Request) (any, error) {
	var ask changeJSON
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, now, err := s.own(r, ask)
	if err != nil {
		return nil, err
	}
	e := d.Event(coding.Remove, me(r).coder)
	e.Coding = now.ID
	if err := d.Write(r.Context(), me(r).coder, e); err != nil {
		return nil, written(err)
	}
	me(r).history.did(deed{events: 1})
	return steppedJSON{Document: d.Document.ID, What: "remove"}, nil
}

// finishJSON says for which themes the document is finished; none means all.
type finishJSON struct {
	Themes []string `json:"themes"`
}

func (s *Server) finishDocument(r *http.Request) (any, error) {
	var ask finishJSON
	if err := asked(r, &ask); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d, err := s.scribe.Desk(r.Context(), r.PathValue("document"))
	if err != nil {
		return nil, missing(r, err)
	}
	themes := []string{}
	for _, name := range ask.Themes {
		t, err := desk.ThemeToCode(s.scribe.Book, name)
		if err != nil {
			return nil, refused(http.StatusBadRequest, err)
		}
		themes = append(themes, t.ID)
	}
	slices.Sort(themes)
	if !d.Finished(me(r).coder, themes) {
		e := d.Event(coding.Finish, me(r).coder)
		e.Themes = themes
		if err := d.Write(r.Context(), me(r).coder, e); err != nil {
			return nil, written(err)
		}
		me(r).history.did(deed{events: 1})
	}
	return steppedJSON{Document: d.Document.ID, What: "finish"}, nil
}

// written gives a failed write its status.
func written(err error) error {
	if errors.Is(err, coding.ErrChanged) {
		return refused(http.StatusConflict, err)
	}
	return err
}
