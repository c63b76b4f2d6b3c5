package index

import (
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// The fields of a segment. Whatever is known of it besides its words is in one
// field, as terms like "theme" NUL "relief": each field more costs every search
// a look at every file.
const (
	exactField    = "exact"
	stemField     = "stem"
	placeField    = "place" // the segment's key, to sort by
	propertyField = "property"
)

// said is the property that holds the kind of speech.
const said = "said"

// propertyNames are the fields of a query that are not attributes.
var propertyNames = [...]string{"coder", "cycle", "document", "kind", "participant", "speaker", "theme"}

// propertyTerm joins the name and the value of a property. No folded value
// holds a NUL, so no name runs into a value.
func propertyTerm(name, value string) string { return name + "\x00" + foldValue(value) }

// attributeTerm is the term of an attribute of whoever speaks.
func attributeTerm(name, value string) string { return propertyTerm("@"+foldValue(name), value) }

// A recorder turns documents into Bleve documents. It bypasses Bleve's mapping
// by reflection, cuts each text into words once for both text fields, and is not
// safe for use by two goroutines.
type recorder struct {
	analyser *analyser
	tokens   []token
}

func newRecorder() *recorder { return &recorder{analyser: newAnalyser()} }

// record makes the Bleve document of one segment of e.
func (r *recorder) record(key string, e *Entry, s Segment) *document.Document {
	d := e.Document
	out := document.NewDocument(key)
	out.AddField(&field{placeField, index.IndexField | index.DocValues | index.SkipFreqNorm, 1,
		index.TokenFrequencies{key: {Term: []byte(key)}}})
	out.AddField(properties(e, s))
	r.tokens = r.analyser.words(r.tokens[:0], d.Spoken(s.Span))
	out.AddField(exactly(r.tokens))
	out.AddField(stems(r.tokens))
	return out
}

// A field is a field whose terms are known already.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int // in tokens
	terms   index.TokenFrequencies
}

// exactly is the field of the words as spoken, with their positions for
// phrases. The offsets of words in the text are left out: marks are found in the
// text itself.
func exactly(tokens []token) *field {
	f := &field{exactField, index.IndexField | index.IncludeTermVectors, len(tokens), make(index.TokenFrequencies, len(tokens))}
	places := make([]index.TokenLocation, len(tokens))
	for i, t := range tokens {
		places[i].Position = i + 1
		freq := f.count(t.exact)
		freq.Locations = append(freq.Locations, &places[i])
	}
	return f
}

func stems(tokens []token) *field {
	f := &field{stemField, index.IndexField, len(tokens), make(index.TokenFrequencies, len(tokens))}
	for _, t := range tokens {
		f.count(t.stem)
	}
	return f
}

// properties is the field of all that is known of a segment.
func properties(e *Entry, s Segment) *field {
	f := &field{name: propertyField, options: index.IndexField | index.SkipFreqNorm, terms: index.TokenFrequencies{}}
	d := e.Document
	t := d.Turns[s.turn]
	kind := string(d.KindOf(t))
	f.property(said, kind)
	f.property("speaker", kind)
	f.property("speaker", d.LabelOf(t))
	f.property("document", d.ID)
	f.property("cycle", d.Cycle)
	f.property("kind", d.Kind)
	participant := d.ParticipantOf(t)
	f.property("participant", participant)
	for name, values := range e.Attributes[participant] {
		for _, v := range values {
			f.add(attributeTerm(name, v))
		}
	}
	for _, c := range e.Codings {
		if c.Span.Overlaps(s.covered) {
			f.property("theme", c.Theme)
			f.property("coder", c.Coder)
		}
	}
	return f
}

func (f *field) property(name, value string) {
	if value != "" {
		f.add(propertyTerm(name, value))
	}
}

func (f *field) add(term string) {
	if f.terms[term] == nil {
		f.terms[term] = &index.TokenFreq{Term: []byte(term)}
		f.length++
	}
}

func (f *field) count(term string) *index.TokenFreq {
	freq, ok := f.terms[term]
	if !ok {
		freq = &index.TokenFreq{Term: []byte(term)}
		f.terms[term] = freq
	}
	freq.SetFrequency(freq.Frequency() + 1)
	return freq
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) Value() []byte                                    { return nil }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return 0 }

var _ document.Field = (*field)(nil)
