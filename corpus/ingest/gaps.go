package ingest

import "strings"

// A gap is what stands between a label without a colon and the words.
type gap int

const (
	noGap    gap = iota
	blankGap     // one blank: only of labels that are explained
	dotGap       // a full stop and a blank
	wideGap      // a tab, several blanks, a dash, an arrow, brackets around the label
)

// cutLabel cuts a line into a label and words.
func cutLabel(s string, known legend) (label, rest string, set gap) {
	for _, pair := range []string{"()", "<>", "[]"} {
		inner, tail, ok := strings.Cut(s[min(1, len(s)):], pair[1:])
		if ok && s[0] == pair[0] && len(inner) <= labelSpan/2 && strings.HasPrefix(tail, " ") && isBracketLabel(inner) {
			return inner, strings.TrimLeft(tail, " \t"), wideGap
		}
	}
	head := s[:min(len(s), labelSpan/2)]
	for _, sign := range []string{"\t", " | ", " – ", " - ", " — ", "> ", " > ", "  "} {
		i := strings.Index(head, sign)
		if i <= 0 {
			continue
		}
		label := strings.TrimRight(strings.TrimSuffix(strings.TrimSpace(head[:i]), "."), " ")
		if isBareLabel(label, sign != "  ") {
			return label, afterDash(strings.TrimLeft(s[i+len(sign):], " \t")), wideGap
		}
	}
	label, rest, ok := strings.Cut(s, " ")
	if !ok || len(label) > 6 {
		return "", "", noGap
	}
	rest = strings.TrimLeft(rest, " \t")
	bare := strings.TrimSuffix(label, ".")
	if _, role := roleOf(bare); !isInitials(bare) && !isID(bare) && !role {
		return "", "", noGap
	}
	if _, told := known.kinds[fold(bare)]; told && !(isWord(bare) && bare == label && startsSmall(rest)) {
		return bare, rest, blankGap
	}
	if bare != label && !startsSmall(bare) {
		return bare, rest, dotGap
	}
	return "", "", noGap
}

// isBareLabel says whether a label without a colon may be one: names need a
// sign behind them, as blanks stand behind any word.
func isBareLabel(label string, sign bool) bool {
	switch classOf(label) {
	case initialsLabel, idLabel, knownLabel:
		return true
	case fieldLabel:
		return mayBeInitials(label)
	case nameLabel:
		return sign && len(strings.Fields(label)) <= 3 && !isReply(strings.ToLower(label))
	}
	return false
}

// isBracketLabel: brackets hold many other things, so that names are none.
func isBracketLabel(label string) bool {
	class := classOf(label)
	return class == idLabel || class == knownLabel || class == initialsLabel
}

// isWord: I and A are English words as well as labels.
func isWord(label string) bool { return label == "I" || label == "A" }

func startsSmall(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

// boldBeginning gives the label that is all of the bold beginning of a line,
// with words that are not bold behind it.
func boldBeginning(l line) string {
	bold := ""
	if l.bold > 0 {
		bold = l.text[:l.bold]
	} else {
		bold, _ = markdownBold(strings.TrimSpace(l.text))
	}
	bold = strings.TrimSpace(bold)
	if !isBareLabel(bold, true) {
		return ""
	}
	return bold
}
