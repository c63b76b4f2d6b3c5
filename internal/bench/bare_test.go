package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/apostrophe"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/project"
)

// bareMapping has the fields of mitten's index, static, nothing stored, by
// Bleve's own means.
func bareMapping() (*mapping.IndexMappingImpl, error) {
	m := mapping.NewIndexMapping()
	filters := []string{lowercase.Name, apostrophe.Name}
	err := errors.Join(
		m.AddCustomAnalyzer("exact", map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": filters}),
		m.AddCustomAnalyzer("stem", map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": append(filters, en.SnowballStemmerName)}),
	)
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	for _, name := range []string{"exact", "stem", "place", "said", "attribute", "coder", "cycle", "document", "kind", "participant", "speaker", "theme"} {
		f := mapping.NewKeywordFieldMapping()
		if name == "exact" || name == "stem" {
			f = mapping.NewTextFieldMapping()
			f.Analyzer = name
			f.IncludeTermVectors = name == "exact"
		} else {
			f.SkipFreqNorm = true
		}
		f.Store, f.IncludeInAll, f.DocValues = false, false, name == "place"
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	return m, err
}

// A bareDocument is one turn as Bleve takes it.
type bareDocument struct {
	id     string
	fields map[string]any
}

func bareDocuments(m *project.Material, roster *corpus.Roster) []bareDocument {
	d := m.Document
	segments := index.Segments(d)
	out := make([]bareDocument, 0, len(segments))
	for i, seg := range segments {
		t := d.Turns[seg.Turn-1]
		id := fmt.Sprintf("%s %04d", d.ID, i)
		said, words := string(d.KindOf(t)), d.Slice(seg.Span)
		fields := map[string]any{"exact": words, "stem": words, "place": id, "document": d.ID, "said": said,
			"cycle": d.Cycle, "kind": d.Kind, "speaker": []string{d.LabelOf(t), said}}
		if p, ok := roster.Find(d.ParticipantOf(t)); ok {
			fields["participant"] = p.ID
			var attributes []string
			for name := range p.Attributes {
				for _, value := range p.Values(name) {
					attributes = append(attributes, name+"="+strings.ToLower(value))
				}
			}
			fields["attribute"] = attributes
		}
		var themes, coders []string
		for _, c := range m.Placed {
			if c.Fit != coding.Review && c.Span.Overlaps(seg.Span) {
				themes, coders = append(themes, c.Theme), append(coders, c.Coder)
			}
		}
		if themes != nil {
			fields["theme"], fields["coder"] = themes, coders
		}
		out = append(out, bareDocument{id, fields})
	}
	return out
}

// childBare indexes a study as one would with Bleve alone: batches of 1,000,
// one goroutine for each core. It prints the time of that, documents already
// read and in memory.
func childBare(args []string) error {
	dir, to := args[0], args[1]
	documents, err := readBare(dir)
	if err != nil {
		return err
	}
	m, err := bareMapping()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	runtime.GC()
	watch := startWatch()
	x, err := bleve.New(to, m)
	if err != nil {
		return err
	}
	const batchSize = 1000
	next := make(chan []bareDocument)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			batch := x.NewBatch()
			var err error
			for part := range next {
				for _, d := range part {
					if err == nil {
						err = batch.Index(d.id, d.fields)
					}
					if err == nil && batch.Size() >= batchSize {
						err = x.Batch(batch)
						batch.Reset()
					}
				}
			}
			if err == nil {
				err = x.Batch(batch)
			}
			failed <- err
		})
	}
	for _, part := range documents {
		next <- part
	}
	close(next)
	wait.Wait()
	close(failed)
	errs := []error{x.Close()}
	for err := range failed {
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return tell(watch.stop())
}

func readBare(dir string) ([][]bareDocument, error) {
	s, err := project.Open(dir)
	if err != nil {
		return nil, err
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, err
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, err
	}
	documents := make([][]bareDocument, len(ids))
	return documents, s.Each(context.Background(), ids, func(i int, m *project.Material) error {
		documents[i] = bareDocuments(m, roster)
		return nil
	})
}
