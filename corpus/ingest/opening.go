package ingest

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// An opening is a line that may begin a turn, taken apart. The grammar is the
// same for all layouts; each accepts some of its forms:
//
//	[time] label [time] : [time] words
//	[time] label [time]
//	label [time] words
type opening struct {
	label  string
	at     time.Duration // noTime where the line has none
	rest   string        // the words on the same line
	colon  bool          // a colon ends the label
	tight  bool          // the words follow the colon without a space
	before bool          // a time stands before the label
	after  bool          // a time stands behind it
	inline bool          // and words behind the time, on the same line
	bold   bool          // the label is bold
}

// labelSpan is how far into a line, in bytes, the colon is looked for.
const labelSpan = 120

// parseOpening takes a line apart; ok is false where it cannot begin a turn.
func parseOpening(l line) (o opening, ok bool) {
	s := strings.TrimSpace(l.text)
	bold := l.bold - (len(l.text) - len(strings.TrimLeft(l.text, " \t")))
	at, rest, before := leadingTime(s)
	bold -= len(s) - len(rest)
	s = rest
	if before {
		bold -= len(s) - len(afterDash(s))
		s = afterDash(s)
	}
	o = opening{at: at, before: before}
	if item := s[min(2, len(s)):]; bold <= 0 && (strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ")) && strings.HasPrefix(item, "**") {
		s = item
	}
	if bold <= 0 {
		if inner, tail := markdownBold(s); inner != "" {
			s, bold = inner+tail, len(inner)
		}
	}
	if !before && bold > 0 { // "**[00:10] Name:** words"
		if at, rest, found := leadingTime(s); found && len(s)-len(rest) < bold {
			o.at, o.before = at, true
			bold -= len(s) - len(rest)
			s = rest
		}
	}
	head, tail, ok := cutColon(s)
	if label, at, words, found := timeInLine(s); found && !o.before {
		head, tail, ok = label, words, false
		o.after, o.inline, o.at = true, true, at
	} else if ok {
		o.colon = true
		o.tight = isTight(head, s, tail)
	} else if head = s; len(head) > labelSpan {
		return o, false
	}
	label, at, timed := trailingTime(head)
	if timed && !o.inline {
		o.after, o.at = true, at
	}
	o.rest = strings.TrimLeft(tail, " \t")
	if o.colon && !timed {
		if at, rest, found := timeAfterColon(o.rest); found {
			o.after, o.rest = true, rest
			if !o.before {
				o.at = at
			}
		}
	}
	o.bold = bold > 0 && bold >= len(label)
	label = strings.Trim(label, " \t*_")
	if o.before && o.colon {
		label = writer(label)
	}
	if inner, ok := strings.CutPrefix(label, "["); ok && strings.HasSuffix(inner, "]") && (o.colon || o.after) {
		label = strings.TrimSuffix(inner, "]") // "[Name] 10:15:03"
	}
	o.label = strings.Join(strings.Fields(label), " ")
	if !o.colon && !o.before && !o.after && !o.bold {
		return o, false
	}
	return o, classOf(o.label) != notLabel
}

// afterDash takes off a dash between a time and what it is of.
func afterDash(s string) string {
	for _, dash := range []string{"- ", "– ", "— ", "| "} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			return strings.TrimLeft(rest, " \t")
		}
	}
	return s
}

// wideColon ends labels in Chinese and Japanese, with no blank behind it.
const wideColon = "："

// isTight says whether words follow the colon between head and tail of s as
// they do in "https:" and not behind a label.
func isTight(head, s, tail string) bool {
	if tail == "" || strings.HasPrefix(s[len(head):], wideColon) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(tail)
	return !unicode.IsSpace(r) && r < '\u2e80' // scripts without blanks
}

// cutColon cuts at the first colon that could end a label: not one inside a
// time.
func cutColon(s string) (head, tail string, ok bool) {
	for i := 0; i < len(s) && i < labelSpan; i++ {
		if strings.HasPrefix(s[i:], wideColon) {
			return s[:i], s[i+len(wideColon):], i > 0
		}
		if s[i] != ':' {
			continue
		}
		if i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			continue
		}
		return s[:i], s[i+1:], i > 0
	}
	return "", "", false
}

// timeAfterColon takes a time off the start of what follows a label. A bare
// time of two parts with words behind it ("P04: 3:30 we left") is speech, but for
// one that a tab sets off.
func timeAfterColon(s string) (at time.Duration, rest string, ok bool) {
	if d, n, _ := bracketed(s); n > 0 {
		return d, strings.TrimLeft(s[n:], " \t"), true
	}
	d, n, parts := clock(s)
	switch {
	case n == 0:
	case n == len(s):
		return d, "", true
	case parts == 3 && s[n] == ' ' || s[n] == '\t':
		return d, strings.TrimLeft(s[n:], " \t"), true
	}
	return noTime, s, false
}

// speechWords is more than the value of a field has.
const speechWords = 14

// isSpeech tells somebody's words from the value of a field in a heading
// ("Place: Town Hall"): they end as a sentence does, or go on and on.
func isSpeech(s string) bool {
	if endsSentence(s) {
		return true
	}
	words := 0
	for range strings.FieldsSeq(s) {
		if words++; words >= speechWords {
			return true
		}
	}
	return false
}

// isNameLike says whether s could be the value of "Interviewer:" in the head
// of a transcript: a name or an id, perhaps with a role behind it.
func isNameLike(s string) bool {
	if i := strings.IndexAny(s, ",(;–"); i > 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if isReply(strings.ToLower(s)) {
		return false
	}
	switch classOf(s) {
	case nameLabel, idLabel, initialsLabel:
		return utf8.RuneCountInString(s) > 1
	}
	return false
}

// isReply knows the words that are typed like a name where they are all that
// somebody says.
func isReply(lower string) bool {
	switch lower {
	case "hello", "hi", "hey", "yes", "yeah", "yep", "no", "nope", "okay", "ok", "right", "so", "well", "sure",
		"thanks", "thank you", "welcome", "great", "good", "fine", "cool", "exactly", "absolutely", "definitely",
		"mm", "mmm", "mhm", "mm-hmm", "hm", "uh-huh", "oh", "ah", "good morning", "good afternoon", "good evening",
		"bye", "goodbye", "please", "sorry", "maybe", "perhaps", "never", "always", "sometimes":
		return true
	}
	return false
}
