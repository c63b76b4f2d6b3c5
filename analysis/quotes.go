package analysis

import (
	"cmp"
	"slices"
	"sort"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// A QuoteOptions says which codings to list.
type QuoteOptions struct {
	Themes    []string   // ids or names; none is all. Sub-themes come with their parent
	Where     query.Node // as for Frequencies
	Own       bool       // leave sub-themes out
	AllSpeech bool       // also codings in which no participant speaks
	Coder     string     // this coder's codings only
	// Every lists each coding as it was made. Otherwise a coding whose span
	// lies within another's of the same theme is folded into it, whoever made
	// the two.
	Every bool
}

// A QuoteList is codings by theme.
type QuoteList struct {
	Themes    []ThemeQuotes // in codebook order
	AllSpeech bool          // as in Table
	Warnings  []string      // as in Table
}

// ThemeQuotes are the codings of one theme itself; those of its sub-themes
// stand under these. A theme without codings is there if it was asked for or
// has sub-themes with some.
type ThemeQuotes struct {
	Theme *codebook.Theme
	Depth int // levels below the topmost theme listed
	Picks []Pick
}

// A Pick is a coding to quote.
type Pick struct {
	Record int   // index into Study.Records
	Folded []int // indexes of the records folded into it
}

// Quotes lists codings by theme, within a theme by document in natural order,
// then by position, the longer first. A coding is listed if one of its turns
// is in scope; the turns around it in the same coding come along. Codings with
// words of somebody who has withdrawn are not listed.
func Quotes(s *Study, o QuoteOptions) (*QuoteList, error) {
	c, err := newCast(s)
	if err != nil {
		return nil, err
	}
	if o.Coder != "" {
		if err := c.needCoder(o.Coder, false); err != nil {
			return nil, err
		}
	}
	themes := indexThemes(s.Book)
	w, err := split(c, themes, o.Where)
	if err != nil {
		return nil, err
	}
	asked, err := askedThemes(themes, o.Themes)
	if err != nil {
		return nil, err
	}
	listed := make([]bool, len(themes.all))
	for i := range themes.all {
		p := themes.parent[i]
		listed[i] = asked[i] || !o.Own && p != themes.any() && listed[p]
	}
	sc := scopeOf(w, o.AllSpeech, "", nil)
	picks := pickRecords(w, sc, listed, o.Coder)

	keep := make([]bool, len(themes.all))
	for i := len(keep) - 1; i >= 0; i-- {
		keep[i] = keep[i] || len(picks[i]) > 0 || asked[i] && len(o.Themes) > 0
		if p := themes.parent[i]; keep[i] && p != themes.any() && listed[p] {
			keep[p] = true
		}
	}
	list := &QuoteList{AllSpeech: sc.others, Warnings: w.warnings()}
	ids := documentOrder(s)
	depth := make([]int, len(themes.all))
	for i, theme := range themes.all {
		if p := themes.parent[i]; p != themes.any() && listed[p] {
			depth[i] = depth[p] + 1
		}
		if keep[i] {
			list.Themes = append(list.Themes, ThemeQuotes{theme, depth[i], arrange(s, picks[i], ids, o.Every)})
		}
	}
	return list, nil
}

func askedThemes(x themeIndex, names []string) ([]bool, error) {
	asked := make([]bool, len(x.all))
	for _, name := range names {
		t, err := x.book.Need(name)
		if err != nil {
			return nil, err
		}
		asked[x.number[t.ID]] = true
	}
	if len(names) == 0 {
		for i := range asked {
			asked[i] = true
		}
	}
	return asked, nil
}

// pickRecords gives the records in scope of each listed theme.
func pickRecords(w *conditions, s *scope, listed []bool, coder string) [][]int {
	study := w.cast.study
	pick := newPicker(w, coder)
	out := make([][]int, len(listed))
	for i := range study.Records {
		r := &study.Records[i]
		m, ok := pick.mark(r)
		if !ok || !listed[m.theme] {
			continue
		}
		in, gone := false, false
		for turn := m.first; turn < m.last; turn++ {
			v := w.cast.voiceOf(r.Document, study.Documents[r.Document].Turns[turn])
			in, gone = in || s.in[v], gone || w.cast.voices[v].gone
		}
		if in && !gone { // who has withdrawn is quoted in nobody's company
			out[m.theme] = append(out[m.theme], i)
		}
	}
	return out
}

// documentOrder gives the rank of each document in natural order of ids.
func documentOrder(s *Study) []int {
	order := make([]int, len(s.Documents))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return corpus.NaturalLess(s.Documents[order[i]].ID, s.Documents[order[j]].ID)
	})
	rank := make([]int, len(order))
	for at, d := range order {
		rank[d] = at
	}
	return rank
}

// arrange orders one theme's records and folds those that lie within another.
func arrange(s *Study, records []int, rank []int, every bool) []Pick {
	slices.SortFunc(records, func(i, j int) int {
		a, b := &s.Records[i], &s.Records[j]
		return cmp.Or(cmp.Compare(rank[a.Document], rank[b.Document]), cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.Coder, b.Coder), cmp.Compare(a.ID, b.ID))
	})
	var out []Pick
	var last *coding.Record
	for _, i := range records {
		r := &s.Records[i]
		// In this order whatever contains r begins no later and ends the furthest.
		if !every && last != nil && last.Document == r.Document && r.Span.End <= last.Span.End {
			out[len(out)-1].Folded = append(out[len(out)-1].Folded, i)
			continue
		}
		out = append(out, Pick{Record: i})
		last = r
	}
	return out
}
