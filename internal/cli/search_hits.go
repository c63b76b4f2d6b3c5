package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/hits"
	"github.com/mitten-qda/mitten/project"
)

// showAll reads each document once, several at a time, and keeps none.
func showAll(ctx context.Context, study *project.Study, maker *hits.Maker, found []index.Hit) ([]hits.Hit, error) {
	var ids []string
	in := map[string][]int{} // hits by document
	for i, h := range found {
		if in[h.Document] == nil {
			ids = append(ids, h.Document)
		}
		in[h.Document] = append(in[h.Document], i)
	}
	out := make([]hits.Hit, len(found))
	err := study.Each(ctx, ids, func(i int, m *project.Material) error {
		for _, n := range in[ids[i]] {
			var err error
			if out[n], err = maker.Hit(m.Document, m.Placed, found[n]); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
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
func marked(h hits.Hit, open, shut string) string {
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
