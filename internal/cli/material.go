package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/whole"
	"github.com/mitten-qda/mitten/project"
)

// A material is the whole study as the verbs that count or quote need it.
type material struct {
	counted *analysis.Study
	// documents and placed are kept only where a verb prints text: placed[i]
	// are the codings of documents[i].
	documents []*corpus.Document
	placed    [][]coding.Placed
	review    int     // codings whose place is not certain; they count nowhere
	asides    int     // codings of a transcriber's remark or an embedded "mm" alone; they count nowhere
	problems  []error // lines of journals that could not be used
	orphans   int     // codings with a theme that the codebook does not have
	failed    []error // documents that could not be read; they count nowhere
	// strays are the ids under which there are journals and no transcript, and
	// strayJournals is how many journals that is; they count nowhere.
	strays        []string
	strayJournals int
}

// load reads every document and journal, with text the documents themselves too. A
// document that cannot be read is left out: see partly.
func load(ctx context.Context, s *project.Study, text bool) (*material, error) {
	w, err := whole.Load(ctx, s, text)
	if err != nil {
		return nil, err
	}
	return &material{
		counted: w.Counted, documents: w.Documents, placed: w.Placed, review: w.Review, asides: w.Asides, orphans: w.Orphans,
		problems: w.Problems, failed: w.Failed, strays: w.Strays, strayJournals: w.StrayJournals,
	}, nil
}

// partly is the error with which a verb ends that left documents out; nil where
// none was.
func (m *material) partly() error {
	if len(m.failed) == 0 {
		return nil
	}
	return partly(fault.New("`mitten check` says what is wrong with each", "%s could not be read and left out", count(len(m.failed), "document")))
}

// warn says on standard error what does not count, and how to see it.
func (app *App) warn(m *material) {
	app.warnOf("left out: ", m.failed)
	app.warnOf("", m.problems)
	if m.strayJournals > 0 {
		app.say("note: %s without a transcript (%s) not counted; `mitten check` lists them", count(m.strayJournals, "journal"), firstOf(m.strays))
	}
	if m.review > 0 {
		app.say("note: %s not counted, since the text changed under them; `mitten code check` lists them", count(m.review, "coding"))
	}
	if m.asides > 0 {
		app.say("note: %s not counted or quoted, since nothing but a remark in brackets is coded", count(m.asides, "coding"))
	}
	if m.orphans > 0 {
		app.say("note: %s not counted, since the codebook does not have their theme; `mitten check` lists them", count(m.orphans, "coding"))
	}
}

// mostNamed is how many of a kind a note names; it counts the others.
const mostNamed = 3

// warnOf says the first of some errors.
func (app *App) warnOf(what string, errs []error) {
	for i, err := range errs {
		if i == mostNamed {
			app.say("note: and %d more; `mitten check` lists them all", len(errs)-mostNamed)
			return
		}
		app.say("note: %s%v", what, err)
	}
}

// firstOf joins the first names of a list, and counts the others.
func firstOf(names []string) string {
	if more := len(names) - mostNamed; more > 0 {
		return strings.Join(names[:mostNamed], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}
