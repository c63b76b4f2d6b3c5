package project

import (
	"context"
	"io"
	"slices"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A Pen is what new events take their times and ids from.
type Pen struct {
	Now  func() time.Time
	Rand io.Reader
}

// A carrier moves the codings of one document from its transcript to the one
// that is to take its place, exactly, since both come from one source and it
// is known what was replaced in either.
type carrier struct {
	study  *Study
	next   *corpus.Document
	exact  []coding.Placed // the codings to carry, in the old transcript
	by     anonymise.OffsetMap
	before time.Time // of the latest event
}

// carrier gives nil where the places cannot be known: the transcript is not as
// apply last wrote it, or the file was imported anew since. The codings are
// found again by their words then, like after every other change of a text.
func (s *Study) carrier(ctx context.Context, v *anonymise.Vault, source *corpus.Document, res *anonymise.Result) (*carrier, error) {
	last, err := v.Decisions(source.ID)
	if err != nil || last.Identifiable != hashOf(source.Text) {
		return nil, nil
	}
	m, err := s.Material(ctx, source.ID)
	if err != nil || last.Anonymised != hashOf(m.Document.Text) {
		return nil, ctx.Err()
	}
	c := &carrier{study: s, next: res.Document}
	if c.by, err = anonymise.Between(last.Offsets, res.Offsets); err != nil {
		return nil, err
	}
	for _, p := range m.Placed {
		if p.Fit == coding.Exact {
			c.exact = append(c.exact, p)
		}
	}
	for _, e := range m.State.Events() {
		if e.At.After(c.before) {
			c.before = e.At
		}
	}
	return c, nil
}

// carry appends an edit to the journal of each coding's own coder, where its
// anchor changes, and counts them. Names are out of the journals by now, so the
// anchors are read again.
func (c *carrier) carry(ctx context.Context, pen Pen) (int, error) {
	if c == nil || len(c.exact) == 0 {
		return 0, nil
	}
	text, err := c.study.CodebookText()
	if err != nil {
		return 0, err
	}
	m, err := c.study.Material(ctx, c.next.ID)
	if err != nil {
		return 0, err
	}
	events := map[string][]coding.Event{}
	var coders []string
	for _, p := range c.exact {
		now, _ := m.State.Coding(p.ID)
		anchor := c.next.AnchorOf(c.by.Forward(p.Span))
		if anchor == now.Anchor || anchor.Quote == "" {
			continue
		}
		c.before = coding.Stamp(pen.Now(), []coding.Event{{At: c.before}})
		if !slices.Contains(coders, p.Coder) {
			coders = append(coders, p.Coder)
		}
		events[p.Coder] = append(events[p.Coder], coding.Event{
			ID: coding.NewID(c.before, pen.Rand), Op: coding.Edit, At: c.before, Coder: p.Coder,
			Revision: codebook.Revision(text), Coding: p.ID, Anchor: &anchor,
		})
	}
	carried := 0
	for _, coder := range coders {
		j := coding.Journal{Document: c.next.ID, Coder: coder}
		if _, err := c.study.Journals().Append(ctx, j, coding.AnyRevision, events[coder]...); err != nil {
			return carried, err
		}
		carried += len(events[coder])
	}
	return carried, nil
}
