package ooxml

import (
	"bytes"
	"io"
	"unicode"
)

// unread counts the words of the parts that the document leads to and that
// Read leaves out. Parts without a letter (page numbers, separators) do not
// count.
func (a *archive) unread(rels []relation) ([]Unread, error) {
	kinds := []struct{ relation, plural string }{
		{"footnotes", "footnotes"}, {"endnotes", "endnotes"}, {"comments", "comments"},
		{"header", "headers"}, {"footer", "footers"},
	}
	var found []Unread
	for _, kind := range kinds {
		words := 0
		for _, rel := range rels {
			if rel.kind != kind.relation || !a.has(rel.target) {
				continue
			}
			n, err := a.wordsIn(rel.target)
			if err != nil {
				return nil, err
			}
			words += n
		}
		if words > 0 {
			found = append(found, Unread{kind.plural, words})
		}
	}
	return found, nil
}

func (a *archive) wordsIn(name string) (int, error) {
	p, err := a.part(name)
	if err != nil {
		return 0, err
	}
	defer p.Close()
	var text bytes.Buffer
	for reading := false; ; {
		e, s, err := p.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		switch {
		case e != nil:
			reading = e.name == "t"
			if e.name == "p" || e.name == "tab" || e.name == "br" {
				text.WriteByte(' ')
			}
		case s == nil:
			reading = false
		case reading:
			text.Write(s)
		}
	}
	if bytes.IndexFunc(text.Bytes(), unicode.IsLetter) < 0 {
		return 0, nil
	}
	return len(bytes.Fields(text.Bytes())), nil
}
