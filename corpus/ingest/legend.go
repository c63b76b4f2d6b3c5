package ingest

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// legendLines is how far into a file a legend is looked for.
const legendLines = 40

// legendWords is the most that an entry says of a label.
const legendWords = 6

// A legend is what a file says of its labels before it begins: "JB =
// Interviewer", "Key: JB: interviewer; P: participant". Its lines are text.
type legend struct {
	kinds map[string]corpus.SpeakerKind // by folded label
	lines map[[2]int]bool               // paragraph and line
}

// legendOf reads the legend of a source: lines at its beginning, each of which
// explains a short label by a role. It ends where the talk begins.
func legendOf(src *source) legend {
	l := legend{map[string]corpus.SpeakerKind{}, map[[2]int]bool{}}
	seen := 0
	for i, p := range src.paras {
		for j, line := range p.lines {
			if seen++; seen > legendLines {
				return l
			}
			entries := legendEntries(line.plain())
			for label, kind := range entries {
				l.kinds[label] = kind
			}
			if len(entries) > 0 {
				l.lines[[2]int{i, j}] = true
			} else if isTalk(line) {
				return l
			}
		}
	}
	return l
}

// isTalk says whether a line is a turn of a usual label, and no head's
// "Interviewer: Jo Moss".
func isTalk(l line) bool {
	o, ok := parseOpening(l)
	return ok && o.colon && classOf(o.label) >= idLabel && !isNameLike(o.rest)
}

// legendEntries reads the entries of one line; nil where it is none.
func legendEntries(line string) map[string]corpus.SpeakerKind {
	line = strings.TrimSpace(strings.Trim(strings.TrimSpace(line), "()[]"))
	for _, word := range []string{"key", "legend", "speakers", "abbreviations", "participants", "labels"} {
		if rest, ok := cutFold(line, word); ok {
			line = strings.TrimLeft(rest, " :-–")
			break
		}
	}
	entries := map[string]corpus.SpeakerKind{}
	for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == ',' }) {
		label, meaning, ok := legendEntry(strings.TrimSpace(part))
		if !ok {
			return nil
		}
		entries[fold(label)] = meaning
	}
	return entries
}

// legendEntry reads "JB = Interviewer (Jo)": a label of a few letters and a
// role.
func legendEntry(s string) (label string, kind corpus.SpeakerKind, ok bool) {
	at, width := -1, 0
	for _, mark := range []string{" = ", "=", " – ", " - ", " — ", ": ", "\t"} {
		if i := strings.Index(s, mark); i > 0 && (at < 0 || i < at) {
			at, width = i, len(mark)
		}
	}
	if at < 0 {
		return "", "", false
	}
	label, meaning := strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+width:])
	if !isInitials(label) && !isID(label) || meaning == "" || endsSentence(meaning) {
		return "", "", false
	}
	words := strings.FieldsFunc(meaning, func(r rune) bool { return strings.ContainsRune(" ()/,", r) })
	if len(words) > legendWords {
		return "", "", false // somebody's words
	}
	for _, word := range words {
		lower := strings.ToLower(word)
		if k := roleWord(strings.TrimRight(lower, "0123456789")); k != "" && k != corpus.OtherSpeech && len(lower) >= 4 && !ok {
			kind, ok = k, true
		} else if lower == word && !isParticle(word) && !isLegendWord(word) {
			return "", "", false // "my client left"
		}
	}
	return label, kind, ok
}

// isLegendWord knows what stands beside a role where a label is explained.
func isLegendWord(word string) bool {
	switch word {
	case "lead", "second", "first", "main", "male", "female", "research", "principal", "co", "assistant", "adult", "group", "focus", "peer", "is", "for":
		return true
	}
	return isDigit(word[0])
}

// cutFold cuts a word off the start of s, in any case, where no letter follows.
func cutFold(s, word string) (string, bool) {
	if len(s) < len(word) || !strings.EqualFold(s[:len(word)], word) || len(s) > len(word) && isLetter(s[len(word)]) {
		return s, false
	}
	return s[len(word):], true
}
