package project

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// A journalRedactor writes the journals of a document anew without a word of
// what is gone. It is the second case in which a journal is not only added to.
// Codings of nothing else go with all their history, those that were removed
// included; every other one has its anchor, at each step of its history, where
// the same words are now.
type journalRedactor struct {
	text   *muted // nil where there is no transcript
	finder *coding.Finder
	gone   runs // what they said, and nobody else in this document
	id     string
	out    *Withdrawal
	done   map[placing]bool // what a run that was cut short has written anew
}

// A placing is one place that a coding was given.
type placing struct {
	coding string
	anchor corpus.Anchor
}

// A fate is what becomes of a span of words.
type fate int

const (
	kept fate = iota
	cut
	theirs
)

// redactJournals redacts all journals of a document, and what crashes left
// beside them.
func (w *withdrawing) redactJournals(ctx context.Context, document string, text *muted, dry bool) error {
	r := &journalRedactor{text: text, gone: w.gone, id: w.id, out: w.out, done: map[placing]bool{}}
	if text != nil {
		others := runs{}
		others.add(text.next.Text)
		r.gone, r.finder = w.gone.less(others), coding.NewFinder(text.old)
	}
	coders, err := w.study.JournalCoders()
	if err != nil {
		return err
	}
	files, upTo := map[string][]byte{}, map[string]int{}
	var events []coding.Event
	for _, coder := range coders {
		path := w.study.Journals().path(coding.Journal{Document: document, Coder: coder})
		data, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		files[coder] = data
		events = append(events, eventsOf(data)...)
		upTo[coder] = w.stone.carriedIn(data)
		for _, e := range eventsOf(data[:upTo[coder]]) {
			if e.Anchor != nil {
				r.done[placing{e.Coding, *e.Anchor}] = true
			}
		}
	}
	state, _ := coding.Fold(document, events)
	drop, now := r.judge(state.Codings)
	clean := map[string][]byte{}
	for _, coder := range coders {
		at := upTo[coder]
		clean[coder] = append(bytes.Clone(files[coder][:at]), r.rewrite(files[coder][at:], drop, now)...)
		if len(clean[coder]) > 0 {
			w.stone.Carried = append(w.stone.Carried, carriedMark(clean[coder]))
		}
	}
	if !dry { // before the first journal, or nobody could tell after a crash
		if err := errors.Join(w.study.putTombstone(w.stone), w.step()); err != nil {
			return err
		}
	}
	for _, coder := range coders {
		if err := ctx.Err(); err != nil {
			return err
		}
		k := coding.Journal{Document: document, Coder: coder}
		path := w.study.Journals().path(k)
		if _, err := os.Stat(path + ".torn"); err == nil {
			w.out.Torn = append(w.out.Torn, nameOf(k)+".torn")
		}
		if dry {
			continue
		}
		if !bytes.Equal(clean[coder], files[coder]) {
			if err := fsx.WriteFile(path, clean[coder], 0o644); err != nil {
				return err
			}
		}
		if err := removeFile(path + ".torn"); err != nil { // a word that was cut off cannot be told
			return err
		}
		if err := w.step(); err != nil {
			return err
		}
	}
	return nil
}

// judge says which codings go, and where the others are now.
func (r *journalRedactor) judge(codings []coding.Coding) (drop map[string]bool, now map[string]corpus.Anchor) {
	drop, now = map[string]bool{}, map[string]corpus.Anchor{}
	for _, c := range codings {
		a, f := r.anchor(c.ID, c.Anchor)
		if f == theirs {
			drop[c.ID] = true
		} else {
			now[c.ID] = a
		}
		switch {
		case c.Removed:
		case f == theirs:
			r.out.Codings++
		case f == cut:
			r.out.Cut++
		}
	}
	return drop, now
}

// anchor gives an anchor of a coding as it is in the new text.
func (r *journalRedactor) anchor(id string, a corpus.Anchor) (corpus.Anchor, fate) {
	if r.text == nil || r.done[placing{id, a}] || r.carried(a) {
		return r.unplaced(a)
	}
	at := r.finder.Locate(a)
	if at.Fit == coding.Review {
		return r.unplaced(a)
	}
	all, some := r.text.covers(at.Span)
	if all {
		return a, theirs
	}
	there := r.text.next.AnchorOf(r.text.by.Forward(at.Span))
	switch {
	case some:
		return there, cut
	case at.Fit == coding.Exact:
		return there, kept
	}
	// Found elsewhere or in other words: that stays to be seen.
	a.Start, a.End = there.Start, there.Start+a.End-a.Start
	return r.unplaced(a)
}

// carried says whether an anchor is plainly of the new text already, as in a
// journal to which somebody added while a withdrawal was cut short.
func (r *journalRedactor) carried(a corpus.Anchor) bool {
	if s, ok := r.text.old.SpanOf(a); ok && r.text.old.AnchorOf(s) == a {
		return false
	}
	s, ok := r.text.next.SpanOf(a)
	return ok && r.text.next.AnchorOf(s) == a
}

// unplaced judges an anchor by its words alone.
func (r *journalRedactor) unplaced(a corpus.Anchor) (corpus.Anchor, fate) {
	for _, side := range []*string{&a.Prefix, &a.Suffix} {
		if !r.stands(*side) {
			*side = ""
		}
	}
	if r.stands(a.Quote) {
		return a, kept
	}
	left, found := r.gone.without(a.Quote, min(quoteRun, len(wordsIn(a.Quote))))
	if !found {
		return a, kept
	}
	if !hasWord(strings.NewReplacer(placeholder, "", r.id, "").Replace(left)) {
		return a, theirs
	}
	a.Quote, a.End = left, a.Start+utf8.RuneCountInString(left)
	return a, cut
}

// stands says whether words are in the new text.
func (r *journalRedactor) stands(words string) bool {
	return r.text != nil && strings.Contains(r.text.next.Text, words)
}

func (r *journalRedactor) rewrite(journal []byte, drop map[string]bool, now map[string]corpus.Anchor) []byte {
	var out []byte
	for _, line := range bytes.SplitAfter(journal, []byte("\n")) {
		events := eventsOf(line)
		if len(events) != 1 {
			if !r.gone.in(string(line), 2) { // a line that cannot be read stays, unless it quotes
				out = append(out, line...)
			}
			continue
		}
		e := events[0]
		if e.Coding != "" && drop[e.Coding] {
			continue
		}
		changed := false
		if e.Anchor != nil {
			a, f := r.anchor(e.Coding, *e.Anchor)
			if f == theirs { // a step of the way to words that are not
				var known bool
				if a, known = now[e.Coding]; !known {
					continue
				}
			}
			changed = a != *e.Anchor
			e.Anchor = &a
		}
		if e.Memo != nil {
			if memo, found := r.gone.without(*e.Memo, memoRun); found {
				e.Memo, changed = &memo, true
				r.out.Memos++
			}
		}
		if !changed {
			out = append(out, line...)
			continue
		}
		out = coding.AppendLine(out, e)
	}
	return out
}

func eventsOf(journal []byte) []coding.Event {
	events, _, _ := coding.ReadJournal(journal, "")
	return events
}
