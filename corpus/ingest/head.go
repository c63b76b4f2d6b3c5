package ingest

import (
	"strings"
	"unicode"
)

// withoutHead drops the marks in the head of a file, where "Interviewer: Jo
// Moss" names a person and opens no turn. The head is the fields, the labels
// that never come again, and the names and ids behind labels, before the first
// words that look spoken, and where turns have times before the first of these.
// Without a single field, or labels that can only be a head's, there is none.
func withoutHead(marks []mark, timed bool) []mark {
	count := map[string]int{}
	for _, m := range marks {
		count[m.key]++
	}
	end, fields := 0, 0
	for ; end < len(marks); end++ {
		m := marks[end]
		once := count[m.key] == 1
		named := isNameLike(m.rest)
		if m.rest == "" || timed && m.strong || isSpeech(m.rest) || m.class != fieldLabel && !once && !named {
			break
		}
		if m.class == fieldLabel || named && m.class == knownLabel && (once || timed) {
			fields++
		}
	}
	if end == len(marks) {
		return marks
	}
	if fields == 0 && !introduces(marks[:end], marks[end]) {
		return marks
	}
	return marks[end:]
}

// introduces says whether marks say who the labels are: each of a role, each
// once, a full name or an id behind it, and the talk begins after them.
func introduces(marks []mark, next mark) bool {
	again := false
	for i, m := range marks {
		if m.class != knownLabel || !isNameLike(m.rest) || len(strings.Fields(m.rest)) < 2 && !isID(m.rest) {
			return false
		}
		for _, n := range marks[:i] {
			if n.key == m.key {
				return false
			}
		}
		again = again || m.key == next.key
	}
	return again
}

// isCommon says whether a one-word label is a word that the file also writes
// with a small letter: a name hardly is, a noun mostly.
func (v *verdict) isCommon(label string) bool {
	if strings.ContainsAny(label, " .") {
		return false
	}
	if v.common == nil {
		v.common = map[string]bool{}
		for _, p := range v.src.paras {
			for _, l := range p.lines {
				v.noteWords(l.text)
			}
		}
	}
	return v.common[strings.ToLower(label)]
}

func (v *verdict) noteWords(text string) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if v.labels[word] != nil {
			v.common[word] = true
		}
	}
}
