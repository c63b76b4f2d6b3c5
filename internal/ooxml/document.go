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
	var looks styles
	for _, rel := range rels {
		if rel.kind == "styles" && a.Has(rel.target) {
			if looks, err = a.styles(rel.target); err != nil {
				return nil, err
			}
		}
	}
	d := &richtext.Document{}
	if err := a.body(main, looks, d); err != nil {
		return nil, err
	}
	d.Unread, err = a.unread(rels)
	return d, err
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
