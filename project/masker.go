package project

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrNamesNotHeard says that a transcript has no capital letters, so that names
// in it are hard to find, and that nobody has listed those that were heard.
var ErrNamesNotHeard = errors.New("the speech has no capital letters, so names in it are hard to find")

// A Masker finds what is to go from the transcripts of a study: what the lists
// and the decisions name, and what may identify somebody and was not decided.
type Masker struct {
	plan     *decide.Plan
	replacer *anonymise.Replacer
	layers   detect.Options
	read     sync.Map // by id: documents read already, as long as they are small together

	mu       sync.Mutex
	scanners map[string]*detect.Scanner // by the names heard
}

// NewMasker makes a Masker. It reads how the words of all documents in the vault
// are written. model may be nil: it is slow, and for people who look for names.
func NewMasker(ctx context.Context, v *anonymise.Vault, lists *Lists, model *detect.Model) (*Masker, error) {
	plan := lists.plan()
	replacer, err := anonymise.NewReplacer(plan.People, anonymise.Options{Literals: plan.Literals})
	if err != nil {
		return nil, err
	}
	m := &Masker{plan: plan, replacer: replacer, scanners: map[string]*detect.Scanner{}}
	if m.layers, err = Layers(v); err != nil {
		return nil, err
	}
	m.layers.People, m.layers.Model, m.layers.Known = plan.People, model, &detect.Vocabulary{}
	ids, err := IdentifiableIDs(v)
	if err != nil {
		return nil, err
	}
	room := keptBytes
	return m, eachReadable(ctx, v, ids, func(d *corpus.Document) {
		m.layers.Known.Add(d.Text)
		if room -= len(d.Text); room > 0 {
			m.read.Store(d.ID, d)
		}
	})
}

// keptBytes is how much text of documents is kept in memory rather than decrypted
// and read twice.
const keptBytes = 16 << 20

// identifiable gives a document of the vault, from memory the first time.
func (m *Masker) identifiable(v *anonymise.Vault, id string) (*corpus.Document, error) {
	if d, ok := m.read.LoadAndDelete(id); ok {
		return d.(*corpus.Document), nil
	}
	return v.Identifiable(id)
}

// Plan gives the lists and decisions that m goes by.
func (m *Masker) Plan() *decide.Plan { return m.plan }

// Scan finds what may identify somebody in an identifiable document, with the
// names heard in it.
func (m *Masker) Scan(d *corpus.Document) detect.Result {
	names, _ := m.plan.State().Heard(d.ID)
	return m.scanner(names).Scan(d.Text)
}

func (m *Masker) scanner(heard []string) *detect.Scanner {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := strings.Join(heard, "\n")
	s := m.scanners[key]
	if s == nil {
		opt := m.layers
		opt.Heard = heard
		s = detect.New(opt)
		m.scanners[key] = s
	}
	return s
}

// apply makes the anonymised form of d, and tells which places wait for a
// decision. The error wraps ErrNamesNotHeard where the names heard are needed
// first.
func (m *Masker) apply(d *corpus.Document) (*anonymise.Result, []decide.Waiting, error) {
	found := m.Scan(d)
	if _, listened := m.plan.State().Heard(d.ID); found.Caseless && !listened {
		return nil, nil, fault.New("`mitten anonymise heard "+d.ID+" NAME...` lists them for it, without a document for the whole study; --none where there are none", "%w", ErrNamesNotHeard)
	}
	votes, waiting := m.plan.Votes(d, found.Candidates)
	res, err := m.replacer.ApplyWith(d, votes)
	return res, waiting, err
}

// redo makes the anonymised form of d again, for those who look for somebody's
// words in it; it asks for nothing.
func (m *Masker) redo(d *corpus.Document) (*anonymise.Result, error) {
	votes, _ := m.plan.Votes(d, m.Scan(d).Candidates)
	return m.replacer.ApplyWith(d, votes)
}

// scrubber gives a replacer that takes out of other texts, too, what was
// replaced in d and is in no list.
func (m *Masker) scrubber(d *corpus.Document, res *anonymise.Result) (*anonymise.Replacer, error) {
	var more []anonymise.Literal
	seen := map[string]bool{}
	for _, h := range res.Report.Hits {
		if h.Detector != decide.DecidedVote && h.Detector != decide.UndecidedVote {
			continue
		}
		l := anonymise.Literal{Text: strings.Join(strings.Fields(d.Slice(h.Source)), " "),
			Label: strings.Trim(res.Document.Slice(h.Target), "[]")}
		if !seen[l.Text] && l.Problem() == "" {
			seen[l.Text] = true
			more = append(more, l)
		}
	}
	if len(more) == 0 {
		return m.replacer, nil
	}
	return anonymise.NewReplacer(m.plan.People, anonymise.Options{Literals: append(more, m.plan.Literals...)})
}

// eachReadable reads documents of the vault, a few at a time, and gives them to
// read one by one in no order. One that cannot be read is passed over: whoever
// wants it by its id is told.
func eachReadable(ctx context.Context, v *anonymise.Vault, ids []string, read func(*corpus.Document)) error {
	var mu sync.Mutex
	var group sync.WaitGroup
	next := make(chan string)
	for range min(len(ids), runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for id := range next {
				if d, err := v.Identifiable(id); err == nil {
					mu.Lock()
					read(d)
					mu.Unlock()
				}
			}
		})
	}
	for _, id := range ids {
		if ctx.Err() != nil {
			break
		}
		next <- id
	}
	close(next)
	group.Wait()
	return ctx.Err()
}
