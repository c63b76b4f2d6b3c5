package ingest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/internal/fault"
)

// The layouts, by the names that stay the same in files, JSON and --layout.
const (
	layoutTable           = "table"            // rows of label | words
	layoutVoice           = "caption-voice"    // captions with <v Name>
	layoutCaptionLabel    = "caption-label"    // captions with "NAME: words" in them
	layoutLabelTime       = "label-time"       // "Name  0:21" or "Name: 00:00:21" above the words, "Name [0:21] words"
	layoutTimeLabel       = "time-label"       // "[00:10] NAME: words", or "[00:10] name" above the words
	layoutBoldLabel       = "bold-label"       // "**Name:** words", in Markdown or in Word
	layoutLabelColon      = "label-colon"      // "P07: words", or "P07:" above the words
	layoutLabelLine       = "label-line"       // "Speaker 2" alone on its line, words below
	layoutInitials        = "initials"         // "JB  So how did ...", "P07 - words": no colon
	layoutInterviewerOnly = "interviewer-only" // "I: ..." before questions, answers without a label
	layoutBoldQuestion    = "bold-question"    // questions in bold or italics, answers not
	layoutQuestion        = "question-line"    // questions with numbers, as headings or in quotation marks, answers not
	layoutCaptions        = "captions"         // captions, speakers unknown
	layoutParagraphs      = "paragraphs"       // text, speakers unknown
)

// Layouts lists the names of all layouts, the more particular ones first.
func Layouts() []string {
	return []string{
		layoutTable, layoutVoice, layoutCaptionLabel, layoutLabelTime, layoutTimeLabel,
		layoutBoldLabel, layoutInterviewerOnly, layoutLabelColon, layoutLabelLine, layoutInitials, layoutBoldQuestion,
		layoutQuestion, layoutCaptions, layoutParagraphs,
	}
}

func isLayout(name string) bool {
	for _, l := range Layouts() {
		if l == name {
			return true
		}
	}
	return false
}

// A mark is where a turn begins, if its label is accepted.
type mark struct {
	para, line int
	skip       int    // paragraphs after this one that are part of the label (table cells)
	label, key string // as typed, and folded
	at         time.Duration
	rest       string // the words after the label on its line
	class      labelClass
	strong     bool // has the very form of the layout; others follow its labels
	colon      bool
}

// A choice is a layout and the turns that it finds.
type choice struct {
	layout  string
	marks   []mark // accepted, in text order
	resumed int    // passages without label that follow a heading inside a turn
	legend  legend
	rest    tableRest // of a table: what is no turn
	scores  []Score   // of all layouts that fit, this one first
	doubts  []Doubt   // about the layout, where nobody said which
}

// nearly is how much of the most turns found by any layout a more particular
// layout must find to be chosen.
const nearly = 0.9

// choose tries every layout on the source and takes the most particular of
// those that explain it.
func choose(src *source, opt Options) (*choice, error) {
	known := legendOf(src)
	lines := scan(src, known)
	var found []*choice
	most := 0
	for _, name := range Layouts() {
		marks := marksOf(name, src, lines, known, opt)
		c := settle(name, marks, src, opt)
		c.unite(opt)
		if len(c.marks) > 0 {
			found = append(found, c)
			most = max(most, c.labelled())
		}
	}
	chosen := &choice{layout: layoutParagraphs}
	if src.captions {
		chosen.layout = layoutCaptions
	}
	if opt.Layout != "" {
		var err error
		if chosen, err = forced(opt.Layout, src, found); err != nil {
			return nil, err
		}
	} else if i := slices.IndexFunc(found, func(c *choice) bool { return float64(len(c.marks)) >= nearly*float64(most) }); i >= 0 {
		chosen = found[i]
	}
	if chosen.layout == layoutTable {
		_, chosen.rest = readTables(src)
	}
	chosen.scores, chosen.legend = scores(src, chosen, found), known
	if opt.Layout == "" {
		chosen.doubts = chosen.layoutDoubt(found)
	}
	return chosen, nil
}

// labelled counts the turns with which a choice competes. Of turns that have
// no labels, every other one is a question: as many labels say as much.
func (c *choice) labelled() int {
	if c.layout == layoutBoldQuestion || c.layout == layoutQuestion {
		return len(c.marks) / 2
	}
	return len(c.marks)
}

func forced(name string, src *source, found []*choice) (*choice, error) {
	if name == layoutParagraphs || name == layoutCaptions && src.captions {
		return &choice{layout: name}, nil
	}
	var others []string
	for _, c := range found {
		if c.layout == name {
			return c, nil
		}
		others = append(others, fmt.Sprintf("%s (%s)", c.layout, plural(len(c.marks), "turn")))
	}
	if src.captions {
		others = append(others, layoutCaptions)
	}
	others = append(others, layoutParagraphs)
	return nil, fault.New("layouts that fit: "+strings.Join(others, ", "), "layout %s finds no speaker in it", name)
}

// scanned is a line that could begin a turn.
type scanned struct {
	opening
	para, line int
	class      labelClass
	key        string
}

// scan takes apart every line once for all layouts.
func scan(src *source, known legend) []scanned {
	var out []scanned
	for i, p := range src.paras {
		for j, l := range p.lines {
			if o, ok := parseOpening(l); ok && (p.heading == 0 || o.rest == "") && !known.lines[[2]int{i, j}] {
				out = append(out, scanned{o, i, j, classOf(o.label), fold(o.label)})
			}
		}
	}
	withoutRemarks(out)
	return out
}

// marksOf gives every place where a turn would begin under a layout.
func marksOf(layout string, src *source, lines []scanned, known legend, opt Options) []mark {
	switch layout {
	case layoutTable:
		return tableMarks(src)
	case layoutVoice:
		return voiceMarks(src)
	case layoutBoldQuestion:
		return boldMarks(src)
	case layoutQuestion:
		return questionMarks(src)
	case layoutLabelLine:
		return aloneMarks(src, opt)
	case layoutInitials:
		return initialsMarks(src, known)
	case layoutInterviewerOnly:
		return askerMarks(src, marksOf(layoutLabelColon, src, lines, known, opt), known, opt)
	case layoutCaptions, layoutParagraphs:
		return nil
	}
	if src.captions != (layout == layoutCaptionLabel) {
		return nil
	}
	var marks []mark
	for _, s := range lines {
		strong := false
		switch layout {
		case layoutCaptionLabel:
			strong = s.colon
		case layoutLabelTime:
			strong = s.after && !s.before && (s.inline || s.rest == "" && wordsFollow(src, s.para, s.line))
		case layoutTimeLabel:
			strong = s.before && (s.colon || s.rest == "" && wordsFollow(src, s.para, s.line))
		case layoutBoldLabel:
			strong = s.bold && (s.colon || s.rest == "" && !s.before && !s.after)
		case layoutLabelColon:
			strong = s.colon
		}
		if s.tight && s.class < idLabel {
			continue
		}
		if !strong && !(s.colon && s.line == 0) {
			continue
		}
		marks = append(marks, mark{
			para: s.para, line: s.line, label: s.label, key: s.key, at: s.at, rest: s.rest,
			class: s.class, strong: strong, colon: s.colon,
		})
	}
	return marks
}

// wordsFollow says whether the line after this one holds words, not another
// time: a label above words, not a short line of timed text.
func wordsFollow(src *source, para, line int) bool {
	lines := src.paras[para].lines[line+1:]
	if len(lines) == 0 && para+1 < len(src.paras) {
		lines = src.paras[para+1].lines
	}
	if len(lines) == 0 {
		return false
	}
	_, _, timed := leadingTime(lines[0].text)
	return !timed
}
