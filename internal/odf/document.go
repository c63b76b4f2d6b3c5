package odf

import (
	"errors"
	"fmt"
	"io"

	"github.com/mitten-qda/mitten/internal/richtext"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// The kinds of failure that a caller may want to explain differently, besides
// those of xmlzip.
var (
	ErrNotODT    = errors.New("not an OpenDocument text")
	ErrEncrypted = errors.New("the file has a password")
)

// Read reads an .odt of size bytes. Errors name the part and line, and wrap
// xmlzip.ErrNotZip, xmlzip.ErrTooBig, ErrNotODT or ErrEncrypted where one of
// these is the reason.
func Read(r io.ReaderAt, size int64, lim xmlzip.Limits) (*richtext.Document, error) {
	a, err := xmlzip.Open(r, size, lim)
	if err != nil {
		return nil, err
	}
	if !a.Has("content.xml") {
		return nil, fmt.Errorf("%w: no content.xml in the zip", ErrNotODT)
	}
	if err := encrypted(a); err != nil {
		return nil, err
	}
	looks := newStyles()
	for _, name := range []string{"styles.xml", "content.xml"} {
		if a.Has(name) {
			if err := looks.read(a, name); err != nil {
				return nil, err
			}
		}
	}
	w := &walker{looks: looks, doc: &richtext.Document{}, inserting: map[string]bool{}, insertions: map[string]bool{}, counts: map[string][]int{}}
	if w.Part, err = a.Part("content.xml"); err != nil {
		return nil, err
	}
	defer w.Close()
	if err := w.body(); err != nil {
		return nil, err
	}
	if !w.text {
		return nil, fmt.Errorf("%w: a spreadsheet, a drawing or a presentation", ErrNotODT)
	}
	w.doc.Named, err = named(a)
	return w.doc, err
}

// encrypted looks for parts that only a password opens.
func encrypted(a *xmlzip.Archive) error {
	if !a.Has("META-INF/manifest.xml") {
		return nil
	}
	p, err := a.Part("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	defer p.Close()
	return p.Each(func(e xmlzip.Element) error {
		if e.Name == "encryption-data" {
			return ErrEncrypted
		}
		return nil
	})
}

// named says whether meta.xml names a person. The name is not read further.
func named(a *xmlzip.Archive) (bool, error) {
	if !a.Has("meta.xml") {
		return false, nil
	}
	p, err := a.Part("meta.xml")
	if err != nil {
		return false, err
	}
	defer p.Close()
	for reading := false; ; {
		e, text, err := p.Next()
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		switch {
		case e != nil:
			reading = e.Name == "creator" || e.Name == "initial-creator" || e.Name == "printed-by"
		case text == nil:
			reading = false
		case reading:
			return true, nil
		}
	}
}
