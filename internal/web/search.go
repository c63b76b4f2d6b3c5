package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/hits"
	"github.com/mitten-qda/mitten/internal/whole"
	"github.com/mitten-qda/mitten/query"
)

// foundJSON is what GET /api/search gives. Problem is set, and nothing else, where
// the query cannot be read.
type foundJSON struct {
	Query   string       `json:"query"`
	Total   int          `json:"total"`
	Hits    []foundHit   `json:"hits"` // the best, up to limit
	Facets  facetsJSON   `json:"facets"`
	Notes   []string     `json:"notes,omitempty"` // what is likely misspelt, or not searched
	Problem *problemJSON `json:"problem,omitempty"`
}

// A foundHit is a hit with the hash of the text that it was found in, so that it
// can be coded.
type foundHit struct {
	hits.Hit
	Sum string `json:"text_sha256"`
}

const (
	usualHits = 50
	mostHits  = 1000
)

// search answers ?q=, with limit= and all_speech=. Without a query it brings the
// index up to date, so that the first letter finds it so. It holds no lock of the
// server's: the index has its own, which is not the study's.
func (s *Server) search(r *http.Request) (any, error) {
	text := strings.TrimSpace(r.URL.Query().Get("q"))
	out := foundJSON{Query: text, Hits: []foundHit{}, Facets: noFacets()}
	src := hits.LookAhead(r.Context(), s.study)
	if text == "" {
		if _, err := s.index.Sync(r.Context(), src, nil); err != nil {
			return nil, err
		}
		_, err := s.whole(r.Context())
		return out, err
	}
	q, err := query.Parse(text)
	if err != nil {
		out.Problem = problemOf(r, err)
		return out, nil
	}
	if s.study.Config.Blind && slices.ContainsFunc(query.Fields(q), func(f string) bool { return f == "theme" || f == "coder" }) {
		out.Problem = &problemJSON{Message: "in a blind study the index would tell what others coded", Hints: []string{"leave out theme: and coder: until both have finished; /quotes shows what you may see"}}
		return out, nil
	}
	roster, err := src.Participants()
	if err != nil {
		return nil, err
	}
	book, _ := s.book()
	result, err := s.index.Search(r.Context(), src, q, index.Options{
		AllSpeech: isSet(r, "all_speech"), Book: book, Attributes: roster.Columns,
	})
	if err != nil {
		if out.Problem = problemOf(r, err); out.Problem != nil {
			return out, nil
		}
		return nil, err
	}
	if out.Notes, err = hits.Unmatched(s.study, roster, q); err != nil {
		return nil, err
	}
	for _, skipped := range result.Sync.Skipped {
		out.Notes = append(out.Notes, skipped.Document+" could not be read and is not searched")
	}
	out.Total = result.Total
	return out, s.show(r, &out, result, &hits.Maker{Roster: roster, Book: book, Result: result}, limitOf(r))
}

// show fills in the first hits, and the facets of all. A document that changed
// since it was searched is left out: the next letter finds it again.
func (s *Server) show(r *http.Request, out *foundJSON, result *index.Result, maker *hits.Maker, limit int) error {
	w, err := s.seen(r)
	if err != nil {
		return err
	}
	place := placesOf(w)
	for _, h := range result.Hits[:min(limit, len(result.Hits))] {
		i, ok := place[h.Document]
		if !ok {
			continue
		}
		hit, err := maker.Hit(w.Documents[i], w.Placed[i], h)
		if err != nil {
			continue
		}
		out.Hits = append(out.Hits, foundHit{hit, hashOf(w.Documents[i].Text)})
	}
	out.Facets = s.facets.count(w, place, result.Hits)
	return nil
}

// placesOf gives the index of each document by its id.
func placesOf(w *whole.Whole) map[string]int {
	place := make(map[string]int, len(w.Documents))
	for i, d := range w.Documents {
		place[d.ID] = i
	}
	return place
}

func limitOf(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || n < 0 {
		return usualHits
	}
	return min(n, mostHits)
}

// isSet reads a parameter that is yes or no.
func isSet(r *http.Request, name string) bool {
	v := r.URL.Query().Get(name)
	return v != "" && v != "0" && v != "false"
}

// participantsOf gives the participants of a study by id.
func participantsOf(roster *corpus.Roster) map[string]corpus.Participant {
	all := make(map[string]corpus.Participant, len(roster.Participants))
	for _, p := range roster.Participants {
		all[p.ID] = p
	}
	return all
}
