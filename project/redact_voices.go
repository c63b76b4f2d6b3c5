package project

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// thrownIn finds the passages in brackets that somebody threw into another's
// turn: "[P07: mm]", "(P07: mm)", and "[[P07]: mm]", as it stands where a name
// was replaced. spoke says whose a label is. Spans have the brackets; one that
// is never closed ends with its paragraph.
func thrownIn(text string, spoke func(label string) bool) []corpus.Span {
	var found []corpus.Span
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], "[({")
		if i < 0 {
			break
		}
		at += i
		colon := strings.IndexAny(text[at:], ":\n")
		if colon < 0 || text[at+colon] != ':' {
			at++
			continue
		}
		label := strings.Trim(text[at:at+colon], "[](){} \t")
		if label == "" || strings.ContainsAny(label, "[](){}") || !spoke(label) {
			at++
			continue
		}
		end := closes(text, at)
		found = append(found, corpus.Span{Start: at, End: end})
		at = end
	}
	return found
}

// closes gives the end of the brackets that open at a place.
func closes(text string, at int) int {
	depth := 0
	for i := at; i < len(text); i++ {
		switch {
		case strings.IndexByte("[({", text[i]) >= 0:
			depth++
		case strings.IndexByte("])}", text[i]) >= 0:
			if depth--; depth <= 0 {
				return i + 1
			}
		case strings.HasPrefix(text[i:], "\n\n"):
			return i
		}
	}
	return len(text)
}
