package ooxml

import (
	"bytes"
	"io"
	"unicode"

	"github.com/mitten-qda/mitten/internal/richtext"
)

// unread counts the words of the parts that the document leads to and that
// Read leaves out. Parts without a letter (page numbers, separators) do not
// count.
func (a *archive) unread(rels []relation) ([]richtext.Unread, error) {
	kinds := []struct{ relation, plural string }{
		{"header", "headers"}, {"footer", "footers"},
	}
	var found []richtext.Unread
	for _, kind := range kinds {
		words := 0
		for _, rel := range rels {
			if rel.kind != kind.relation || !a.Has(rel.target) {
				continue
			}
			n, err := a.wordsIn(rel.target)
			if err != nil {
				return nil, err
			}
			words += n
		}
		if words > 0 {
			found = append(found, richtext.Unread{Kind: kind.plural, Words: words})
		}
	}
	return found, nil
}

func (a *archive) wordsIn(name string) (int, error) {
	p, err := a.Part(name)
	if err != nil {
		return 0, err
	}
	defer p.Close()
	var text bytes.Buffer
	for reading := false; ; {
		e, s, err := p.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		switch {
		case e != nil:
			reading = e.Name == "t"
			if e.Name == "p" || e.Name == "tab" || e.Name == "br" {
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
