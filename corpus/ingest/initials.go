package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// A transcript whose labels have no colon and no legend needs so many turns of
// each of two of them, in every so-manieth line.
const (
	initialsTurns = 3
	initialsShare = 3
)

// initialsMarks reads labels that no colon ends: "JB  So how did ...", initials,
// ids, roles and names at the start of a line, set off by more than a blank.
// What the legend explains may be set off by a blank.
func initialsMarks(src *source, known legend) []mark {
	if src.captions {
		return nil
	}
	var marks []mark
	var gaps []gap
	units := 0
	for i, p := range src.paras {
		if p.heading > 0 {
			continue
		}
		for j, l := range p.lines {
			if j > 0 && l.glue == glueSpace {
				continue
			}
			units++
			if known.lines[[2]int{i, j}] {
				continue
			}
			if m, set := initialsMark(l, known); set != noGap {
				m.para, m.line = i, j
				marks, gaps = append(marks, m), append(gaps, set)
			}
		}
	}
	return recurringLabels(marks, gaps, known, units)
}

// initialsMark reads one line.
func initialsMark(l line, known legend) (mark, gap) {
	at, text, timed := leadingTime(strings.TrimLeft(l.plain(), " \t"))
	if timed {
		text = afterDash(text)
	} else {
		at = noTime
	}
	label, rest, set := cutLabel(text, known)
	if l.isBold() {
		return mark{}, noGap // a heading, or a question
	}
	if name := boldBeginning(l); name != "" && set <= blankGap {
		if tail, ok := strings.CutPrefix(text, name); ok && !strings.HasPrefix(strings.TrimSpace(tail), ":") && !goesOn(tail) {
			label, rest, set = name, strings.TrimLeft(tail, " \t"), wideGap
		}
	}
	if set == noGap || rest == "" {
		return mark{}, noGap
	}
	return mark{label: label, key: fold(label), at: at, rest: rest, class: knownLabel, strong: true}, set
}

// goesOn says whether a word goes on with s.
func goesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// recurringLabels keeps the marks of labels that the legend explains, or that
// recur, where these are enough to explain the file.
func recurringLabels(marks []mark, gaps []gap, known legend, units int) []mark {
	count, wide, explained := map[string]int{}, 0, 0
	for i, m := range marks {
		count[m.key]++
		if _, ok := known.kinds[m.key]; ok {
			explained++
			if gaps[i] > blankGap {
				wide++
			}
		}
	}
	var labels []string
	for key, n := range count {
		if n >= initialsTurns || n >= 2 && isUsual(key) {
			labels = append(labels, key)
		}
	}
	if explained == 0 && (len(labels) < 2 || len(marks)*initialsShare < units) {
		return nil
	}
	inOutline := !anyAsks(labels)
	kept := marks[:0]
	for i, m := range marks {
		_, told := known.kinds[m.key]
		switch {
		case told && gaps[i] == blankGap && 2*wide > explained: // the others are set off by more
		case told:
			kept = append(kept, m)
		case explained > 0:
		case gaps[i] == dotGap && len(m.key) == 1 && inOutline: // "A. The house"
		case count[m.key] >= initialsTurns || isUsual(m.key) && gaps[i] != dotGap || slices.Contains(labels, m.key):
			kept = append(kept, m)
		}
	}
	if explained == 0 && len(kept)*initialsShare < units {
		return nil
	}
	return kept
}

// isUsual says whether a label is one of transcribers' by more than a letter.
func isUsual(label string) bool {
	return len(label) > 1 && classOf(label) >= idLabel
}

// anyAsks says whether the labels of one letter are all roles', and one of them
// is an interviewer's: no outline's.
func anyAsks(labels []string) bool {
	asks := false
	for _, l := range labels {
		kind, ok := roleOf(l)
		if len(l) == 1 && !ok {
			return false
		}
		asks = asks || kind == corpus.InterviewerSpeech
	}
	return asks
}
