package ingest

import (
	"fmt"
	"regexp"
	"strconv"
)

// turnNumber is a number that counts turns, before a label: "12  I: ...",
// "[12] I: ...", "12. I: ...".
var turnNumber = regexp.MustCompile(`^\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)]?)[ \t]+`)

// gapInNumbers is how many numbers may be left out between two turns: whose
// turns have none, or were taken out.
const gapInNumbers = 2

// turnNumbers is how many numbers in a row count turns.
const turnNumbers = 3

// withoutTurnNumbers takes out numbers that count the turns of a text: they
// stand before labels and go up.
func (s *source) withoutTurnNumbers() {
	type place struct{ para, line, length int }
	var found []place
	next := -1
	for i, p := range s.paras {
		for j, l := range p.lines {
			m := turnNumber.FindStringSubmatch(l.text)
			if m == nil || p.heading > 0 {
				continue
			}
			n, _ := strconv.Atoi(m[1] + m[2])
			rest := l
			rest.text = l.text[len(m[0]):]
			if o, ok := parseOpening(rest); !ok || !o.colon || o.before {
				continue
			}
			if next >= 0 && (n < next || n > next+gapInNumbers) {
				return
			}
			next = n + 1
			found = append(found, place{i, j, len(m[0])})
		}
	}
	if len(found) < turnNumbers {
		return
	}
	for _, at := range found {
		l := &s.paras[at.para].lines[at.line]
		l.text, l.bold = l.text[at.length:], max(l.bold-at.length, 0)
	}
	s.warnings = append(s.warnings, fmt.Sprintf("the numbers of %d paragraphs were left out", len(found)))
}
