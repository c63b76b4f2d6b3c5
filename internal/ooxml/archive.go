package ooxml

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// An archive is the zip around a document.
type archive struct {
	files map[string]*zip.File // by lower-case name
	lim   Limits
	left  int64
}

func openArchive(r io.ReaderAt, size int64, lim Limits) (*archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		head := make([]byte, 2)
		if n, _ := r.ReadAt(head, 0); n == 2 && string(head) == "PK" {
			return nil, fmt.Errorf("the zip is truncated or damaged: %w", err)
		}
		return nil, fmt.Errorf("%w: %w", ErrNotZip, err)
	}
	if len(z.File) > lim.Entries {
		return nil, fmt.Errorf("%d entries in the zip: %w", len(z.File), ErrTooBig)
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), lim: lim, left: lim.Bytes}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool {
	_, ok := a.files[strings.ToLower(name)]
	return ok
}

// part opens an XML part. Close ends it.
func (a *archive) part(name string) (*part, error) {
	f, ok := a.files[strings.ToLower(name)]
	if !ok {
		return nil, fmt.Errorf("%s is missing", name)
	}
	if f.UncompressedSize64 > uint64(a.left) {
		return nil, fmt.Errorf("%s: %w", name, ErrTooBig)
	}
	rc, err := f.Open()
	if err != nil {
		if errors.Is(err, zip.ErrAlgorithm) {
			return nil, fmt.Errorf("%s is packed in a way that cannot be read: %w", name, err)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	m := &meter{from: rc, name: name, packed: int64(f.CompressedSize64), ratio: a.lim.Ratio, left: &a.left}
	return newPart(m, rc, name, a.lim.Depth), nil
}

// check says which kind of zip this is when it is not a Word document.
func (a *archive) check() error {
	switch {
	case a.has("xl/workbook.xml"):
		return fmt.Errorf("%w: a spreadsheet (.xlsx)", ErrNotDocx)
	case a.has("ppt/presentation.xml"):
		return fmt.Errorf("%w: a presentation (.pptx)", ErrNotDocx)
	case a.has("mimetype") && a.has("content.xml"):
		return fmt.Errorf("%w: an OpenDocument file (.odt)", ErrNotDocx)
	case !a.has("[Content_Types].xml"):
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
	if !a.has(name) {
		return nil, nil
	}
	p, err := a.part(name)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	var rels []relation
	err = p.each(func(e element) error {
		if e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return nil
		}
		target := e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		rels = append(rels, relation{path.Base(e.attr("Type")), strings.TrimPrefix(path.Clean(target), "/")})
		return nil
	})
	return rels, err
}
