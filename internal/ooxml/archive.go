package ooxml

import (
	"fmt"
	"path"
	"strings"

	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// An archive is the zip around a document.
type archive struct{ *xmlzip.Archive }

// check says which kind of zip this is when it is not a Word document.
func (a *archive) check() error {
	switch {
	case a.Has("xl/workbook.xml"):
		return fmt.Errorf("%w: a spreadsheet (.xlsx)", ErrNotDocx)
	case a.Has("ppt/presentation.xml"):
		return fmt.Errorf("%w: a presentation (.pptx)", ErrNotDocx)
	case a.Has("mimetype") && a.Has("content.xml"):
		return fmt.Errorf("%w: an OpenDocument file (.odt)", ErrNotDocx)
	case !a.Has("[Content_Types].xml"):
		return fmt.Errorf("%w: a zip of something else", ErrNotDocx)
	}
	return nil
}

// A relation leads from one part to another.
type relation struct{ kind, target string }

// relations reads the relations of a part; "" stands for the whole package.
// kind is the last word of the relation's type, e.g. "footnotes".
func (a *archive) relations(of string) ([]relation, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	if !a.Has(name) {
		return nil, nil
	}
	p, err := a.Part(name)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	var rels []relation
	err = p.Each(func(e xmlzip.Element) error {
		if e.Name != "Relationship" || e.Attr("TargetMode") == "External" {
			return nil
		}
		target := e.Attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		rels = append(rels, relation{path.Base(e.Attr("Type")), strings.TrimPrefix(path.Clean(target), "/")})
		return nil
	})
	return rels, err
}
