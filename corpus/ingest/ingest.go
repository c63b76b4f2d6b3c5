package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// DefaultMaxBytes is the largest file that is read unless Options say more:
// some 300 hours of speech with captions.
const DefaultMaxBytes = 256 << 20

// Options overrule what Read would find out by itself.
type Options struct {
	// Layout forces one of Layouts().
	Layout string
	// Speakers tells what labels mean, by raw label in any case. Kind is taken
	// over into Result.Speakers. A label named here is a speaker wherever it
	// stands as one, and with an empty Kind it is none.
	Speakers map[string]corpus.Speaker
	// Same gives labels that are one speaker's the label to use for it: raw
	// label, in any case, to label.
	Same map[string]string
	// PDFText turns a PDF into text by another program, a form feed between
	// pages. nil means the reader of this package.
	PDFText func(data []byte) (string, error)
	// MaxBytes is the largest file to read; 0 means DefaultMaxBytes.
	MaxBytes int64
}

// A Result is what a file says.
type Result struct {
	Format     string  // one of Formats()
	Layout     string  // one of Layouts()
	Reason     string  // what speaks for the layout, for the user; names nobody
	Scores     []Score // of every layout that fits, the chosen one first
	Doubts     []Doubt // what a person should settle
	Encoding   string  // "utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"; empty for docx
	Utterances []corpus.Utterance
	Speakers   []SpeakerCount // in the order in which they first speak
	Warnings   []string       // lower case, for the user, without names of people
}

// A SpeakerCount is one label and how much it says. Words are runs of
// characters between white space.
type SpeakerCount struct {
	Label string
	Kind  corpus.SpeakerKind
	Turns int
	Words int
}

// Read turns the bytes of a file into utterances. name is the file's name: its
// extension is a hint where the content does not settle the format, and errors
// begin with it.
func Read(data []byte, name string, opt Options) (*Result, error) {
	limit := opt.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if int64(len(data)) > limit {
		return nil, fault.At(name, 0, 0, "split the file into one transcript each",
			"%d MB is more than the limit of %d MB", len(data)>>20, limit>>20)
	}
	if opt.Layout != "" && !isLayout(opt.Layout) {
		return nil, fault.New("layouts are "+strings.Join(Layouts(), ", "), "no layout is called %q", opt.Layout)
	}
	r, err := detect(data, name)
	if err != nil {
		return nil, err
	}
	var src *source
	if pdf, ok := r.(pdfReader); ok && opt.PDFText != nil {
		src, err = pdf.withTool(data, opt.PDFText)
	} else {
		src, err = r.read(data)
	}
	if err != nil {
		return nil, locate(err, name)
	}
	if !src.hasText() {
		return nil, fault.At(name, 0, 0, "is it the right file?", "no text in it")
	}
	src.tidy()
	choice, err := choose(src, opt)
	if err != nil {
		return nil, locate(err, name)
	}
	res := &Result{Format: r.format(), Layout: choice.layout, Encoding: src.encoding, Utterances: choice.utterances(src)}
	choice.legend.readHead(res.Utterances, labelsOf(res.Utterances))
	res.Speakers = countSpeakers(res.Utterances, opt, choice.legend)
	res.Scores, res.Reason = choice.scores, choice.scores[0].Reason
	res.Doubts = slices.Concat(choice.doubts, askDoubt(res.Speakers, res.Utterances), sameDoubts(res.Speakers), choice.onceDoubts(res.Speakers, opt))
	res.Warnings = append(append(src.warnings, choice.warnings(res.Speakers, opt)...), speakerWarnings(res.Speakers)...)
	return res, nil
}

// speaker gives what the options say about a label.
func (o Options) speaker(label string) (corpus.Speaker, bool) {
	if s, ok := o.Speakers[label]; ok {
		return s, true
	}
	first := ""
	for name := range o.Speakers {
		if fold(name) == fold(label) && (first == "" || name < first) {
			first = name
		}
	}
	s, ok := o.Speakers[first]
	return s, ok && first != ""
}

// locate puts the file's name before a reader's error and keeps its hint.
func locate(err error, name string) error {
	if f, ok := err.(*fault.Error); ok && f.File == "" {
		placed := *f
		placed.File = name
		return &placed
	}
	return fmt.Errorf("%s: %w", name, err)
}
