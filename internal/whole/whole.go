package whole

import (
	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// A Whole is a study held at once. Nothing in it is changed once it is made.
type Whole struct {
	Counted *analysis.Study
	// Documents and Placed are there only with text: Placed[i] are the codings of
	// Documents[i], which is Counted.Documents[i].
	Documents []*corpus.Document
	Placed    [][]coding.Placed
	Review    int     // codings whose place is not certain; they count nowhere
	Asides    int     // codings of a transcriber's remark or an embedded "mm" alone; they count nowhere
	Orphans   int     // codings with a theme that the codebook does not have
	Problems  []error // lines of journals that could not be used
	Failed    []error // documents that could not be read; they count nowhere
	// Strays are the ids under which there are journals and no transcript, and
	// StrayJournals is how many journals that is. A Shelf does not look for them.
	Strays        []string
	StrayJournals int
}

// Document gives the text of a document by its index in Counted.Documents.
func (w *Whole) Document(i int) (*corpus.Document, error) { return w.Documents[i], nil }

// gather puts parts together; nil stands for a document that could not be read.
func gather(counted *analysis.Study, parts []*part, text bool) *Whole {
	out := &Whole{Counted: counted}
	total := 0
	for _, p := range parts {
		if p != nil {
			total += len(p.records)
		}
	}
	counted.Documents = make([]analysis.Document, 0, len(parts))
	counted.Records = make([]coding.Record, 0, total)
	for _, p := range parts {
		if p == nil {
			continue
		}
		n := len(counted.Documents) // less than its place after one that could not be read
		for _, r := range p.records {
			r.Document = n
			counted.Records = append(counted.Records, r)
		}
		for _, f := range p.finished {
			f.Document = n
			counted.Finished = append(counted.Finished, f)
		}
		counted.Documents = append(counted.Documents, p.document)
		if text {
			out.Documents = append(out.Documents, p.text)
			out.Placed = append(out.Placed, p.placed)
		}
		out.Review += p.review
		out.Asides += p.asides
		out.Orphans += p.orphans
		out.Problems = append(out.Problems, p.problems...)
	}
	return out
}
