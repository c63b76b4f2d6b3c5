package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/project"
)

// A shower turns hits into what is printed.
type shower struct {
	roster  *corpus.Roster
	book    *codebook.Book
	result  *index.Result
	context int
}

// showAll reads each document once, several at a time, and keeps none.
func (s *shower) showAll(ctx context.Context, study *project.Study) ([]hitJSON, error) {
	var ids []string
	in := map[string][]int{} // hits by document
	for i, h := range s.result.Hits {
		if in[h.Document] == nil {
			ids = append(ids, h.Document)
		}
		in[h.Document] = append(in[h.Document], i)
	}
	hits := make([]hitJSON, len(s.result.Hits))
	err := study.Each(ctx, ids, func(i int, m *project.Material) error {
		for _, n := range in[ids[i]] {
			var err error
			if hits[n], err = s.show(m, s.result.Hits[n]); err != nil {
				return err
			}
		}
		return nil
	})
	return hits, err
}

func (s *shower) show(m *project.Material, h index.Hit) (hitJSON, error) {
	d := m.Document
	segment, marks, err := s.result.Passage(d, h)
	if err != nil {
		return hitJSON{}, err
	}
	turn := d.Turns[segment.Turn-1]
	pos := d.Pos()
	out := hitJSON{
		Document: d.ID, Turn: segment.Turn, Start: pos.PointAt(segment.Span.Start), End: pos.PointAt(segment.Span.End),
		Text: strings.Clone(d.Slice(segment.Span)), Marks: [][2]int{}, Speaker: d.LabelOf(turn), Participant: d.ParticipantOf(turn),
		Themes: s.themesAt(m, segment.Span),
	}
	for _, k := range marks {
		out.Marks = append(out.Marks, [2]int{pos.PointAt(k.Start), pos.PointAt(k.End)})
	}
	if p, ok := s.roster.Find(out.Participant); ok {
		out.Role = p.Role()
	}
	for i := max(0, segment.Turn-1-s.context); i < segment.Turn-1; i++ {
		out.Before = append(out.Before, strings.Clone(d.Slice(d.Turns[i].Span)))
	}
	for i := segment.Turn; i < min(len(d.Turns), segment.Turn+s.context); i++ {
		out.After = append(out.After, strings.Clone(d.Slice(d.Turns[i].Span)))
	}
	return out, nil
}

// themesAt lists the themes coded in a span, in codebook order.
func (s *shower) themesAt(m *project.Material, span corpus.Span) []string {
	here := map[string]bool{}
	for _, c := range m.Placed {
		if c.Fit != coding.Review && c.Span.Overlaps(span) {
			if t, ok := s.book.Resolve(c.Theme); ok {
				here[t.ID] = true
			}
		}
	}
	themes := []string{}
	for _, t := range s.book.All() {
		if here[t.ID] {
			themes = append(themes, t.ID)
		}
	}
	return themes
}

func printHits(app *App, r searchJSON, around bool) {
	if !app.Terminal {
		t := &table{columns: []column{{name: "document"}, {name: "turn"}, {name: "role"}, {name: "themes"}, {name: "text"}}}
		if around {
			t.columns = append(t.columns, column{name: "before"}, column{name: "after"})
		}
		for _, h := range r.Hits {
			cells := []string{h.Document, fmt.Sprint(h.Turn), h.Role, strings.Join(h.Themes, ","), marked(h, "**", "**")}
			if around {
				cells = append(cells, strings.Join(h.Before, "\n\n"), strings.Join(h.After, "\n\n"))
			}
			t.add(cells...)
		}
		app.print(t)
	} else {
		for _, h := range r.Hits {
			head := fmt.Sprintf("%s, turn %d", h.Document, h.Turn)
			if h.Role != "" {
				head += ", " + h.Role
			} else if h.Speaker != "" {
				head += ", " + h.Speaker
			}
			if len(h.Themes) > 0 {
				head += "   [" + strings.Join(h.Themes, ", ") + "]"
			}
			fmt.Fprintln(app.Stdout, head)
			for _, t := range h.Before {
				app.indent(t, "  · ")
			}
			app.indent(app.highlighted(h), "  ")
			for _, t := range h.After {
				app.indent(t, "  · ")
			}
			fmt.Fprintln(app.Stdout)
		}
	}
	shown := ""
	if len(r.Hits) < r.Total {
		shown = fmt.Sprintf(", %d shown (-n 0 shows all)", len(r.Hits))
	}
	app.say("%s%s", count(r.Total, "passage"), shown)
}

// marked gives the text of a hit with its marks between two strings. Marks
// are code points of the document; the text begins at h.Start.
func marked(h hitJSON, open, shut string) string {
	runes := []rune(h.Text)
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		from, to := m[0]-h.Start, m[1]-h.Start
		b.WriteString(string(runes[at:from]) + open + string(runes[from:to]) + shut)
		at = to
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// indent prints text wrapped to the width, each line after lead.
func (app *App) indent(text, lead string) {
	for _, line := range wrap(oneLine(text), min(app.Width, 100)-len(lead)) {
		fmt.Fprintln(app.Stdout, lead+line)
	}
}
