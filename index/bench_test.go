package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/apostrophe"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/query"
)

// generated makes n interviews of about 6,000 words (34 kB) in 160 turns, with
// 60 codings each, from a vocabulary of 20,000 words used as unevenly as words are.
func generated(t testing.TB, n int) *study {
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.1, 4, 19999)
	vocabulary := make([]string, 20000)
	const letters = "etaoinshrdlucmfwypvbgk"
	for i := range vocabulary {
		var b strings.Builder
		for k := 0; k < 2+i%3+len(fmt.Sprint(i)); k++ {
			b.WriteByte(letters[rnd.IntN(len(letters))])
		}
		vocabulary[i] = b.String()
	}
	s := newStudy()
	for i := range n {
		var turns []string
		for k := range 160 {
			words := make([]string, 0, 64)
			length := 12
			if k%2 == 1 {
				length = 62
			}
			for range length {
				words = append(words, vocabulary[zipf.Uint64()])
			}
			if i%40 == 7 && k == 81 {
				words = append(words, "naming the elephant in the room")
			}
			turns = append(turns, []string{"I: ", fmt.Sprintf("P%d: ", i)}[k%2]+strings.Join(words, " "))
		}
		d := interview(t, fmt.Sprintf("T%04d", i), fmt.Sprintf("P%d", i), turns...)
		e := Entry{Document: d, Attributes: map[string]map[string][]string{fmt.Sprintf("P%d", i): {"role": {"Pod Leader"}}}}
		for k := range 60 {
			e.Codings = append(e.Codings, Coding{fmt.Sprintf("theme-%d", k%25), "ann", d.Turns[1+2*k].Words})
		}
		s.put(e)
	}
	return s
}

const benchInterviews = 400

func (s *study) bytes() (n int64) {
	for _, e := range s.entries {
		n += int64(len(e.Document.Text))
	}
	return n
}

// BenchmarkBuild measures a first sync; the metric "of-bare" is its throughput
// divided by that of bareBuild in the same run.
func BenchmarkBuild(b *testing.B) {
	s := generated(b, benchInterviews)
	b.SetBytes(s.bytes())
	var own, bare time.Duration
	for b.Loop() {
		start := time.Now()
		x := Open(b.TempDir(), 0)
		if _, err := x.Sync(context.Background(), s, nil); err != nil {
			b.Fatal(err)
		}
		own += time.Since(start)
		b.StopTimer()
		start = time.Now()
		bareBuild(b, s)
		bare += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(bare.Seconds()/own.Seconds(), "of-bare")
}

// bareBuild is what one would write with Bleve alone: the same fields by a
// static mapping, batches of 1,000, one goroutine for each core.
func bareBuild(b *testing.B, s *study) {
	m := mapping.NewIndexMapping()
	check := func(err error) {
		if err != nil {
			b.Error(err)
		}
	}
	filters := []string{lowercase.Name, apostrophe.Name}
	check(m.AddCustomAnalyzer("exact", map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": filters}))
	check(m.AddCustomAnalyzer("stem", map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": append(filters, en.SnowballStemmerName)}))
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	for _, name := range []string{"exact", "stem", "place", "said", "attribute", "coder", "cycle", "document", "kind", "participant", "speaker", "theme"} {
		f := mapping.NewKeywordFieldMapping()
		if name == "exact" || name == "stem" {
			f = mapping.NewTextFieldMapping()
			f.Analyzer = name
			f.IncludeTermVectors = name == "exact"
		}
		f.Store, f.IncludeInAll, f.DocValues = false, false, name == "place"
		f.SkipFreqNorm = f.Analyzer == "keyword"
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	x, err := bleve.New(b.TempDir()+"/bare", m)
	check(err)
	entries := make(chan Entry)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			batch := x.NewBatch()
			for e := range entries {
				for i, seg := range Segments(e.Document) {
					t := e.Document.Turns[seg.turn]
					words := e.Document.Slice(seg.Span)
					doc := map[string]any{"exact": words, "stem": words, "place": key(e.Document.ID, i), "document": e.Document.ID,
						"said": string(e.Document.KindOf(t)), "cycle": e.Document.Cycle, "kind": e.Document.Kind,
						"participant": e.Document.ParticipantOf(t), "speaker": []string{e.Document.LabelOf(t), string(e.Document.KindOf(t))}}
					var themes []string
					for _, c := range e.Codings {
						if c.Span.Overlaps(seg.Span) {
							themes = append(themes, c.Theme)
						}
					}
					if themes != nil {
						doc["theme"], doc["coder"], doc["attribute"] = themes, "ann", "role=pod leader"
					}
					check(batch.Index(key(e.Document.ID, i), doc))
					if batch.Size() >= 1000 {
						check(x.Batch(batch))
						batch.Reset()
					}
				}
			}
			check(x.Batch(batch))
		})
	}
	for _, e := range s.entries {
		entries <- e
	}
	close(entries)
	wg.Wait()
	check(x.Close())
}

// BenchmarkSyncOneCoding measures what one new coding costs: looking for
// changes, indexing the document again, writing to disk.
func BenchmarkSyncOneCoding(b *testing.B) {
	s, x := built(b)
	for i := 0; b.Loop(); i++ {
		e := s.entries[fmt.Sprintf("T%04d", i%benchInterviews)]
		e.Codings = append(e.Codings, Coding{"new", "ann", corpus.Span{Start: 10, End: 40}})
		s.put(e)
		r, err := x.Sync(context.Background(), s, nil)
		if err != nil || r.Updated != 1 {
			b.Fatal(r, err)
		}
	}
}

// BenchmarkSearchPhrase measures a search from closed files: the check that the
// index is up to date, opening, the phrase, the marks of its hits.
func BenchmarkSearchPhrase(b *testing.B) {
	s, x := built(b)
	n, err := query.Parse(`"naming the elephant"`)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := x.Search(context.Background(), s, n, Options{Limit: 20})
		if err != nil || r.Total != benchInterviews/40 {
			b.Fatal(r, err)
		}
		for _, h := range r.Hits {
			if _, m, err := r.Passage(s.entries[h.Document].Document, h); err != nil || len(m) != 1 {
				b.Fatal(m, err)
			}
		}
	}
}

func built(b *testing.B) (*study, *Index) {
	s := generated(b, benchInterviews)
	x := Open(b.TempDir(), 0)
	if _, err := x.Sync(context.Background(), s, nil); err != nil {
		b.Fatal(err)
	}
	return s, x
}
