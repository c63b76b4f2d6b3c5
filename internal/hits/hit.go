package hits

import (
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
)

// A Hit is a passage that a query has found, ready to be shown. Positions are
// code points of the document's text.
type Hit struct {
	Document    string   `json:"document"`
	Turn        int      `json:"turn"`
	Start       int      `json:"start"` // of the segment in the document's text
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Marks       [][2]int `json:"marks"` // in the document's text too
	Speaker     string   `json:"speaker"`
	Participant string   `json:"participant"`
	Role        string   `json:"role"`
	Themes      []string `json:"themes"`
	Before      []string `json:"before,omitempty"` // turns
	After       []string `json:"after,omitempty"`
}

// A Maker turns what the index found into hits. It may be used by several
// goroutines at once.
type Maker struct {
	Roster  *corpus.Roster
	Book    *codebook.Book
	Result  *index.Result
	Context int // turns before and after each hit
}

// Hit makes a hit of one of the result's, in its document with its placed
// codings. It fails where the document is no longer the one that was searched.
func (m *Maker) Hit(d *corpus.Document, placed []coding.Placed, h index.Hit) (Hit, error) {
	segment, marks, err := m.Result.Passage(d, h)
	if err != nil {
		return Hit{}, err
	}
	turn := d.Turns[segment.Turn-1]
	pos := d.Pos()
	out := Hit{
		Document: d.ID, Turn: segment.Turn, Start: pos.PointAt(segment.Span.Start), End: pos.PointAt(segment.Span.End),
		Text: strings.Clone(d.Slice(segment.Span)), Marks: [][2]int{}, Speaker: d.LabelOf(turn), Participant: d.ParticipantOf(turn),
		Themes: themesAt(m.Book, placed, segment.Span),
	}
	for _, k := range marks {
		out.Marks = append(out.Marks, [2]int{pos.PointAt(k.Start), pos.PointAt(k.End)})
	}
	if p, ok := m.Roster.Find(out.Participant); ok {
		out.Role = p.Role()
	}
	for i := max(0, segment.Turn-1-m.Context); i < segment.Turn-1; i++ {
		out.Before = append(out.Before, strings.Clone(d.Slice(d.Turns[i].Span)))
	}
	for i := segment.Turn; i < min(len(d.Turns), segment.Turn+m.Context); i++ {
		out.After = append(out.After, strings.Clone(d.Slice(d.Turns[i].Span)))
	}
	return out, nil
}

// themesAt lists the themes coded in a span, in codebook order.
func themesAt(book *codebook.Book, placed []coding.Placed, span corpus.Span) []string {
	here := map[string]bool{}
	for _, c := range placed {
		if c.Fit != coding.Review && c.Span.Overlaps(span) {
			if t, ok := book.Resolve(c.Theme); ok {
				here[t.ID] = true
			}
		}
	}
	themes := []string{}
	for _, t := range book.All() {
		if here[t.ID] {
			themes = append(themes, t.ID)
		}
	}
	return themes
}
