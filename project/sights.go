package project

import (
	"context"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// A Sight is one place of a form, with the words around it on one line.
type Sight struct {
	Mention               decide.Mention
	Before, Words, Behind string
}

func sightOf(d *corpus.Document, m decide.Mention, s corpus.Span) Sight {
	a := d.AnchorOf(s)
	line := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	sight := Sight{Mention: m, Before: line(a.Prefix), Words: line(a.Quote), Behind: line(a.Suffix)}
	if strings.TrimRight(a.Prefix, " \n\t") != a.Prefix {
		sight.Before += " "
	}
	if strings.TrimLeft(a.Suffix, " \n\t") != a.Suffix {
		sight.Behind = " " + sight.Behind
	}
	return sight
}

// Mentions gives every place of a form in the words of identifiable documents,
// whether any layer found it or not.
func Mentions(ctx context.Context, v *anonymise.Vault, ids []string, form string) ([]Sight, error) {
	f := &anonymise.FormFinder{}
	f.Add(form, 0)
	var out []Sight
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, err := v.Identifiable(id)
		if err != nil {
			return nil, err
		}
		for _, t := range d.Turns {
			nth := 0
			f.Find(d.Slice(t.Words), nil, func(s corpus.Span, _ int) {
				nth++
				s = corpus.Span{Start: s.Start + t.Words.Start, End: s.End + t.Words.Start}
				out = append(out, sightOf(d, decide.Mention{Document: id, Turn: t.Number, Nth: nth}, s))
			})
		}
	}
	return out, nil
}

// A Tally is how often a form stands in identifiable documents.
type Tally struct {
	Times     int
	Documents []string
}

// Tallies counts forms in one pass; where one holds another, the longer counts.
func Tallies(ctx context.Context, v *anonymise.Vault, ids, forms []string) (map[string]Tally, error) {
	f := &anonymise.FormFinder{}
	for i, form := range forms {
		f.Add(form, i)
	}
	out := map[string]Tally{}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, err := v.Identifiable(id)
		if err != nil {
			return nil, err
		}
		f.Find(d.Text, nil, func(_ corpus.Span, owner int) {
			t := out[forms[owner]]
			t.Times++
			if n := len(t.Documents); n == 0 || t.Documents[n-1] != id {
				t.Documents = append(t.Documents, id)
			}
			out[forms[owner]] = t
		})
	}
	return out, nil
}
