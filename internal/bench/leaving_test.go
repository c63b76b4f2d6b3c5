package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/internal/fsx"
	"github.com/mitten-qda/mitten/internal/gazetteer"
	"github.com/mitten-qda/mitten/internal/lexis"
	"github.com/mitten-qda/mitten/project"
)

// BenchmarkExport exports every quote, whole process, against the same quotes
// written and read by nobody: the ratio is what it costs that nothing leaves
// unread. The reference's time leaves out the start of its process.
func BenchmarkExport(b *testing.B) {
	for i, n := range sizes[:2] {
		b.Run(sizeName(n), func(b *testing.B) {
			dir := guardedStudy(b, n)
			out := filepath.Join(filepath.Dir(dir), "quotes.docx")
			c := compare([]int{9, 5}[i], verb(b, dir, "export", "quotes", "-o", out, "--force"), func() (s sample) {
				ask(b, &s, "unread", dir, out)
				return s
			})
			report(b, row{what: "export quotes", interviews: n, against: "unread", comparison: c})
		})
	}
}

// BenchmarkCheck holds a Word file of the study's quotes against what may not
// leave, whole process, against taking the same file's XML apart.
func BenchmarkCheck(b *testing.B) {
	for i, n := range sizes[:2] {
		b.Run(sizeName(n), func(b *testing.B) {
			dir := guardedStudy(b, n)
			out := filepath.Join(filepath.Dir(dir), "quotes.docx")
			verb(b, dir, "export", "quotes", "-o", out, "--force")()
			data, err := os.ReadFile(out)
			if err != nil {
				b.Fatal(err)
			}
			text, err := plainText(data)
			if err != nil {
				b.Fatal(err)
			}
			c := compare([]int{9, 5}[i], verb(b, dir, "anonymise", "check", out), func() (s sample) {
				ask(b, &s, "unpack", out)
				return s
			})
			b.ReportMetric(float64(len(text))/1e6/c.own.CPU.Seconds(), "MB/CPU-s")
			report(b, row{what: "anonymise check docx", interviews: n, against: "take apart", comparison: c})
		})
	}
}

// guardedStudy gives the study of n interviews, which were imported by somebody
// whose vault has a list of people, and whose list of words has all of the
// invented ones, so that nobody is asked about them. It goes with the benchmark.
func guardedStudy(b *testing.B, n int) string {
	b.Helper()
	dir := emptyStudy(b)
	b.Cleanup(func() { os.RemoveAll(filepath.Dir(dir)) })
	from := studyOf(b, n)
	for _, part := range []string{"transcripts", "codings"} { // init makes them, empty
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(from, part))); err != nil {
			b.Fatal(err)
		}
	}
	for _, file := range []string{"mitten.yaml", "codebook.yaml", "participants.csv"} {
		data, err := os.ReadFile(filepath.Join(from, file))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, file), data, 0o644)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	ask(b, nil, "people", dir)
	return dir
}

// childPeople puts into the vault what guardedStudy says.
func childPeople(args []string) error {
	study, vault, err := openVault(args[0])
	if err != nil {
		return err
	}
	var entries []gazetteer.Entry
	for _, word := range newVocabulary() {
		entries = append(entries, gazetteer.Entry{Name: word, Type: "word"})
	}
	if _, err := project.AddOwnNames(vault, entries); err != nil {
		return err
	}
	people := &anonymise.People{Persons: []anonymise.Person{{Name: "Maureen Threlkeld", Participant: participantID(0)}}}
	if err := vault.PutPeople(people); err != nil {
		return err
	}
	ids, err := study.DocumentIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		d, err := study.Document(id)
		if err == nil {
			err = vault.PutIdentifiable(d)
		}
		if err != nil {
			return err
		}
	}
	return decideAll(vault, ids)
}

// decideAll writes down that nothing of what is found in the documents
// identifies anybody: many invented words are somebody's name somewhere.
func decideAll(vault *anonymise.Vault, ids []string) error {
	lists, err := project.ReadLists(vault)
	if err != nil {
		return err
	}
	masker, err := project.NewMasker(context.Background(), vault, lists, nil)
	if err != nil {
		return err
	}
	words, err := gazetteer.Load()
	if err != nil {
		return err
	}
	forms := map[string]bool{}
	for _, word := range newVocabulary() {
		if folded := lexis.Fold(word); words.Given(folded) || words.Surname(folded) || words.Place(folded) {
			forms[detect.Form(word)] = true
		}
	}
	for _, id := range ids {
		d, err := vault.Identifiable(id)
		if err != nil {
			return err
		}
		for _, c := range masker.Scan(d).Candidates {
			forms[detect.Form(d.Slice(c.Span))] = true
		}
	}
	var lines bytes.Buffer
	for i, form := range slices.Sorted(maps.Keys(forms)) {
		line, err := json.Marshal(decide.Event{ID: strconv.Itoa(i + 1), Op: decide.Decide, Form: form, Surface: form, As: decide.No})
		if err != nil {
			return err
		}
		lines.Write(append(line, '\n'))
	}
	log, err := decide.Parse(lines.Bytes())
	if err != nil {
		return err
	}
	return log.Write(vault)
}

// openVault opens a study and its vault.
func openVault(dir string) (*project.Study, *anonymise.Vault, error) {
	study, err := project.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	key, err := project.KeyPath(os.Getenv)
	if err != nil {
		return nil, nil, err
	}
	vault, err := study.Vault(key)
	return study, vault, err
}

// childUnread is the reference of BenchmarkExport: collect, set and write.
func childUnread(args []string) error {
	study, err := project.Open(args[0])
	if err != nil {
		return err
	}
	watch := startWatch()
	counted, documents, err := countedOf(study)
	if err != nil {
		return err
	}
	name, err := analysis.ParseAttribution(study.Config.Attributions()[0], counted.Roster.Columns)
	if err != nil {
		return err
	}
	set, _, err := export.CollectQuotes(counted, export.QuoteRequest{Attribution: name, K: study.Config.K(),
		Text: func(i int) (*corpus.Document, error) { return documents[i], nil }})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := export.WriteQuotes(&file, set, export.Word); err != nil {
		return err
	}
	if err := fsx.WriteFile(args[1], file.Bytes(), 0o644); err != nil {
		return err
	}
	return tell(watch.stop())
}

// countedOf reads the whole study.
func countedOf(study *project.Study) (*analysis.Study, []*corpus.Document, error) {
	book, err := study.Codebook()
	roster, err2 := study.Roster()
	ids, err3 := study.DocumentIDs()
	if err := errors.Join(err, err2, err3); err != nil {
		return nil, nil, err
	}
	out := &analysis.Study{Book: book, Roster: roster, Coders: study.Config.Coders, Documents: make([]analysis.Document, len(ids))}
	documents, records := make([]*corpus.Document, len(ids)), make([][]coding.Record, len(ids))
	err = study.Each(context.Background(), ids, func(i int, m *project.Material) error {
		documents[i], out.Documents[i] = m.Document, analysis.DocumentOf(m.Document)
		for _, c := range m.Placed {
			if r, ok := coding.RecordOf(m.Document, i, c, c.Theme); ok {
				records[i] = append(records[i], r)
			}
		}
		return nil
	})
	for _, of := range records {
		out.Records = append(out.Records, of...)
	}
	if err == nil && len(out.Records) == 0 {
		err = fmt.Errorf("no codings in %d documents", len(ids))
	}
	return out, documents, err
}

// childUnpack is the reference of BenchmarkCheck.
func childUnpack(args []string) error {
	watch := startWatch()
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	if _, err := plainText(data); err != nil {
		return err
	}
	return tell(watch.stop())
}
