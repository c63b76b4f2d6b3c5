package project

import (
	"bytes"
	"context"
	"os"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// scrubJournals takes names out of the journals of a document. A name that
// joins the list late may stand in quotes and memos written before: that is
// the one case in which a journal is not only added to. Events keep their ids,
// times and positions, and the quote is found again by Locate. Lines without a
// name stay as they are, byte for byte, and so do anchors that are just what
// stands in the anonymised document: "Wren In", cut out of the Wren Inn that was
// kept, is no name of somebody called Wren.
func (s *Study) scrubJournals(ctx context.Context, replacer *anonymise.Replacer, document *corpus.Document) error {
	journals, err := s.Journals().Journals(ctx, document.ID, "")
	if err != nil {
		return err
	}
	for _, j := range journals {
		path := s.Journals().path(j.Journal)
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		clean, err := scrub(data, replacer, document)
		if err != nil {
			return err
		}
		if bytes.Equal(clean, data) {
			continue
		}
		if err := s.dropIndex(); err != nil {
			return err
		}
		if err := fsx.WriteFile(path, clean, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func scrub(journal []byte, replacer *anonymise.Replacer, document *corpus.Document) ([]byte, error) {
	finder := replacer.Finder()
	var out []byte
	for _, line := range bytes.SplitAfter(journal, []byte("\n")) {
		events, _, _ := coding.ReadJournal(line, "")
		if len(events) != 1 || !named(finder, &events[0]) {
			out = append(out, line...)
			continue
		}
		e := events[0]
		var err error
		if e.Anchor != nil && !stands(document, *e.Anchor) {
			a := *e.Anchor
			for _, field := range []*string{&a.Quote, &a.Prefix, &a.Suffix} {
				if *field, err = without(replacer, *field); err != nil {
					return nil, err
				}
			}
			e.Anchor = &a
		}
		if e.Memo != nil {
			memo, err := without(replacer, *e.Memo)
			if err != nil {
				return nil, err
			}
			e.Memo = &memo
		}
		out = coding.AppendLine(out, e)
	}
	return out, nil
}

// stands reports whether an anchor is what a document has in its place.
func stands(d *corpus.Document, a corpus.Anchor) bool {
	span, ok := d.SpanOf(a)
	return ok && d.AnchorOf(span) == a
}

// named reports whether a name stands in what an event quotes or remarks. The
// words at both ends of a quote's surroundings count too, where they are cut.
func named(finder *anonymise.Finder, e *coding.Event) bool {
	var texts []string
	if e.Anchor != nil {
		texts = append(texts, e.Anchor.Quote, e.Anchor.Prefix, e.Anchor.Suffix, e.Anchor.Prefix+e.Anchor.Quote+e.Anchor.Suffix)
	}
	if e.Memo != nil {
		texts = append(texts, *e.Memo)
	}
	for _, t := range texts {
		if len(finder.Leaks(t)) > 0 {
			return true
		}
	}
	return false
}

// without gives a text with its names replaced.
func without(replacer *anonymise.Replacer, text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return text, nil
	}
	lead := text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsSpace))]
	tail := text[len(strings.TrimRightFunc(text, unicode.IsSpace)):]
	d, err := corpus.Build(corpus.Meta{ID: "text"}, strings.TrimSpace(text))
	if err != nil {
		return "", err
	}
	res, err := replacer.Apply(d)
	if err != nil {
		return "", err
	}
	return lead + res.Document.Text + tail, nil
}
