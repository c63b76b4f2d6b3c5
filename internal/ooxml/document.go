package ooxml

import (
	"errors"
	"fmt"
	"io"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// ErrNotDocx says that a file is no Word document, whatever else it is.
var ErrNotDocx = errors.New("not a Word document")

// Read reads a .docx (or .docm, .dotx) of size bytes. Errors name the part and
// line, and wrap xmlzip.ErrNotZip, ErrNotDocx or xmlzip.ErrTooBig where one of these is the
// reason.
func Read(r io.ReaderAt, size int64, lim xmlzip.Limits) (*richtext.Document, error) {
	z, err := xmlzip.Open(r, size, lim)
	if err != nil {
		return nil, err
	}
	a := &archive{z}
	if err := a.check(); err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	rels, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	w := &walker{doc: &richtext.Document{}}
	for _, rel := range rels {
		switch {
		case !a.Has(rel.target):
		case rel.kind == "styles":
			w.looks, err = a.styles(rel.target)
		case rel.kind == "numbering":
			w.lists, err = a.numbering(rel.target)
		}
		if err != nil {
			return nil, err
		}
	}
	if w.notes, err = a.notes(rels); err != nil {
		return nil, err
	}
	if w.doc.Named, err = a.named(); err != nil {
		return nil, err
	}
	if err := a.body(main, w); err != nil {
		return nil, err
	}
	unread, err := a.unread(rels)
	w.doc.Unread = append(w.notes.left(), unread...)
	return w.doc, err
}

func (a *archive) mainPart() (string, error) {
	rels, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, rel := range rels {
		if rel.kind == "officeDocument" && a.Has(rel.target) {
			return rel.target, nil
		}
	}
	if a.Has("word/document.xml") {
		return "word/document.xml", nil
	}
	return "", fmt.Errorf("%w: no document part in the zip", ErrNotDocx)
}
