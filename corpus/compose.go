package corpus

import (
	"fmt"
	"strings"
	"time"
)

// An Utterance is a turn on its way into a document: a speaker label (empty
// for a heading, a note, or text that nobody is named for), the words, with
// blank lines between paragraphs, and its time (negative where unknown).
type Utterance struct {
	Label string
	Text  string
	At    time.Duration
}

// Compose writes utterances as a document text and builds the document. Each
// utterance becomes exactly one turn, with two exceptions that the text form
// cannot carry: an unlabelled utterance of several paragraphs, and one that
// follows a labelled turn, become headings or part of the turn before. An
// unlabelled one that would read as a turn gets a blank before its colon.
// A time goes to the turn that its utterance opens. It is an error where a
// label is not declared in meta.Speakers.
func Compose(meta Meta, us []Utterance) (*Document, error) {
	declared := map[string]bool{"": true}
	for _, s := range meta.Speakers {
		declared[s.Label] = true
	}
	var b strings.Builder
	at := map[int]time.Duration{} // by the byte at which the utterance starts
	for i, u := range us {
		if !declared[u.Label] {
			return nil, fmt.Errorf("utterance %d: its speaker label is not declared", i+1)
		}
		text := tidyParagraphs(u.Text, meta.Speakers)
		if u.Label == "" {
			if text == "" {
				continue
			}
			if i, _ := labelOf(text, meta.Speakers); i >= 0 {
				// "Interviewer: J. Doe" on a cover sheet is no turn.
				label := meta.Speakers[i].Label
				text = label + " " + text[len(label):]
			}
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		at[b.Len()] = u.At
		if u.Label != "" {
			b.WriteString(u.Label)
			b.WriteByte(':')
			if text != "" {
				b.WriteByte(' ')
			}
		}
		b.WriteString(text)
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	d, err := Build(meta, b.String())
	if err != nil {
		return nil, err
	}
	for i, t := range d.Turns {
		if known, ok := at[t.Span.Start]; ok {
			d.Turns[i].At = max(known, -1)
		}
	}
	return d, nil
}

// tidyParagraphs trims lines, drops empty paragraphs and takes care that no
// later paragraph would read as a turn of its own: such a one is joined to the
// paragraph before by a single line end.
func tidyParagraphs(text string, speakers []Speaker) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	blank := false
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t")
		if b.Len() == 0 {
			line = strings.TrimLeft(line, " \t")
		}
		if line == "" {
			blank = b.Len() > 0
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
			opens, _ := labelOf(line, speakers)
			if blank && opens < 0 && !strings.HasPrefix(line, "#") {
				b.WriteByte('\n')
			}
		}
		blank = false
		b.WriteString(line)
	}
	return b.String()
}
