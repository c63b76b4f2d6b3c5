package project

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// A Finding is something that Check thinks a person should look at.
type Finding struct {
	Serious bool   // wrong, not merely worth a look
	Where   string // file, or file:line
	What    string
	Hint    string
}

// A Report is what Check found, and how much it looked at.
type Report struct {
	Documents, Codings, Themes, Participants int
	Findings                                 []Finding // serious ones first, else in the order of the study
}

// Whole reports whether nothing serious was found.
func (r *Report) Whole() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Serious })
}

func (r *Report) add(serious bool, where, hint, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{serious, where, fmt.Sprintf(format, args...), hint})
}

// addError takes apart an error that may join several and may know its place.
func (r *Report) addError(serious bool, err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			r.addError(serious, e)
		}
		return
	}
	var f *fault.Error
	if errors.As(err, &f) && f.File != "" {
		where := f.File
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d", f.File, f.Line)
		}
		r.add(serious, where, f.Hint, "%s", f.Err)
		return
	}
	r.add(serious, "", strings.Join(fault.Hints(err), "; "), "%s", err)
}

// Check reads the whole study and holds its files against each other. It
// changes nothing. The error is for what kept it from looking, never for what
// it found.
func (s *Study) Check(ctx context.Context) (*Report, error) {
	r := &Report{}
	book := s.checkCodebook(r)
	roster := s.checkRoster(r)
	ids, err := s.DocumentIDs()
	if err != nil {
		return nil, err
	}
	r.Documents = len(ids)
	s.checkAttribution(r, roster)
	s.checkWithdrawn(r)
	s.checkSampling(r, roster)
	if err := s.checkStrayFiles(r); err != nil {
		return nil, err
	}
	if err := s.checkMaterial(ctx, r, ids, book, roster); err != nil {
		return nil, err
	}
	if err := s.checkJournalFolders(ctx, r, ids); err != nil {
		return nil, err
	}
	if err := s.checkLeftovers(r); err != nil {
		return nil, err
	}
	sort.SliceStable(r.Findings, func(i, j int) bool { return r.Findings[i].Serious && !r.Findings[j].Serious })
	return r, nil
}

func (s *Study) checkCodebook(r *Report) *codebook.Book {
	text, err := s.CodebookText()
	if err != nil {
		r.addError(true, err)
		return nil
	}
	for _, p := range codebook.Check(text, "codebook.yaml") {
		where := p.File
		if p.Line > 0 {
			where = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		r.add(p.Severity == codebook.Error, where, p.Hint, "%s", p.Msg)
	}
	book, err := codebook.Parse(text, "codebook.yaml")
	if err != nil {
		return nil
	}
	r.Themes = len(book.All())
	return book
}

func (s *Study) checkRoster(r *Report) *corpus.Roster {
	roster, err := s.Roster()
	if err != nil {
		r.addError(true, err)
	}
	if roster == nil {
		return &corpus.Roster{}
	}
	r.Participants = len(roster.Participants)
	for name := range s.Config.Attributes {
		if !slices.Contains(roster.Columns, strings.ToLower(name)) {
			r.add(false, rosterName, "add the column, or take the attribute out of mitten.yaml", "no column for the attribute %q", name)
		}
	}
	for _, f := range s.CheckValues(roster) {
		where := rosterName
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d", rosterName, f.Line)
		}
		r.add(f.Serious, where, f.Hint, "%s", f.What)
	}
	for i, c := range roster.Columns {
		if c == "id" || slices.Contains(roster.Columns[:i], c) {
			r.add(true, rosterName+":1", "give each column a name of its own", "column %q stands twice", c)
		}
	}
	return roster
}

func (s *Study) checkMaterial(ctx context.Context, r *Report, ids []string, book *codebook.Book, roster *corpus.Roster) error {
	known := map[string]bool{}
	for _, p := range roster.Participants {
		known[p.ID] = true
	}
	parts := make([]Report, len(ids))
	err := s.Each(ctx, ids, func(i int, m *Material) error {
		s.checkDocument(&parts[i], m, book, known)
		return nil
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i := range parts {
		r.Codings += parts[i].Codings
		r.Findings = append(r.Findings, parts[i].Findings...)
	}
	if err != nil {
		r.addError(true, err)
	}
	return nil
}

func (s *Study) checkDocument(r *Report, m *Material, book *codebook.Book, known map[string]bool) {
	d := m.Document
	where := "transcripts/" + d.ID + ".md"
	for _, id := range d.Participants {
		if !known[id] {
			r.add(true, where, "add a line for it to participants.csv", "participant %s is not in participants.csv", id)
		}
	}
	for _, sp := range d.Speakers {
		if sp.Participant != "" && !slices.Contains(d.Participants, sp.Participant) {
			r.add(true, where, "list it under participants", "speaker %q is participant %s, whom the document does not list", sp.Label, sp.Participant)
		}
	}
	if d.Cycle != "" && len(s.Config.Cycles) > 0 && !slices.Contains(s.Config.Cycles, d.Cycle) {
		r.add(true, where, "cycles in mitten.yaml are "+strings.Join(s.Config.Cycles, ", "), "cycle %q is not one of the study's", d.Cycle)
	}
	if n := d.StrayTimes(); n > 0 {
		r.add(false, where, "give one time (or -) for each turn, or delete the line", "times: %d for %d turns, so none is used", n, len(d.Turns))
	}
	if len(d.Turns) == 0 {
		r.add(false, where, "", "the transcript holds no speech")
	}
	for _, p := range m.Problems {
		r.addError(true, p)
	}
	r.Codings = len(m.Placed)
	for _, c := range m.Placed {
		in := fmt.Sprintf("codings/%s/%s.jsonl", c.Coder, d.ID)
		switch c.Fit {
		case coding.Review:
			r.add(true, in, "`mitten code check` shows where it may belong", "coding %s has lost its place: the text changed", c.ID)
		case coding.Moved, coding.Approximate:
			r.add(false, in, "`mitten code check --accept` writes the new place down", "coding %s was found again at another place", c.ID)
		}
		if book == nil {
			continue
		}
		if _, ok := book.Resolve(c.Theme); !ok {
			hint := "add it with `mitten codebook add`, or `mitten code edit` the coding"
			var all []string
			for _, t := range book.All() {
				all = append(all, t.ID)
			}
			if near := fault.Nearest(c.Theme, all); near != "" {
				hint = "did you mean " + near + "?"
			}
			r.add(true, in, hint, "coding %s has the theme %q, which the codebook does not have", c.ID, c.Theme)
		}
	}
}

// checkJournalFolders looks for journals without a document or a coder.
func (s *Study) checkJournalFolders(ctx context.Context, r *Report, ids []string) error {
	keys, err := s.Journals().Journals(ctx, "", "")
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, id := range ids {
		known[id] = true
	}
	strangers := map[string]bool{}
	for _, k := range keys {
		if !known[k.Document] {
			r.add(true, nameOf(k.Journal), "bring the transcript back, or move the journal out of the study", "there is no document %s", k.Document)
		}
		if len(s.Config.Coders) > 0 && k.Coder != coding.Agreed && !slices.Contains(s.Config.Coders, k.Coder) && !strangers[k.Coder] {
			strangers[k.Coder] = true
			r.add(false, "codings/"+k.Coder, "add it to coders in mitten.yaml", "coder %q is not one of the study's", k.Coder)
		}
	}
	return nil
}

// checkLeftovers looks for what killed processes left behind.
func (s *Study) checkLeftovers(r *Report) error {
	return filepath.WalkDir(s.Dir, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, s.Dir+string(filepath.Separator)))
		switch {
		case e.IsDir() && (name == ".mitten" || name == ".git"):
			return filepath.SkipDir
		case fsx.IsTemp(path):
			r.add(false, name, "it may be deleted; the file it was meant for is whole", "half-written by a process that was killed")
		case strings.HasSuffix(name, ".jsonl.torn"):
			r.add(false, name, "look whether anything in it is worth doing again, then delete it", "holds what a killed process half wrote")
		}
		return nil
	})
}
