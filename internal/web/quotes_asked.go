package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/internal/whole"
	"github.com/mitten-qda/mitten/query"
)

// A quoteAsk says which quotes a page wants, and in which order.
type quoteAsk struct {
	theme, role, cycle, coder, text, order string
	own                                    bool
}

func quotesAsked(r *http.Request) quoteAsk {
	v := r.URL.Query()
	return quoteAsk{
		theme: v.Get("theme"), role: v.Get("role"), cycle: v.Get("cycle"), coder: v.Get("coder"),
		text: strings.ToLower(strings.TrimSpace(v.Get("text"))), order: v.Get("order"), own: isSet(r, "own"),
	}
}

// where is the condition of role and cycle, nil for everything.
func (a quoteAsk) where() query.Node {
	var parts query.And
	if a.role != "" {
		parts = append(parts, query.Field{Name: "role", Value: a.role})
	}
	if a.cycle != "" {
		parts = append(parts, query.Field{Name: "cycle", Value: a.cycle})
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return parts
}

// A collection is the quotes chosen last: looking for words among them, in another
// order, does not choose them anew.
type collection struct {
	mu sync.Mutex
	of *whole.Whole
	chosen
}

// chosen is quotes as an export has them, and each beside its place.
type chosen struct {
	ask    quoteAsk
	set    *export.QuoteSet
	notes  export.QuoteNotes
	quotes []quoteJSON
}

// collect gives the quotes that are asked for, but for words and order.
func (s *Server) collect(w *whole.Whole, a quoteAsk) (chosen, error) {
	a.text, a.order = "", ""
	c := &s.quotes
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == w && c.ask == a {
		return c.chosen, nil
	}
	set, notes, err := s.chooseQuotes(w, a)
	if err != nil {
		return chosen{}, err
	}
	c.of, c.chosen = w, chosen{a, set, notes, quotesOf(w, set, notes)}
	return c.chosen, nil
}

// chooseQuotes chooses the quotes as an export does.
func (s *Server) chooseQuotes(w *whole.Whole, a quoteAsk) (*export.QuoteSet, export.QuoteNotes, error) {
	var names []analysis.Attribution
	for _, template := range s.study.Config.Attributions() {
		name, err := analysis.ParseAttribution(template, w.Counted.Roster.Columns)
		if err != nil {
			return nil, export.QuoteNotes{}, err
		}
		names = append(names, name)
	}
	set, notes, err := export.CollectQuotes(w.Counted, export.QuoteRequest{
		Select:      analysis.QuoteOptions{Themes: []string{a.theme}, Where: a.where(), Own: a.own, Coder: a.coder},
		Attribution: names[0], General: names[1:], K: s.study.Config.K(), PercentFrom: s.study.Config.PercentFrom(), Text: w.Document,
	})
	if errors.Is(err, export.ErrTooFew) {
		return nil, notes, refused(http.StatusForbidden, err)
	}
	if err != nil {
		return nil, notes, refused(http.StatusBadRequest, err)
	}
	return set, notes, nil
}

// sift leaves the quotes with the text that is looked for, in the order asked for.
func (a quoteAsk) sift(quotes []quoteJSON) []quoteJSON {
	quotes = slices.Clone(quotes)
	if a.text != "" {
		quotes = slices.DeleteFunc(quotes, func(q quoteJSON) bool {
			return !strings.Contains(strings.ToLower(q.Text+"\n"+q.Memo), a.text)
		})
	}
	switch a.order {
	case "role":
		slices.SortStableFunc(quotes, byRole)
	case "length":
		slices.SortStableFunc(quotes, byLength)
	}
	return quotes
}

// command is what prints the same at the command line, but for text and order,
// which an export does not have.
func (a quoteAsk) command() string {
	parts := []string{"mitten export quotes --theme " + shellQuoted(a.theme)}
	if where := a.where(); where != nil {
		parts = append(parts, "--where "+shellQuoted(where.String()))
	}
	if a.coder != "" {
		parts = append(parts, "--coder "+shellQuoted(a.coder))
	}
	if a.own {
		parts = append(parts, "--own")
	}
	return strings.Join(parts, " ")
}

// shellQuoted writes a word for a shell.
func shellQuoted(s string) string {
	if strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	}) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
