package project

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A plan is what importing one file will come to.
type plan struct {
	done     Imported
	entry    importEntry
	data     []byte           // of the file, for the vault; nil where it has them
	document *corpus.Document // nil where there is nothing to write
}

// plan decides what becomes of a file that was read.
func (im *importer) plan(f File, r *reading) (plan, error) {
	entry := r.entry
	if err := im.refuse(f, entry.SHA256, f.Participants); err != nil {
		return plan{}, err
	}
	asked := f.ID
	if asked == "" {
		asked = stemID(f.Name)
	}
	if err := im.refuseID(f, asked); err != nil {
		return plan{}, err
	}
	id, state, err := im.identify(f, entry)
	if err != nil {
		return plan{}, err
	}
	have := im.record.Documents[id]
	if state != New {
		entry = entry.inherit(have)
	}
	if entry.Kind == "" {
		entry.Kind = "interview"
	}
	switch {
	case state == Changed && entry.same(have) && !im.opt.Reread && f.again == nil:
		state = Unchanged
	case have.Unfinished && have.First:
		state = New
	}
	done := Imported{ID: id, File: f.Name, Kind: entry.Kind, State: state}
	var d *corpus.Document
	if r.result != nil {
		res := r.result
		done.Warnings = append(res.Warnings, im.guess(res, entry)...)
		done.Warnings = append(done.Warnings, im.sameElsewhere(id, entry, res.Speakers)...)
		if d, err = compose(id, entry, res, r.told); err != nil {
			return plan{}, fault.At(f.Name, 0, 0, "", "%w", err)
		}
		done.Warnings = append(done.Warnings, contradictions(f.Name, d)...)
		if err := im.refuse(f, "", d.Participants); err != nil {
			return plan{}, err
		}
		entry.Seen = &seen{Format: res.Format, Layout: res.Layout, Reason: res.Reason, Speakers: res.Speakers, Doubts: res.Doubts}
		if len(res.Scores) > 0 {
			entry.Seen.Score = res.Scores[0].Score
		}
		for _, sp := range res.Speakers {
			entry.Seen.Turns += sp.Turns
			entry.Seen.Words += sp.Words
		}
		if len(res.Speakers) == 0 {
			entry.Seen.Turns, entry.Seen.Words = len(d.Turns), len(strings.Fields(d.Text))
		}
	} else {
		entry.Seen = have.Seen
	}
	done.Format, done.Layout, done.Speakers = entry.Seen.Format, entry.Seen.Layout, entry.Seen.Speakers
	done.Turns, done.Words = entry.Seen.Turns, entry.Seen.Words
	done.Reason, done.Score = entry.Seen.Reason, entry.Seen.Score
	done.Doubts = im.record.open(entry, entry.Seen.Doubts)
	if other := im.twin(id, entry); other != "" {
		if f.ID == "" && stemID(f.Name) == "" {
			return plan{}, fault.New("--id ID takes it in all the same; if the file was only renamed there is nothing to do",
				"the same content is in the study as %s already", other)
		}
		done.Warnings = append(done.Warnings, "the same content is in the study as "+other+", too")
	}
	im.contents[entry.SHA256] = id
	im.claimed[strings.ToLower(id)] = f.Name
	im.used[strings.ToLower(id)] = true
	p := plan{done: done, entry: entry}
	if im.opt.DryRun {
		return p, nil
	}
	if state == Unchanged {
		im.changed = im.changed || have.Seen == nil || have.Folder != entry.Folder // the file was moved
		im.record.Documents[id] = entry
		return p, nil
	}
	if im.opt.Anonymised {
		if d, err = withoutNames(d, &p.done); err != nil {
			return plan{}, fault.At(f.Name, 0, 0, "", "%w", err)
		}
	}
	p.document = d
	if !im.opt.Anonymised && f.again == nil {
		p.data = r.data
	}
	return p, nil
}

// guess takes the speaker who plainly asks the questions for the interviewer
// where nobody has said who is, and says so.
func (im *importer) guess(res *ingest.Result, e importEntry) []string {
	for _, d := range res.Doubts {
		if d.Kind != ingest.WhoAsks || d.Guess == "" {
			continue
		}
		for i := range res.Speakers {
			if sp := &res.Speakers[i]; sp.Label == d.Guess {
				sp.Kind = corpus.InterviewerSpeech
				res.Warnings = slices.DeleteFunc(res.Warnings, func(w string) bool { return strings.Contains(w, "none marked as interviewer") })
				return []string{fmt.Sprintf(`speaker %d asks most of the questions and is taken for the interviewer; --speaker "LABEL=interviewer" or LABEL=participant settles it`, i+1)}
			}
		}
	}
	return nil
}

// twin gives another document with the content of a file that is to become
// id, or "". A file that is known under id already has none.
func (im *importer) twin(id string, entry importEntry) string {
	if im.record.Documents[id].SHA256 == entry.SHA256 {
		return ""
	}
	other := im.contents[entry.SHA256]
	if other == "" {
		other = im.record.byContent(entry.SHA256)
	}
	return other
}

// identify finds the id of the document that a file is or becomes.
func (im *importer) identify(f File, entry importEntry) (string, ImportState, error) {
	id := f.ID
	if id == "" {
		id = im.record.byFile(entry)
	}
	if id == "" {
		id = stemID(f.Name)
	}
	if id == "" {
		for n := len(im.record.Documents) + 1; ; n++ {
			if id = fmt.Sprintf("T%02d", n); !im.used[strings.ToLower(id)] {
				return id, New, nil
			}
		}
	}
	if err := corpus.CheckID(id); err != nil {
		return "", "", fault.New("give another: --id T01", "%w", err)
	}
	have, known := im.record.Documents[id]
	if f.again != nil {
		return id, Changed, nil
	}
	switch other, claimed := im.claimed[strings.ToLower(id)]; {
	case claimed:
		return "", "", fault.New("give it an id of its own: --id ID", "%s became %s already", filepath.Base(other), id)
	case known && have.File == entry.File && have.elsewhere(entry) && !im.opt.Replace:
		return "", "", fault.New("--id ID gives it an id of its own, --replace puts it in that file's place (codings are kept)",
			"a file of this name in another folder, with other content, became %s", id)
	case known && have.File != entry.File && !im.opt.Replace:
		return "", "", fault.New("--id ID gives it an id of its own, --replace puts it in that file's place (codings are kept)",
			"document %s came from another file", id)
	case known:
		return id, Changed, nil
	case im.used[strings.ToLower(id)] && !im.opt.Replace:
		return "", "", fault.New("--id ID gives it an id of its own, --replace puts it in that one's place (codings are kept)",
			"there is a document %s already", id)
	case im.used[strings.ToLower(id)]:
		return id, Changed, nil
	}
	return id, New, nil
}

// stemID gives a file name's stem where it is an id that can name nobody: a
// few letters and a number, such as T07 or fs-12; else "".
func stemID(name string) string {
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	if !isID(stem) {
		return ""
	}
	return stem
}

// isID reports whether s is one to three letters and a number, as in P07 or
// fs-12.
func isID(s string) bool {
	letters := strings.TrimRight(s, "0123456789")
	return letters != "" && len(letters) < len(s) && len(strings.TrimRight(letters, "-_")) <= 3 && corpus.CheckID(s) == nil
}

// compose makes the document of what was read, with labels as in the file.
func compose(id string, e importEntry, res *ingest.Result, told map[string]corpus.Speaker) (*corpus.Document, error) {
	meta := corpus.Meta{
		ID: id, Kind: e.Kind, Cycle: e.Cycle, Participants: slices.Clone(e.Participants),
		Source: corpus.Source{SHA256: e.SHA256, Format: res.Format, Layout: res.Layout},
	}
	ids := idsOf(res.Speakers)
	for _, c := range res.Speakers {
		sp := corpus.Speaker{Label: c.Label, Kind: c.Kind}
		for label, known := range told {
			if strings.EqualFold(label, c.Label) {
				sp.Participant = known.Participant
			}
		}
		if sp.Participant == "" && sp.Kind == corpus.ParticipantSpeech {
			if sp.Participant = ids[c.Label]; slices.Contains(meta.Participants, c.Label) {
				sp.Participant = c.Label
			}
		}
		if sp.Participant != "" && !slices.Contains(meta.Participants, sp.Participant) {
			meta.Participants = append(meta.Participants, sp.Participant)
		}
		meta.Speakers = append(meta.Speakers, sp)
	}
	if len(res.Speakers) == 0 && len(meta.Participants) == 1 {
		meta.Unlabelled = corpus.ParticipantSpeech
	}
	return corpus.Compose(meta, res.Utterances)
}

// withoutNames gives d with labels that may be names turned into ids.
func withoutNames(d *corpus.Document, done *Imported) (*corpus.Document, error) {
	res, err := anonymise.Apply(d, nil, anonymise.Options{})
	if err != nil {
		return nil, err
	}
	if n := len(res.Report.Unmapped()); n > 0 {
		done.Warnings = append(done.Warnings, fmt.Sprintf(
			"%d speaker labels may be names and were replaced by Speaker 1, Speaker 2 ...; --speaker \"NAME=P07\" says who they are", n))
	}
	return res.Document, nil
}
