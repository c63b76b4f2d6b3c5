package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// A drawn study has up to five participants, with several services each, in
// up to four documents.
func drawStudy(t *rapid.T, outer testing.TB) *Study {
	s := &Study{Book: book(outer, bookText), Coders: []string{"ash", "bo"}, Roster: &corpus.Roster{Columns: []string{"role", "service"}}}
	roles := []string{"", "lead", "client", "Client"}
	services := []string{"", "hub", "float", "hub;float", "Hub; float ;hub"}
	for i := range rapid.IntRange(0, 4).Draw(t, "roster") {
		s.Roster.Participants = append(s.Roster.Participants, corpus.Participant{ID: fmt.Sprintf("P%d", i+1), Attributes: map[string]string{
			"role":    rapid.SampledFrom(roles).Draw(t, "role"),
			"service": rapid.SampledFrom(services).Draw(t, "service"),
		}})
	}
	speaker := rapid.SampledFrom([]string{"P1", "P2", "P3", "P5", "I", "O", "#"})
	for i := range rapid.IntRange(1, 4).Draw(t, "documents") {
		turns := rapid.SliceOfN(speaker, 0, 6).Draw(t, "turns")
		s.Documents = append(s.Documents, transcript(fmt.Sprintf("T%d", i+1), rapid.SampledFrom([]string{"", "2018", "2019"}).Draw(t, "cycle"), turns...))
	}
	for i := range rapid.IntRange(0, 14).Draw(t, "records") {
		d := rapid.IntRange(0, len(s.Documents)-1).Draw(t, "document")
		end := 10 * len(s.Documents[d].Turns)
		if end == 0 {
			continue
		}
		start := rapid.IntRange(0, end-1).Draw(t, "start")
		stop := rapid.IntRange(start+1, min(end, start+25)).Draw(t, "end")
		s.Records = append(s.Records, coding.Record{
			ID: fmt.Sprint(i), Document: d, Span: corpus.Span{Start: start, End: stop}, FirstTurn: start / 10, LastTurn: (stop + 9) / 10,
			Theme: rapid.SampledFrom([]string{"elephant", "tone", "authenticity", "good-enough"}).Draw(t, "theme"),
			Coder: rapid.SampledFrom([]string{"ash", "bo"}).Draw(t, "coder"),
		})
	}
	return s
}

func drawOptions(t *rapid.T, outer testing.TB) FrequencyOptions {
	conditions := []string{"", "role:client", "NOT role:client", "service:hub cycle:2019", "role:lead OR document:T2", "theme:elephant", "theme:tone OR theme:good-enough",
		"NOT theme:tone participant:P1", "coder:ash role:client", "speaker:P2", "service:h*", "NOT (service:hub OR cycle:2018)"}
	return FrequencyOptions{
		Where:     where(outer, rapid.SampledFrom(conditions).Draw(t, "where")),
		By:        rapid.SampledFrom([]string{"", "service", "role", "cycle"}).Draw(t, "by"),
		Own:       rapid.Bool().Draw(t, "own"),
		AllSpeech: rapid.Bool().Draw(t, "all speech"),
	}
}

// naive counts one theme ("" is any) in one group by asking every turn of
// every document about every coding, with nothing in common with the counting
// under test but the study.
func naive(s *Study, o FrequencyOptions, theme, group string, all bool) (got, size Count) {
	who := map[string]bool{}
	everyone := map[string]bool{}
	clusters := map[int]int{} // union of overlapping codings, as a representative each
	find := func(i int) int {
		for clusters[i] != i {
			i = clusters[i]
		}
		return i
	}
	for i := range s.Records {
		clusters[i] = i
	}
	for i, a := range s.Records {
		for j, b := range s.Records[:i] {
			if a.Document == b.Document && a.Coder == b.Coder && a.Theme == b.Theme && a.Span.Overlaps(b.Span) {
				clusters[find(i)] = find(j)
			}
		}
	}
	codings := map[int]bool{}
	for d, doc := range s.Documents {
		docCounts, docThere := false, false
		for n, voice := range doc.Turns {
			attributes := map[string][]string{"document": {doc.ID}, "cycle": {doc.Cycle}}
			if doc.Cycle == "" {
				attributes["cycle"] = nil
			}
			id, kind := "", corpus.OtherSpeech
			if voice >= 0 {
				id, kind = doc.Speakers[voice].Participant, doc.Speakers[voice].Kind
				attributes["speaker"] = []string{string(kind), doc.Speakers[voice].Label}
			}
			if id != "" {
				attributes["participant"] = []string{id}
			}
			if s.Roster != nil {
				if p, ok := s.Roster.Find(id); ok {
					attributes["role"], attributes["service"] = p.Values("role"), p.Values("service")
				}
			}
			if kind != corpus.ParticipantSpeech && !o.AllSpeech || !meets(o.Where, attributes, nil) {
				continue
			}
			if values := attributes[o.By]; !all && !slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, group) }) && !(group == "" && len(values) == 0) {
				continue
			}
			docThere = true
			size.Segments++
			if id != "" {
				everyone[id] = true
			}
			counts := false
			for i, r := range s.Records {
				t, _ := s.Book.Find(r.Theme)
				within := t.ID == theme || theme == "" || !o.Own && t.Parent != nil && t.Parent.ID == theme
				if r.Document == d && n >= r.FirstTurn && n < r.LastTurn && within && meets(o.Where, attributes, &r) {
					counts = true
					codings[find(i)] = true
				}
			}
			if counts {
				docCounts = true
				got.Segments++
				if id != "" {
					who[id] = true
				}
			}
		}
		if docCounts {
			got.Documents++
		}
		if docThere {
			size.Documents++
		}
	}
	got.Codings, got.Participants, size.Participants = len(codings), len(who), len(everyone)
	return got, size
}

// meets answers a condition about a turn, or about a coding on it; without a
// coding what asks for themes is passed over.
func meets(n query.Node, attributes map[string][]string, r *coding.Record) bool {
	switch n := n.(type) {
	case query.And:
		for _, p := range n {
			if !meets(p, attributes, r) {
				return false
			}
		}
		return true
	case query.Or:
		for _, p := range n {
			if meets(p, attributes, r) {
				return true
			}
		}
		return false
	case query.Not:
		if f, ok := n.Node.(query.Field); ok && f.Name == "theme" && r == nil {
			return true
		}
		return !meets(n.Node, attributes, r)
	case query.Field:
		if n.Name == "coder" {
			return r == nil || r.Coder == n.Value
		}
		if n.Name == "theme" {
			return r == nil || r.Theme == n.Value || n.Value == "elephant" && (r.Theme == "tone" || r.Theme == "authenticity")
		}
		for _, v := range attributes[n.Name] {
			if strings.EqualFold(v, n.Value) || n.Prefix && strings.HasPrefix(strings.ToLower(v), n.Value) {
				return true
			}
		}
	}
	return false
}

func TestAgainstCountingByHand(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, o := drawStudy(r, t), drawOptions(r, t)
		table, err := Frequencies(s, o)
		if err != nil {
			r.Fatal(err)
		}
		for g, group := range table.Groups {
			any, size := naive(s, o, "", group.Value, g == 0)
			size.Codings = any.Codings
			if diff := cmp.Diff(size, group.Size); diff != "" {
				r.Fatalf("group %q: size: %s", group.Value, diff)
			}
			if diff := cmp.Diff(any, table.Any[g]); diff != "" {
				r.Fatalf("group %q: any theme: %s", group.Value, diff)
			}
			for _, row := range table.Rows {
				want, _ := naive(s, o, row.Theme.ID, group.Value, g == 0)
				if diff := cmp.Diff(want, row.Counts[g]); diff != "" {
					r.Fatalf("group %q, %s: %s", group.Value, row.Theme.ID, diff)
				}
			}
		}
	})
}

func TestPropertiesOfEveryTable(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, o := drawStudy(r, t), drawOptions(r, t)
		o.Own = false
		rolled := frequencies(t, s, o)
		o.Own = true
		own := frequencies(t, s, o)
		for i, row := range rolled.Rows {
			for g, group := range rolled.Groups {
				for _, u := range Units() {
					k, n := row.Counts[g].Of(u), group.Size.Of(u)
					if k > n {
						r.Fatalf("%s: %d of %d %s", row.Theme.ID, k, n, u)
					}
					if less := own.Rows[i].Counts[g].Of(u); k < less {
						r.Fatalf("%s: %d %s with sub-themes, %d without", row.Theme.ID, k, u, less)
					}
				}
			}
		}
		if o.By != "" {
			sum := 0
			for _, g := range rolled.Groups[1:] {
				sum += g.Size.Participants
			}
			if n := rolled.Groups[0].Size.Participants; sum < n {
				r.Fatalf("the groups have %d participants, everyone is %d", sum, n)
			}
		}
		s.Records = rapid.Permutation(s.Records).Draw(r, "order")
		if diff := cmp.Diff(own, frequencies(t, s, o)); diff != "" {
			r.Fatalf("the order of records matters: %s", diff)
		}
		slices.Reverse(s.Documents)
		for i := range s.Records {
			s.Records[i].Document = len(s.Documents) - 1 - s.Records[i].Document
		}
		if diff := cmp.Diff(own, frequencies(t, s, o)); diff != "" {
			r.Fatalf("the order of documents matters: %s", diff)
		}
	})
}
