package ingest

import (
	"strings"
	"unicode"
)

// withoutHead drops the marks in the head of a file, where "Interviewer: Jo
// Moss" names a person and opens no turn. The head is the fields, the labels
// that never come again, and the names and ids behind labels, before the first
// words that look spoken. Without a single field there is no head.
func withoutHead(marks []mark) []mark {
	count := map[string]int{}
	for _, m := range marks {
		count[m.key]++
	}
	end, fields := 0, 0
	for ; end < len(marks); end++ {
		m := marks[end]
		once := count[m.key] == 1
		if m.rest == "" || isSpeech(m.rest) || m.class != fieldLabel && !once && !isNameLike(m.rest) {
			break
		}
		if m.class == fieldLabel || m.class == knownLabel && once && isNameLike(m.rest) {
			fields++
		}
	}
	if end == len(marks) || fields == 0 {
		return marks
	}
	return marks[end:]
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
