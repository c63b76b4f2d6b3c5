package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
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

// load reads every document and journal. With text it also keeps the documents
// themselves; without, some bytes a turn. A document that cannot be read is
// left out: see partly.
func load(ctx context.Context, s *project.Study, text bool) (*material, error) {
	book, err := s.Codebook()
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
	type part struct {
		read     bool
		document analysis.Document
		text     *corpus.Document
		placed   []coding.Placed
		records  []coding.Record
		finished []analysis.Finish
		problems []error
		review   int
		asides   int
		orphans  int
	}
	parts := make([]part, len(ids))
	failed, err := eachReadable(ctx, s, ids, func(i int, m *project.Material) error {
		p := part{read: true, document: analysis.DocumentOf(m.Document), problems: m.Problems}
		for _, f := range m.State.Finished {
			// The event itself is not kept: its strings hold the whole journal.
			themes := resolveAll(book, f.Themes)
			if len(themes) > 0 || len(f.Themes) == 0 { // no themes would mean all
				p.finished = append(p.finished, analysis.Finish{Coder: f.Coder, Themes: themes})
			}
		}
		p.records = make([]coding.Record, 0, len(m.Placed))
		for _, c := range m.Placed {
			if c.Fit == coding.Review {
				p.review++
				continue
			}
			if m.Document.OnlyAsides(c.Span) {
				p.asides++
				continue
			}
			theme, ok := book.Resolve(c.Theme)
			if !ok {
				p.orphans++
				continue
			}
			if r, ok := coding.RecordOf(m.Document, i, c, theme.ID); ok {
				p.records = append(p.records, r)
			}
		}
		if text {
			p.text, p.placed = m.Document, m.Placed
		}
		parts[i] = p
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := &material{counted: &analysis.Study{Book: book, Roster: roster, Coders: s.Config.Coders}, failed: failed}
	if err := out.findStrays(ctx, s, ids); err != nil {
		return nil, err
	}
	total := 0
	for i := range parts {
		total += len(parts[i].records)
	}
	out.counted.Documents = make([]analysis.Document, 0, len(parts))
	out.counted.Records = make([]coding.Record, 0, total)
	for i := range parts {
		p := &parts[i]
		if !p.read {
			continue
		}
		n := len(out.counted.Documents) // less than i after one that could not be read
		for j := range p.records {
			p.records[j].Document = n
		}
		for j := range p.finished {
			p.finished[j].Document = n
		}
		out.counted.Documents = append(out.counted.Documents, p.document)
		out.counted.Records = append(out.counted.Records, p.records...)
		out.counted.Finished = append(out.counted.Finished, p.finished...)
		if text {
			out.documents = append(out.documents, p.text)
			out.placed = append(out.placed, p.placed)
		}
		out.review += p.review
		out.asides += p.asides
		out.orphans += p.orphans
		out.problems = append(out.problems, p.problems...)
	}
	return out, nil
}

func resolveAll(book *codebook.Book, themes []string) []string {
	out := make([]string, 0, len(themes))
	for _, id := range themes {
		if t, ok := book.Resolve(id); ok {
			out = append(out, t.ID)
		}
	}
	return out
}

// eachReadable is Study.Each where the documents that cannot be read are
// listed and cost no other. It fails where nothing can be read.
func eachReadable(ctx context.Context, s *project.Study, ids []string, visit func(i int, m *project.Material) error) (failed []error, err error) {
	err = s.Each(ctx, ids, visit)
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || ctx.Err() != nil {
		return nil, err
	}
	failed = joined.Unwrap()
	if len(failed) == len(ids) {
		return nil, err
	}
	return failed, nil
}

// findStrays lists the journals of documents that are not there.
func (m *material) findStrays(ctx context.Context, s *project.Study, ids []string) error {
	listed, err := s.Journals().Journals(ctx, "", "")
	if err != nil {
		return err
	}
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	for _, l := range listed {
		if there[l.Document] {
			continue
		}
		m.strayJournals++
		if !slices.Contains(m.strays, l.Document) {
			m.strays = append(m.strays, l.Document)
		}
	}
	return nil
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
