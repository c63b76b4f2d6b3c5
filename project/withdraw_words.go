package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// words gives what the participant said, in transcripts and in the vault.
func (w *withdrawing) words() runs {
	gone := runs{}
	add := func(d, of *corpus.Document) {
		m, err := mute(d, of, w.id, w.spoke(d))
		if err != nil {
			return
		}
		for _, s := range m.theirs {
			said := strings.ReplaceAll(d.Slice(s), placeholder, "")
			if who, after, ok := strings.Cut(said, ":"); ok && len(strings.Fields(who)) <= 4 { // the label
				said = after
			}
			gone.add(said)
		}
	}
	for _, document := range slices.Concat(w.out.Removed, w.out.Redacted) {
		if d, err := w.study.Document(document); err == nil {
			add(d, d)
		}
		if w.replacer == nil {
			continue
		}
		if d, err := w.vault.Identifiable(document); err == nil {
			if res, err := w.masker.redo(d); err == nil {
				if m, err := mute(d, res.Document, w.id, w.spoke(d)); err == nil && len(m.theirs) > 0 {
					add(d, res.Document)
					add(res.Document, res.Document)
				}
			}
		}
	}
	return gone
}

// places finds their words in files that a withdrawal does not write: memos, the
// codebook, exports, remarks on other documents. Others' transcripts are not
// searched: nobody can tell there who says a thing first.
func (w *withdrawing) places(ctx context.Context) ([]string, error) {
	var places []string
	err := filepath.WalkDir(w.study.Dir, func(file string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if errors.Is(err, fs.ErrNotExist) || file == w.study.Dir {
			return nil
		}
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, w.study.Dir+string(filepath.Separator)))
		if e.IsDir() {
			if slices.Contains([]string{"vault", "transcripts", ".git", ".mitten"}, name) {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasPrefix(name, "codings/") {
			journal, err := os.ReadFile(file)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			for _, line := range w.gone.lines(w.memosIn(name, string(journal)), longRun) {
				places = append(places, name+":"+strconv.Itoa(line))
			}
			return nil
		}
		pieces, _ := saidIn(file)
		for _, p := range pieces {
			for _, line := range w.gone.lines(p.Text, longRun) {
				places = append(places, placeIn(name, p.Place(lineStart(p.Text, line))))
			}
		}
		return nil
	})
	return places, err
}

// lineStart gives the byte at which a line begins, counted from 1.
func lineStart(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		at += 1 + max(0, strings.IndexByte(text[at:], '\n'))
	}
	return min(at, len(text))
}

// memosIn gives the remarks in a journal, line for line; those of documents that
// are removed or redacted do not stay as they are.
func (w *withdrawing) memosIn(name, journal string) string {
	document, _, _ := strings.Cut(name[strings.LastIndex(name, "/")+1:], ".jsonl")
	if slices.Contains(w.out.Removed, document) || slices.Contains(w.out.Redacted, document) {
		return ""
	}
	var memos strings.Builder
	for line := range strings.SplitSeq(journal, "\n") {
		for _, e := range eventsOf([]byte(line)) {
			if e.Memo != nil {
				memos.WriteString(strings.ReplaceAll(*e.Memo, "\n", " "))
			}
		}
		memos.WriteByte('\n')
	}
	return memos.String()
}
