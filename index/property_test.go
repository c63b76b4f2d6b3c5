package index

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// sameAsFresh checks that x answers as an index built now from nothing does, to
// the last digit of the scores.
func sameAsFresh(t testing.TB, x *Index, s *study, why string) {
	t.Helper()
	if d := differsFromFresh(t, x, s); d != "" {
		t.Errorf("%s: %s", why, d)
	}
}

func differsFromFresh(t testing.TB, x *Index, s *study) string {
	t.Helper()
	st, err := createStore("", len(s.prints))
	if err != nil {
		t.Fatal(err)
	}
	fresh := &Index{memory: st}
	defer fresh.Close()
	for _, q := range []string{"", "of", "good", "listen*", "goof~", "goodz~", `"good enough"`, "good OR enough -who", "theme:x", "speaker:interviewer", "role:lead good"} {
		opt := Options{Attributes: []string{"role"}}
		want, got := ask(t, fresh, s, q, opt), ask(t, x, s, q, opt)
		if d := cmp.Diff(want.Hits, got.Hits); d != "" || want.Total != got.Total {
			return fmt.Sprintf("%q: -fresh +incremental\n%s", q, d)
		} else if brief(got.Sync) != brief(SyncReport{}) {
			return "the index was not in order: " + brief(got.Sync)
		}
	}
	return ""
}

var someWords = []string{"good", "enough", "not", "can't", "can’t", "listening", "listened", "goods", "of", "who", "café"}

func turn(t *rapid.T, speaker string) string {
	words := rapid.SliceOfN(rapid.SampledFrom(someWords), 1, 12).Draw(t, "words")
	return speaker + ": " + strings.Join(words, rapid.SampledFrom([]string{" ", ", ", ". "}).Draw(t, "between"))
}

func randomEntry(rt *rapid.T, t testing.TB, id string) Entry {
	var turns []string
	for range rapid.IntRange(1, 6).Draw(rt, "turns") {
		turns = append(turns, turn(rt, rapid.SampledFrom([]string{"P1", "P1", "I"}).Draw(rt, "speaker")))
	}
	d := interview(t, id, "P1", turns...)
	e := Entry{Document: d}
	for range rapid.IntRange(0, 2).Draw(rt, "codings") {
		at := rapid.IntRange(0, len(d.Text)-1).Draw(rt, "at")
		e.Codings = append(e.Codings, Coding{rapid.SampledFrom([]string{"x", "y"}).Draw(rt, "theme"), "ann", corpus.Span{Start: at, End: at + 1}})
	}
	return e
}

// After any changes, in any portions, the index answers as if built anew.
func TestIncrementalEqualsFresh(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStudy()
		x := Open(t.TempDir(), 0)
		for range rapid.IntRange(1, 5).Draw(rt, "syncs") {
			for range rapid.IntRange(1, 4).Draw(rt, "changes") {
				id := fmt.Sprintf("T%d", rapid.IntRange(1, 4).Draw(rt, "document"))
				switch rapid.IntRange(0, 4).Draw(rt, "kind") {
				case 0:
					s.remove(id)
				case 1:
					s.know(rapid.MapOf(rapid.Just("P1"), rapid.SampledFrom([]string{"lead", "client"})).Draw(rt, "roles"))
				default:
					s.put(randomEntry(rt, t, id))
				}
			}
			mustSync(t, x, s)
		}
		if d := differsFromFresh(t, x, s); d != "" {
			rt.Fatal(d)
		}
	})
}

// What a query finds is what reading every turn finds.
func TestSearchEqualsReading(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStudy()
		for i := range rapid.IntRange(1, 3).Draw(rt, "documents") {
			s.put(randomEntry(rt, t, fmt.Sprintf("T%d", i+1)))
		}
		x := Open(t.TempDir(), 0)
		for range 8 {
			q := randomQuery(rt, 3)
			r := ask(t, x, s, q.String(), Options{AllSpeech: true})
			got := map[string]bool{}
			for _, h := range r.Hits {
				got[fmt.Sprint(h.Document, h.Segment)] = true
			}
			want := map[string]bool{}
			for id, e := range s.entries {
				for i, seg := range Segments(e.Document) {
					if reads(q, newAnalyser().words(nil, e.Document.Slice(seg.Span))) {
						want[fmt.Sprint(id, i)] = true
					}
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				rt.Fatalf("%s: -reading +search\n%s", q, d)
			}
		}
	})
}

func randomQuery(t *rapid.T, depth int) query.Node {
	kind := rapid.IntRange(0, 6).Draw(t, "kind")
	if depth == 0 {
		kind %= 4
	}
	parts := func() (out []query.Node) {
		for range rapid.IntRange(2, 3).Draw(t, "parts") {
			out = append(out, randomQuery(t, depth-1))
		}
		return out
	}
	switch kind {
	case 4:
		return query.Not{Node: randomQuery(t, depth-1)}
	case 5:
		return query.And(parts())
	case 6:
		return query.Or(parts())
	case 3:
		return query.Word{Text: rapid.SampledFrom([]string{"goof", "ood", "cna't", "enoughs", "absent"}).Draw(t, "word"), Fuzzy: 1}
	case 2:
		return query.Word{Text: rapid.SampledFrom([]string{"g", "listen", "CAN", "absent"}).Draw(t, "prefix"), Prefix: true}
	case 1:
		words := rapid.SliceOfN(rapid.SampledFrom(someWords), 1, 3).Draw(t, "phrase")
		return query.Phrase{Text: strings.Join(words, " ")}
	}
	return query.Word{Text: rapid.SampledFrom(append(someWords, "absent", "listens")).Draw(t, "word")}
}

// reads answers q by looking at every word.
func reads(q query.Node, tokens []token) bool {
	any := func(fits func(t token) bool) bool {
		for _, t := range tokens {
			if fits(t) {
				return true
			}
		}
		return false
	}
	switch q := q.(type) {
	case query.And:
		for _, part := range q {
			if !reads(part, tokens) {
				return false
			}
		}
		return true
	case query.Or:
		for _, part := range q {
			if reads(part, tokens) {
				return true
			}
		}
		return false
	case query.Not:
		return !reads(q.Node, tokens)
	case query.Phrase:
		var all, wanted []string
		for _, t := range tokens {
			all = append(all, t.exact)
		}
		for _, t := range newAnalyser().words(nil, q.Text) {
			wanted = append(wanted, t.exact)
		}
		return strings.Contains(" "+strings.Join(all, " ")+" ", " "+strings.Join(wanted, " ")+" ")
	case query.Word:
		w := termOf(q.Text)
		switch {
		case q.Prefix:
			return any(func(t token) bool { return strings.HasPrefix(t.exact, w.exact) })
		case q.Fuzzy > 0:
			return any(func(t token) bool { return oneSlip(w.exact, t.exact) })
		}
		return any(func(t token) bool { return t.stem == w.stem })
	}
	panic(fmt.Sprintf("%T", q))
}

// oneSlip reports whether a and b differ by at most one letter left out, put in,
// changed, or swapped with the next.
func oneSlip(a, b string) bool {
	if a == b {
		return true
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
