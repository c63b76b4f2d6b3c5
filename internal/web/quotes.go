package web

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/internal/whole"
)

// quotesJSON is what GET /api/quotes gives. Text and attribution are those of an
// export; where a quote stands is for this page alone.
type quotesJSON struct {
	Themes       []themeQuotes `json:"themes"` // every theme that is in use or has quotes, in codebook order
	Theme        string        `json:"theme"`  // whose quotes these are; empty where none was asked for
	Name         string        `json:"name"`
	Definition   string        `json:"definition,omitempty"`
	Participants int           `json:"participants"` // who spoke of it
	N            int           `json:"n"`            // out of how many
	Total        int           `json:"total"`
	Quotes       []quoteJSON   `json:"quotes"`
	Roles        []string      `json:"roles"`
	Cycles       []string      `json:"cycles"`
	Coders       []string      `json:"coders"`
	Notes        []string      `json:"notes"`
}

// themeQuotes counts a theme's codings with those of its sub-themes.
type themeQuotes struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Depth int    `json:"depth"`
	Count int    `json:"count"`
}

type quoteJSON struct {
	Coding      string `json:"coding"`
	Theme       string `json:"theme"`
	ThemeName   string `json:"theme_name"`
	Document    string `json:"document"`
	Turn        int    `json:"turn"`
	Start       int    `json:"start"` // code points of the document's text
	Text        string `json:"text"`
	Attribution string `json:"attribution"`
	Coder       string `json:"coder"`
	Memo        string `json:"memo,omitempty"`
}

// getQuotes answers ?theme=, with own=, role=, cycle=, coder=, text=, order=
// (document, role or length) and limit=.
func (s *Server) getQuotes(r *http.Request) (any, error) {
	w, err := s.seen(r)
	if err != nil {
		return nil, err
	}
	out := quotesJSON{Themes: themesWithQuotes(w), Quotes: []quoteJSON{}, Notes: []string{}}
	out.Roles, out.Cycles, out.Coders = choices(w)
	ask := quotesAsked(r)
	if ask.theme == "" {
		return out, nil
	}
	c, err := s.collect(w, ask)
	if err != nil {
		return nil, err
	}
	out.Notes = append(out.Notes, c.notes.Warnings...)
	for _, consent := range slices.Sorted(maps.Keys(c.notes.Withheld)) {
		out.Notes = append(out.Notes, fmt.Sprintf("%d left out: consent in participants.csv is %q", c.notes.Withheld[consent], consent))
	}
	if len(c.set.Themes) > 0 {
		first := c.set.Themes[0]
		out.Theme, out.Name, out.Definition, out.Participants, out.N = first.ID, first.Name, first.Definition, first.Participants, first.N
	}
	quotes := ask.sift(c.quotes)
	out.Total = len(quotes)
	out.Quotes = append(out.Quotes, quotes[:min(len(quotes), limitOf(r))]...)
	return out, nil
}

// previewJSON is what `mitten export quotes` prints for what the page shows.
type previewJSON struct {
	Command string `json:"command"`
	Text    string `json:"text"`
	Refused string `json:"refused,omitempty"` // why the export would be
}

func (s *Server) previewQuotes(r *http.Request) (any, error) {
	w, err := s.seen(r)
	if err != nil {
		return nil, err
	}
	ask := quotesAsked(r)
	if ask.theme == "" {
		return nil, refused(http.StatusBadRequest, errors.New("choose a theme first"))
	}
	c, err := s.collect(w, ask)
	if err != nil {
		return nil, err
	}
	out := previewJSON{Command: ask.command()}
	var b strings.Builder
	if err := export.WriteQuotes(&b, c.set, export.Markdown); err != nil {
		return nil, err
	}
	if s.guard != nil {
		if err := s.guard(b.String()); err != nil {
			out.Refused = hidden(r, err.Error())
			return out, nil
		}
	}
	out.Text = b.String()
	return out, nil
}

// quotesOf puts each quote beside its place, in the order of the study.
func quotesOf(w *whole.Whole, set *export.QuoteSet, notes export.QuoteNotes) []quoteJSON {
	var out []quoteJSON
	memos := map[string]string{}
	read := map[int]bool{}
	for i, theme := range set.Themes {
		for j, q := range theme.Quotes {
			record := w.Counted.Records[notes.Records[i][j]]
			if !read[record.Document] {
				read[record.Document] = true
				noteMemos(memos, w.Placed[record.Document])
			}
			d := w.Documents[record.Document]
			out = append(out, quoteJSON{
				Coding: record.ID, Theme: theme.ID, ThemeName: theme.Name, Document: d.ID, Turn: record.FirstTurn + 1,
				Start: d.Pos().PointAt(record.Span.Start), Text: q.Text, Attribution: q.Attribution, Coder: record.Coder, Memo: memos[record.ID],
			})
		}
	}
	slices.SortStableFunc(out, byPlace)
	return out
}

func noteMemos(memos map[string]string, placed []coding.Placed) {
	for _, c := range placed {
		if c.Memo != "" {
			memos[c.ID] = c.Memo
		}
	}
}

// themesWithQuotes lists the themes to choose from.
func themesWithQuotes(w *whole.Whole) []themeQuotes {
	own := map[string]int{}
	for _, r := range w.Counted.Records {
		own[r.Theme]++
	}
	out := []themeQuotes{}
	for _, t := range w.Counted.Book.All() {
		row := themeQuotes{ID: t.ID, Name: t.Name, Depth: t.Depth()}
		for _, sub := range t.Branch() {
			row.Count += own[sub.ID]
		}
		if row.Count > 0 || t.Status != "retired" {
			out = append(out, row)
		}
	}
	return out
}

// choices lists what quotes can be narrowed to.
func choices(w *whole.Whole) (roles, cycles, coders []string) {
	r, c, by := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range w.Counted.Roster.Participants {
		for _, role := range p.Values("role") {
			r[role] = true
		}
	}
	for _, d := range w.Counted.Documents {
		c[d.Cycle] = true
	}
	for _, record := range w.Counted.Records {
		by[record.Coder] = true
	}
	delete(c, "")
	natural := func(m map[string]bool) []string {
		return append([]string{}, slices.SortedFunc(maps.Keys(m), corpus.NaturalCompare)...)
	}
	return natural(r), natural(c), natural(by)
}

// byRole orders quotes by attribution; those of one stay in the order of the study.
func byRole(a, b quoteJSON) int { return strings.Compare(a.Attribution, b.Attribution) }

// byPlace orders quotes by document and place.
func byPlace(a, b quoteJSON) int {
	return cmp.Or(corpus.NaturalCompare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Coding, b.Coding))
}

// byLength puts the shortest first.
func byLength(a, b quoteJSON) int { return cmp.Compare(len(a.Text), len(b.Text)) }
