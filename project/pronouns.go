package project

import (
	"context"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

// A Pronoun is a gendered pronoun near what stands for a name, with the
// anonymised words around it. It is never changed: whether it tells who is meant
// a person has to see.
type Pronoun struct {
	Document string
	Turn     int // from 1
	Sight
}

// pronounReach is how many words may stand between a pronoun and a name.
const pronounReach = 12

// Pronouns lists the gendered pronouns within a dozen words of a person's
// replacement, in transcripts as apply last wrote them. Others are passed over.
func (s *Study) Pronouns(ctx context.Context, v *anonymise.Vault, plan *decide.Plan, ids []string) ([]Pronoun, error) {
	persons := map[string]bool{"[" + anonymise.NameCategory + "]": true}
	for _, r := range plan.People.Replacements() {
		persons[r] = true
	}
	var out []Pronoun
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		last, err := v.Decisions(id)
		if err != nil {
			continue // not applied yet
		}
		d, err := s.Document(id)
		if err != nil || hashOf(d.Text) != last.Anonymised {
			continue
		}
		var names []corpus.Span
		for _, h := range last.Hits {
			if h.Person >= 0 || persons[d.Slice(h.Target)] {
				names = append(names, h.Target)
			}
		}
		for _, t := range d.Turns {
			for _, p := range pronounsIn(d, t) {
				if nearAny(d, t, p, names) {
					out = append(out, Pronoun{id, t.Number, sightOf(d, decide.Mention{Document: id, Turn: t.Number}, p)})
				}
			}
		}
	}
	return out, nil
}

func pronounsIn(d *corpus.Document, t corpus.Turn) []corpus.Span {
	const gendered = " he she him her his hers himself herself "
	var out []corpus.Span
	text := d.Slice(t.Words)
	for at := 0; at < len(text); {
		n := strings.IndexFunc(text[at:], isASCIILetter)
		if n < 0 {
			break
		}
		at += n
		end := len(text)
		if n := strings.IndexFunc(text[at:], func(r rune) bool { return !isASCIILetter(r) }); n >= 0 {
			end = at + n
		}
		if strings.Contains(gendered, " "+strings.ToLower(text[at:end])+" ") {
			out = append(out, corpus.Span{Start: t.Words.Start + at, End: t.Words.Start + end})
		}
		at = end
	}
	return out
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func nearAny(d *corpus.Document, t corpus.Turn, p corpus.Span, names []corpus.Span) bool {
	for _, n := range names {
		if n.Start < t.Words.Start || n.Start >= t.Words.End {
			continue
		}
		gap := ""
		if n.End <= p.Start {
			gap = d.Text[n.End:p.Start]
		} else if p.End <= n.Start {
			gap = d.Text[p.End:n.Start]
		}
		if len(strings.Fields(gap)) <= pronounReach {
			return true
		}
	}
	return false
}
