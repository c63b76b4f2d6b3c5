package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/project"
)

// BenchmarkAmend brings the index up to date after one new coding, against a
// bare Bleve that is told which document it was: open, one batch, close.
func BenchmarkAmend(b *testing.B) {
	const rounds = 15
	for _, n := range sizes {
		var bare []sample
		within := func(c comparison) []aim {
			if n != 400 {
				return nil
			}
			return []aim{{"under 50 ms", c.own.Wall < 50*time.Millisecond}}
		}
		b.Run("in process/"+sizeName(n), func(b *testing.B) {
			dir := studyOf(b, n)
			upToDate(b, dir)
			if _, err := os.Stat(bareOf(n)); err != nil {
				ask(b, nil, "bare", dir, bareOf(n))
			}
			var got amended
			ask(b, &got, "amend", dir, bareOf(n), strconv.Itoa(rounds))
			bare = got.Bare
			c := comparisonOf(got.Own, got.Bare)
			report(b, row{what: "one new coding, in process", interviews: n, against: "bare Bleve", comparison: c, aims: within(c)})
		})
		b.Run("whole process/"+sizeName(n), func(b *testing.B) {
			if bare == nil {
				b.Skip("the reference is measured by \"in process\"")
			}
			dir := studyOf(b, n)
			whole := verb(b, dir, "index")
			var owns []sample
			for i := range rounds {
				if _, err := addCoding(dir, (rounds+1+i)%n); err != nil {
					b.Fatal(err)
				}
				owns = append(owns, whole())
			}
			c := comparisonOf(owns, bare)
			report(b, row{what: "one new coding, whole process", interviews: n, against: "bare Bleve", comparison: c, aims: within(c)})
		})
	}
}

type amended struct{ Own, Bare []sample }

// childAmend adds a coding to one document after the other and measures what
// the index makes of each.
func childAmend(args []string) error {
	dir, bare := args[0], args[1]
	rounds, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	s, err := project.Open(dir)
	if err != nil {
		return err
	}
	roster, err := s.Roster()
	if err != nil {
		return err
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		return err
	}
	ctx := context.Background()
	x := index.Open(s.IndexDir(), 0)
	defer x.Close()
	var got amended
	for i := range rounds + 1 {
		id, err := addCoding(dir, i%len(ids))
		if err != nil {
			return err
		}
		watch := startWatch()
		r, err := x.Sync(ctx, source{s, roster}, nil)
		own := watch.stop()
		if err != nil {
			return err
		}
		if r.Updated != 1 || r.Rebuilt {
			return fmt.Errorf("one new coding: %+v", r)
		}
		m, err := s.Material(ctx, id)
		if err != nil {
			return err
		}
		watch = startWatch()
		if err := amendBare(bare, m, roster); err != nil {
			return err
		}
		if i > 0 { // the first is to warm up
			got.Own, got.Bare = append(got.Own, own), append(got.Bare, watch.stop())
		}
	}
	return tell(got)
}

func amendBare(path string, m *project.Material, roster *corpus.Roster) error {
	x, err := bleve.Open(path)
	if err != nil {
		return err
	}
	batch := x.NewBatch()
	for _, d := range bareDocuments(m, roster) {
		if err := batch.Index(d.id, d.fields); err != nil {
			return err
		}
	}
	if err := x.Batch(batch); err != nil {
		return err
	}
	return x.Close()
}

// addCoding appends a coding to a journal of document i, from 0.
func addCoding(dir string, i int) (document string, err error) {
	s, err := project.Open(dir)
	if err != nil {
		return "", err
	}
	d, err := s.Document(documentID(i))
	if err != nil {
		return "", err
	}
	now := time.Now()
	var key [32]byte
	copy(key[:], now.String())
	id := coding.NewID(now, rand.NewChaCha8(key))
	anchor := d.AnchorOf(d.Turns[1].Words)
	unlock, err := s.Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	_, err = s.Journals().Append(context.Background(), coding.Journal{Document: d.ID, Coder: coders[0]}, coding.AnyRevision,
		coding.Event{ID: id, Op: coding.Add, At: now.UTC(), Coder: coders[0], Coding: id, Theme: themeID(3), Anchor: &anchor})
	return d.ID, err
}

// A source shows a study to the index, as the index verb does.
type source struct {
	study  *project.Study
	roster *corpus.Roster
}

func (s source) Fingerprints(ctx context.Context) (index.Fingerprints, error) {
	people, err := s.study.RosterFingerprint()
	if err != nil {
		return index.Fingerprints{}, err
	}
	documents, err := s.study.Fingerprints(ctx)
	return index.Fingerprints{Documents: documents, People: people}, err
}

func (s source) Attributes(context.Context) (map[string]map[string][]string, error) {
	all := map[string]map[string][]string{}
	for _, p := range s.roster.Participants {
		all[p.ID] = attributesOf(p)
	}
	return all, nil
}

func attributesOf(p corpus.Participant) map[string][]string {
	values := map[string][]string{}
	for name := range p.Attributes {
		values[name] = p.Values(name)
	}
	return values
}

func (s source) Entry(ctx context.Context, id string) (index.Entry, error) {
	m, err := s.study.Material(ctx, id)
	if err != nil {
		return index.Entry{}, err
	}
	e := index.Entry{Document: m.Document, Attributes: map[string]map[string][]string{}}
	for _, c := range m.Placed {
		e.Codings = append(e.Codings, index.Coding{Theme: c.Theme, Coder: c.Coder, Span: c.Span})
	}
	for _, pid := range m.Document.Participants {
		if p, ok := s.roster.Find(pid); ok {
			e.Attributes[pid] = attributesOf(p)
		}
	}
	return e, nil
}
