package web

import (
	"net/http"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/hits"
	"github.com/mitten-qda/mitten/project"
)

// similarJSON is what GET /api/themes/ID/similar gives: passages like those that
// this coder has coded with the theme, the likest first.
type similarJSON struct {
	Offers []offerJSON `json:"offers"`
	Why    string      `json:"why,omitempty"` // there are none
}

// offerJSON is a passage to be coded, or turned down.
type offerJSON struct {
	Document string  `json:"document"`
	Text     string  `json:"text_sha256"` // of the document's
	Turn     int     `json:"turn"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Words    string  `json:"text"`
	Speaker  string  `json:"speaker,omitempty"`
	Score    float64 `json:"score"`
}

// mostOffers is how many passages are offered at a time.
const mostOffers = 20

// similar looks for passages like this coder's quotes of the theme and those below
// it, and for the cues that the codebook has for them. What is coded so already,
// and what was turned down, is left out.
func (s *Server) similar(r *http.Request) (any, error) {
	book, _ := s.book() // bringing the index up to date may take long, and coding goes on
	theme, err := desk.ThemeToCode(book, r.PathValue("theme"))
	if err != nil {
		return nil, refused(http.StatusNotFound, err)
	}
	own, err := s.ownQuotes(r, book, theme)
	if err != nil {
		return nil, err
	}
	like := index.Likeness{Texts: own.texts, Cues: cuesOf(theme), Limit: mostOffers}
	if len(like.Texts) == 0 && len(like.Cues) == 0 {
		return similarJSON{[]offerJSON{}, "code a passage with it first, or give it cues in codebook.yaml"}, nil
	}
	unwanted, err := s.declinedBefore(me(r).coder)
	if err != nil {
		return nil, err
	}
	offers := map[[2]any]offerJSON{}      // by document and segment
	open := map[string]*corpus.Document{} // read already
	like.Wanted = func(h index.Hit) (bool, error) {
		d, ok := open[h.Document]
		if !ok {
			var err error
			if d, err = s.study.Document(h.Document); err != nil {
				return false, err
			}
			open[h.Document] = d
		}
		segments := index.Segments(d)
		if h.Segment >= len(segments) { // changed since it was indexed
			return false, nil
		}
		span := segments[h.Segment].Span
		for _, coded := range own.spans[d.ID] {
			if coded.Overlaps(span) {
				return false, nil
			}
		}
		if span.Len() == 0 || unwanted[declinedOf(theme.ID, d, span)] {
			return false, nil
		}
		o := offerJSON{
			Document: d.ID, Text: hashOf(d.Text), Turn: segments[h.Segment].Turn, Words: d.Slice(span), Score: h.Score,
			Start: d.Pos().PointAt(span.Start), End: d.Pos().PointAt(span.End),
		}
		if first, last := d.TurnsIn(span); first < last {
			o.Speaker = d.LabelOf(d.Turns[first])
		}
		offers[[2]any{h.Document, h.Segment}] = o
		return true, nil
	}
	x := index.Open(s.study.IndexDir(), 0)
	defer x.Close()
	found, _, err := x.Similar(r.Context(), hits.LookAhead(r.Context(), s.study), like)
	if err != nil {
		return nil, err
	}
	out := similarJSON{Offers: []offerJSON{}}
	for _, h := range found {
		out.Offers = append(out.Offers, offers[[2]any{h.Document, h.Segment}])
	}
	if len(out.Offers) == 0 {
		out.Why = "nothing else is like it"
	}
	return out, nil
}

// ownQuotes are what this coder has coded with a theme or those below it.
type ownQuotes struct {
	texts []string
	spans map[string][]corpus.Span // by document
}

func (s *Server) ownQuotes(r *http.Request, book *codebook.Book, theme *codebook.Theme) (ownQuotes, error) {
	out := ownQuotes{spans: map[string][]corpus.Span{}}
	within := map[string]bool{}
	for _, t := range theme.Branch() {
		within[t.ID] = true
	}
	ids, err := s.study.DocumentIDs()
	if err != nil {
		return out, err
	}
	texts, spans := make([][]string, len(ids)), make([][]corpus.Span, len(ids))
	err = s.study.Each(r.Context(), ids, func(i int, m *project.Material) error {
		for _, c := range m.Placed {
			if c.Coder == me(r).coder && c.Fit != coding.Review && within[desk.ThemeToday(book, c.Theme)] {
				texts[i] = append(texts[i], m.Document.Slice(c.Span))
				spans[i] = append(spans[i], c.Span)
			}
		}
		return nil
	})
	for i, id := range ids {
		out.texts = append(out.texts, texts[i]...)
		out.spans[id] = spans[i]
	}
	return out, err
}

// cuesOf gives the cues of a theme in use and those below it.
func cuesOf(theme *codebook.Theme) []string {
	var cues []string
	for _, t := range theme.Branch() {
		if t.Status != codebook.Retired {
			cues = append(cues, t.Cues...)
		}
	}
	return cues
}
