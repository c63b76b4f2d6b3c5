package ingest

import (
	"strings"
	"time"
)

// writer gives the name in "From Jo Moss to Everyone", as written messages have
// it.
func writer(label string) string {
	name, ok := strings.CutPrefix(label, "From ")
	if !ok {
		return label
	}
	for _, to := range []string{" to ", " To "} {
		name, _, _ = strings.Cut(name, to)
	}
	return strings.TrimSpace(name)
}

// timeInLine reads "label [time] words": a name or what transcribers call one.
// Speech, too, begins with a word and a time ("Then [00:10] we left").
func timeInLine(s string) (label string, at time.Duration, words string, ok bool) {
	i := strings.IndexAny(s[:min(len(s), labelSpan)], "[(:")
	if i <= 0 || s[i] == ':' {
		return "", noTime, "", false
	}
	at, n, _ := bracketed(s[i:])
	if n == 0 || i+n == len(s) || s[i+n] != ' ' && s[i+n] != '\t' {
		return "", noTime, "", false
	}
	label = strings.Trim(s[:i], " \t*_")
	words = strings.TrimLeft(s[i+n:], " \t")
	if classOf(label) < nameLabel || isOpeningWord(strings.ToLower(label)) || words == "" || words[0] == ':' {
		return "", noTime, "", false
	}
	return label, at, words, true
}

// isOpeningWord knows words that sentences begin with, which have the form of a
// name there.
func isOpeningWord(lower string) bool {
	switch lower {
	case "then", "and", "but", "or", "she", "he", "they", "we", "you", "it", "this", "that", "there", "here", "my",
		"now", "because", "when", "if", "after", "before", "later", "what", "how", "the", "in", "at", "on", "a", "um", "er":
		return true
	}
	return isReply(lower)
}
