package whole

import (
	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// A part is what one document brings. The indexes of its records and marks are
// those of no list yet.
type part struct {
	document analysis.Document
	text     *corpus.Document // nil where no text is wanted
	placed   []coding.Placed
	records  []coding.Record
	finished []analysis.Finish
	problems []error
	review   int
	asides   int
	orphans  int
}

func partOf(book *codebook.Book, m *project.Material, text bool) *part {
	p := &part{document: analysis.DocumentOf(m.Document), problems: m.Problems}
	for _, f := range m.State.Finished {
		// The event itself is not kept: its strings hold the whole journal.
		themes := resolveAll(book, f.Themes)
		if len(themes) > 0 || len(f.Themes) == 0 { // no themes would mean all
			p.finished = append(p.finished, analysis.Finish{Coder: f.Coder, Themes: themes})
		}
	}
	p.records = make([]coding.Record, 0, len(m.Placed))
	for _, c := range m.Placed {
		if c.Fit == coding.Review {
			p.review++
			continue
		}
		if m.Document.OnlyAsides(c.Span) {
			p.asides++
			continue
		}
		theme, ok := book.Resolve(c.Theme)
		if !ok {
			p.orphans++
			continue
		}
		if r, ok := coding.RecordOf(m.Document, 0, c, theme.ID); ok {
			p.records = append(p.records, r)
		}
	}
	if text {
		p.text, p.placed = m.Document, m.Placed
	}
	return p
}

func resolveAll(book *codebook.Book, themes []string) []string {
	out := make([]string, 0, len(themes))
	for _, id := range themes {
		if t, ok := book.Resolve(id); ok {
			out = append(out, t.ID)
		}
	}
	return out
}
