package anonymise

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// Options say what to replace besides the names of the people list.
type Options struct {
	Literals  []Literal
	Detectors []Detector // further voters
}

// A Replacer makes anonymised documents of identifiable ones. It is immutable
// and may be used by several goroutines at once.
type Replacer struct {
	people    *People
	finder    *Finder
	detectors []Detector
}

// A Result is an anonymised document and how it came about.
type Result struct {
	Document *corpus.Document
	Offsets  OffsetMap // from the identifiable text to the anonymised one
	Report   Report
}

// NewReplacer makes a Replacer. people may be nil. It fails where the people
// list or a literal is unfit for use (People.Check).
func NewReplacer(people *People, opts Options) (*Replacer, error) {
	if people == nil {
		people = &People{}
	}
	if err := people.Check(); err != nil {
		return nil, err
	}
	r := &Replacer{people: people.clone(), finder: NewFinder(people, opts.Literals)}
	replacements := people.Replacements()
	for i, l := range opts.Literals {
		if why, hint := l.problem(); why != "" {
			return nil, fault.New(hint, "string %d to remove: %s", i+1, why)
		}
		replacements = append(replacements, l.Replacement())
	}
	r.detectors = append([]Detector{&rosterDetector{"people list", r.finder, replacements}}, opts.Detectors...)
	return r, nil
}

// Apply makes the anonymised form of one document.
func Apply(d *corpus.Document, people *People, opts Options) (*Result, error) {
	r, err := NewReplacer(people, opts)
	if err != nil {
		return nil, err
	}
	return r.Apply(d)
}

// Finder gives the finder of everything that the Replacer takes out.
func (r *Replacer) Finder() *Finder { return r.finder }

// ErrNamedID says that the id of a participant is a name of the list.
var ErrNamedID = errors.New("the id of a participant is a name")

// Apply makes the anonymised form of d: names in the words replaced, speaker
// labels mapped (see LabelChange), turn for turn, with the times kept. The
// same input gives the same output; applied to its own output, it changes
// nothing. It fails, rather than leak, where a name of the list is left; where
// the id of a participant is one, the error wraps ErrNamedID.
func (r *Replacer) Apply(d *corpus.Document) (*Result, error) { return r.ApplyWith(d, nil) }

// ApplyWith is Apply with further votes on the words of d.
func (r *Replacer) ApplyWith(d *corpus.Document, more []Vote) (*Result, error) {
	for i, id := range d.Participants {
		if r.finder.hits(id) {
			return nil, fault.New("import the file again with an id that names nobody: --participant P07, or --speaker \"LABEL=P07\"",
				"participant %d of the document: %w of the people list", i+1, ErrNamedID)
		}
	}
	labels, speakers := r.mapLabels(d)
	var votes []Vote
	for _, det := range r.detectors {
		votes = append(votes, det.Detect(d)...)
	}
	votes = append(votes, labelVotes(d, labels, r.people)...)
	votes = append(votes, more...)
	const rounds = 4
	for round := 1; ; round++ {
		res, err := r.write(d, settle(votes), labels, speakers)
		if err != nil {
			return nil, err
		}
		again := r.bared(d, res)
		if again == nil {
			return res, nil
		}
		if round == rounds {
			return nil, fault.New("please report this; nothing was written", "anonymising %s left %d names in the text", d.ID, len(again))
		}
		votes = append(votes, again...)
	}
}

// bared votes for names that stand in a result because a part of what they stood
// in was replaced: "Wren" of "Wren Inn", which was to stay, where "Inn" went.
func (r *Replacer) bared(d *corpus.Document, res *Result) []Vote {
	var votes []Vote
	roster := r.detectors[0].(*rosterDetector)
	r.finder.find(res.Document.Text, func(m match) {
		v := roster.vote(m, 0)
		v.Span = res.Offsets.Back(m.span)
		votes = append(votes, v)
	})
	return votes
}

// write makes the anonymised form of d of votes that do not overlap.
func (r *Replacer) write(d *corpus.Document, votes []Vote, labels []LabelChange, speakers []corpus.Speaker) (*Result, error) {
	e := editor{source: d.Text, labels: newLabels(labels)}
	hits := make([]Hit, 0, len(votes))
	for _, t := range d.Turns {
		if t.Speaker >= 0 {
			e.replace(corpus.Span{Start: t.Span.Start, End: t.Span.Start + len(d.Speakers[t.Speaker].Label)}, labels[t.Speaker].New)
		}
		for len(votes) > 0 && votes[0].Span.Start < t.Words.Start {
			votes = votes[1:] // a label, which was replaced as a whole
		}
		for len(votes) > 0 && votes[0].Span.Start < t.Words.End {
			v := votes[0]
			votes = votes[1:]
			e.guardLabels(t, v.Span.Start)
			h := Hit{Turn: t.Number, Person: v.Person, Detector: v.Detector, Doubt: v.Doubt, Source: v.Span}
			h.Target = e.replace(v.Span, replacementIn(d, t, v))
			hits = append(hits, h)
		}
		e.guardLabels(t, t.Words.End)
	}
	text, offsets := e.finish()

	meta := d.Meta
	meta.Speakers = distinct(speakers)
	meta.Participants = withSpeaking(d.Participants, meta.Speakers)
	out, err := corpus.Build(meta, text)
	if err != nil {
		return nil, fmt.Errorf("anonymising %s: %w", d.ID, err)
	}
	if len(out.Turns) != len(d.Turns) {
		return nil, fault.New("please report this; nothing was written", "anonymising %s made %d turns of %d", d.ID, len(out.Turns), len(d.Turns))
	}
	return &Result{Document: withTimesOf(d, out), Offsets: offsets, Report: Report{Hits: hits, Labels: labels}}, nil
}

// replacementIn gives what v prints. A heading of two lines would become a turn
// of its own if it lost its line end, so there the replacement stands on both.
func replacementIn(d *corpus.Document, t corpus.Turn, v Vote) string {
	text := d.Text[v.Span.Start:v.Span.End]
	if !strings.Contains(text, "\n") {
		return v.Replacement
	}
	paragraph := d.Text[t.Span.Start:v.Span.Start]
	if i := strings.LastIndex(paragraph, "\n\n"); i >= 0 {
		paragraph = strings.TrimLeft(paragraph[i:], "\n")
	}
	if strings.HasPrefix(paragraph, "#") {
		return v.Replacement + "\n" + v.Replacement
	}
	return v.Replacement
}

// labelVotes asks to replace, in the words too, labels that may be names the
// people list does not have, and their parts, where they have a capital.
func labelVotes(d *corpus.Document, labels []LabelChange, people *People) []Vote {
	var owners []Person
	var replacements []string
	for _, l := range labels {
		raw := d.Speakers[l.Speaker].Label
		if l.Unmapped && lexis.HasUpper(raw) && len(lexis.Fold(raw)) > 1 {
			owners = append(owners, Person{Name: raw + caseMarker, Label: l.New})
			replacements = append(replacements, "["+l.New+"]")
		}
	}
	if len(owners) == 0 {
		return nil
	}
	f := NewFinder(&People{Persons: owners}, nil)
	for _, r := range people.Replacements() {
		f.tokens[r] = true
	}
	votes := (&rosterDetector{"speaker labels", f, replacements}).Detect(d)
	for i := range votes {
		votes[i].Person = -1 // it was an index of owners
	}
	return votes
}

func newLabels(changes []LabelChange) []string {
	var out []string
	for _, c := range changes {
		out = append(out, c.New)
	}
	return out
}

// distinct drops the second of two labels that became one.
func distinct(speakers []corpus.Speaker) []corpus.Speaker {
	var out []corpus.Speaker
	seen := map[string]bool{}
	for _, s := range speakers {
		if !seen[s.Label] {
			seen[s.Label] = true
			out = append(out, s)
		}
	}
	return out
}

// withSpeaking adds the participants who speak to those the document has.
func withSpeaking(ids []string, speakers []corpus.Speaker) []string {
	out := append([]string(nil), ids...)
	seen := map[string]bool{}
	for _, id := range ids {
		seen[id] = true
	}
	for _, s := range speakers {
		if s.Participant != "" && !seen[s.Participant] {
			seen[s.Participant] = true
			out = append(out, s.Participant)
		}
	}
	return out
}
