package web

import (
	"net/http"
	"slices"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/whole"
)

// overviewJSON is what GET /api/overview gives.
type overviewJSON struct {
	Documents []progressJSON `json:"documents"` // in natural order
	Coders    []string       `json:"coders"`
	Finished  map[string]int `json:"finished"` // documents finished for all themes, by coder
	Themes    themesByCycle  `json:"themes"`
	Decisions []decisionJSON `json:"decisions"`
}

// progressJSON is one document: what each coder has done there.
type progressJSON struct {
	ID       string         `json:"id"`
	Kind     string         `json:"kind"`
	Cycle    string         `json:"cycle,omitempty"`
	Turns    int            `json:"turns"`
	Codings  map[string]int `json:"codings"`  // by coder
	Finished []string       `json:"finished"` // coders who have, for all themes
	Part     []string       `json:"part"`     // coders who have, for some themes
}

func (s *Server) getOverview(r *http.Request) (any, error) {
	w, err := s.seen(r)
	if err != nil {
		return nil, err
	}
	out := overviewJSON{Coders: codersOf(w), Finished: map[string]int{}}
	out.Documents = progressOf(w)
	for _, d := range out.Documents {
		for _, coder := range d.Finished {
			out.Finished[coder]++
		}
	}
	if out.Themes, err = s.byCycle(w); err != nil {
		return nil, err
	}
	out.Decisions = s.decisions(w)
	for i := range out.Decisions {
		d := &out.Decisions[i]
		d.What, d.Hint = hidden(r, d.What), hidden(r, d.Hint)
	}
	return out, nil
}

// codersOf lists the coders of the study: those it names, and those with codings.
func codersOf(w *whole.Whole) []string {
	coders := append([]string{}, w.Counted.Coders...)
	add := func(coder string) {
		if !slices.Contains(coders, coder) {
			coders = append(coders, coder)
		}
	}
	for _, r := range w.Counted.Records {
		add(r.Coder)
	}
	for _, f := range w.Counted.Finished {
		add(f.Coder)
	}
	return coders
}

func progressOf(w *whole.Whole) []progressJSON {
	out := make([]progressJSON, len(w.Counted.Documents))
	for i, d := range w.Counted.Documents {
		out[i] = progressJSON{ID: d.ID, Kind: d.Kind, Cycle: d.Cycle, Turns: len(d.Turns), Codings: map[string]int{}, Finished: []string{}, Part: []string{}}
	}
	for _, r := range w.Counted.Records {
		out[r.Document].Codings[r.Coder]++
	}
	for _, f := range w.Counted.Finished {
		list := &out[f.Document].Part
		if len(f.Themes) == 0 {
			list = &out[f.Document].Finished
		}
		if !slices.Contains(*list, f.Coder) {
			*list = append(*list, f.Coder)
		}
	}
	slices.SortStableFunc(out, func(a, b progressJSON) int { return corpus.NaturalCompare(a.ID, b.ID) })
	return out
}

// themesByCycle is theme frequencies, as `mitten themes --by cycle` counts them.
type themesByCycle struct {
	Groups     []groupJSON `json:"groups"` // everyone, then each cycle
	Rows       []rowJSON   `json:"rows"`
	Unfinished int         `json:"unfinished"` // documents that nobody has finished: no coding there is not yet a no
}

// groupJSON is what is counted out of.
type groupJSON struct {
	Name         string `json:"name"` // empty for everyone
	Participants int    `json:"participants"`
	Documents    int    `json:"documents"`
	Codings      int    `json:"codings"`
}

type rowJSON struct {
	Theme string     `json:"theme"`
	Name  string     `json:"name"`
	Depth int        `json:"depth"`
	Cells []cellJSON `json:"cells"` // one for each group
}

// cellJSON is a theme in a group, with its sub-themes: so many codings, said by k of
// N participants. Percent is there only where the study's smallest N is reached.
type cellJSON struct {
	Codings int      `json:"codings"`
	K       int      `json:"k"`
	N       int      `json:"n"`
	Percent *float64 `json:"percent,omitempty"`
}

func (s *Server) byCycle(w *whole.Whole) (themesByCycle, error) {
	table, err := analysis.Frequencies(w.Counted, analysis.FrequencyOptions{By: "cycle", GroupOrder: s.study.Config.Cycles, PercentFrom: s.study.Config.PercentFrom()})
	if err != nil {
		return themesByCycle{}, err
	}
	out := themesByCycle{Groups: []groupJSON{}, Rows: []rowJSON{}, Unfinished: table.Unfinished}
	for i, g := range table.Groups {
		name := g.Value
		if i > 0 && name == "" {
			name = "no cycle"
		}
		out.Groups = append(out.Groups, groupJSON{name, g.Size.Participants, g.Size.Documents, g.Size.Codings})
	}
	for _, row := range table.Rows {
		if row.Theme.Status == codebook.Retired {
			continue // among what needs a decision
		}
		j := rowJSON{Theme: row.Theme.ID, Name: row.Theme.Name, Depth: row.Theme.Depth()}
		for i := range table.Groups {
			share := table.Share(row, i)
			cell := cellJSON{Codings: row.Counts[i].Codings, K: share.K, N: share.N}
			if p, ok := share.Percent(); ok {
				cell.Percent = &p
			}
			j.Cells = append(j.Cells, cell)
		}
		out.Rows = append(out.Rows, j)
	}
	return out, nil
}
