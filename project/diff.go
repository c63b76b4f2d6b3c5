package project

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A Change is one place where a transcript differs from what apply last wrote,
// with a few words around it. Both sides are anonymised text: what the vault
// alone has is in neither.
type Change struct {
	Turn     int // from 1
	Old, New string
}

// changes lists what differs between a transcript and what is to take its place.
func (s *Study) changes(v *anonymise.Vault, source *corpus.Document, have []byte, res *anonymise.Result) ([]Change, error) {
	old, err := parseTranscript(have, source.ID)
	if err != nil {
		return nil, err
	}
	last, err := v.Decisions(source.ID)
	if err != nil || last.Identifiable != hashOf(source.Text) || last.Anonymised != hashOf(old.Text) {
		return changesBetween(old, res.Document, nil), nil
	}
	by, err := anonymise.Between(last.Offsets, res.Offsets)
	return changesBetween(old, res.Document, &by), err
}

// changesBetween lists what differs between two transcripts of one source. Where
// by says how the one became the other it does so place by place, else turn by
// turn.
func changesBetween(old, next *corpus.Document, by *anonymise.OffsetMap) []Change {
	if by != nil {
		return changesBy(old, next, *by)
	}
	var out []Change
	for i := range max(len(old.Turns), len(next.Turns)) {
		was, is := turnText(old, i), turnText(next, i)
		if was != is {
			a, b := differing(was, is)
			out = append(out, Change{i + 1, oneLine(was[a.Start:a.End]), oneLine(is[b.Start:b.End])})
		}
	}
	return out
}

func turnText(d *corpus.Document, i int) string {
	if i >= len(d.Turns) {
		return ""
	}
	return d.Slice(d.Turns[i].Span)
}

// differing gives what two texts do not have in common at their ends, whole
// words and two more on each side.
func differing(a, b string) (inA, inB corpus.Span) {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	tail := 0
	for tail < min(len(a), len(b))-start && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return widened(a, corpus.Span{Start: start, End: len(a) - tail}), widened(b, corpus.Span{Start: start, End: len(b) - tail})
}

func changesBy(old, next *corpus.Document, by anonymise.OffsetMap) []Change {
	var out []Change
	for _, e := range by.Edits {
		if old.Text[e.Start:e.End] == next.Text[e.NewStart:e.NewEnd] {
			continue
		}
		was, is := widened(old.Text, corpus.Span{Start: e.Start, End: e.End}), widened(next.Text, corpus.Span{Start: e.NewStart, End: e.NewEnd})
		first, _ := next.TurnsIn(corpus.Span{Start: e.NewStart, End: max(e.NewEnd, e.NewStart+1)})
		turn := 0
		if first < len(next.Turns) && first >= 0 {
			turn = next.Turns[first].Number
		}
		out = append(out, Change{turn, oneLine(old.Slice(was)), oneLine(next.Slice(is))})
	}
	return out
}

// widened takes in the rest of cut words and two more words on each side, in the
// same paragraph.
func widened(text string, s corpus.Span) corpus.Span {
	for words := 0; s.Start > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:s.Start])
		if strings.HasSuffix(text[:s.Start], "\n\n") {
			break
		}
		if unicode.IsSpace(r) {
			if words++; words > 2 {
				break
			}
		}
		s.Start -= size
	}
	for words := 0; s.End < len(text); {
		r, size := utf8.DecodeRuneInString(text[s.End:])
		if strings.HasPrefix(text[s.End:], "\n\n") {
			break
		}
		if unicode.IsSpace(r) {
			if words++; words > 2 {
				break
			}
		}
		s.End += size
	}
	return s
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
