package ingest

import (
	"fmt"
	"regexp"
	"strconv"
)

// questionNumber is a label of a question or an answer and its number: "Q1:",
// "A 1.", "Question 12:".
var questionNumber = regexp.MustCompile(`^(\s*(?:\*\*|__)?(?i:q|question|a|answer))[ \t]?\.?(\d{1,3})([:.)]|[ \t]*(?:\*\*|__)?:)(?:\s|\*|_|$)`)

// withoutQuestionNumbers takes the numbers out of "Q1: ... A1: ..." where they
// count the questions: each comes once, and they go up. Q and A are the
// speakers; there is no speaker Q1.
func (s *source) withoutQuestionNumbers() {
	type place struct{ para, line, from, to int }
	var found []place
	questions, last := 0, map[bool]int{}
	for i, p := range s.paras {
		for j, l := range p.lines {
			m := questionNumber.FindStringSubmatchIndex(l.text)
			if m == nil || p.heading > 0 {
				continue
			}
			n, _ := strconv.Atoi(l.text[m[4]:m[5]])
			asks := l.text[m[3]-1]|0x20 != 'a' && l.text[m[3]-1]|0x20 != 'r'
			if n <= last[asks] {
				return // they name people
			}
			last[asks] = n
			if asks {
				questions++
			}
			found = append(found, place{i, j, m[3], m[5]})
		}
	}
	if questions < turnNumbers {
		return
	}
	for _, at := range found {
		l := &s.paras[at.para].lines[at.line]
		l.text = l.text[:at.from] + l.text[at.to:]
		if l.bold > at.from {
			l.bold = max(l.bold-(at.to-at.from), at.from)
		}
	}
	s.warnings = append(s.warnings, fmt.Sprintf("the numbers of %d questions and answers were left out", len(found)))
}
