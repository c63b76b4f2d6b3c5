package ingest

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/corpus"
)

// sameAs gives the label to use for a label, following what Options.Same says
// from one to the next.
func (o Options) sameAs(label string) string {
	for range len(o.Same) {
		to := ""
		for from, as := range o.Same {
			if fold(from) == fold(label) {
				to = as
			}
		}
		if to == "" || to == label {
			break
		}
		label = to
	}
	return label
}

// isSame says whether a label is one of those that Options.Same is about.
func (o Options) isSame(key string) bool {
	for from, as := range o.Same {
		if fold(from) == key || fold(as) == key {
			return true
		}
	}
	return false
}

// unite gives the labels that are one speaker's one form.
func (c *choice) unite(opt Options) {
	if len(opt.Same) == 0 {
		return
	}
	known := map[string]string{}
	for i, m := range c.marks {
		as, done := known[m.label]
		if !done {
			as = opt.sameAs(m.label)
			known[m.label] = as
		}
		c.marks[i].label, c.marks[i].key = as, fold(as)
	}
}

// sameDoubts asks about labels that look like one speaker's.
func sameDoubts(speakers []SpeakerCount) []Doubt {
	ambiguous := map[string]bool{} // short forms of several names
	for _, short := range speakers {
		n := 0
		for _, long := range speakers {
			if shortOf(short.Label, long.Label) {
				n++
			}
		}
		ambiguous[short.Label] = n > 1
	}
	group := make([]int, len(speakers)) // index of the first label of its group
	for i := range speakers {
		group[i] = i
		for j := range i {
			if looksSame(speakers[j], speakers[i], ambiguous) {
				group[i] = group[j]
				break
			}
		}
	}
	var doubts []Doubt
	for first := range speakers {
		d := Doubt{Kind: SamePerson}
		most := 0
		for i, g := range group {
			if g != first {
				continue
			}
			d.Labels = append(d.Labels, speakers[i].Label)
			if speakers[i].Turns > most {
				most, d.Guess = speakers[i].Turns, speakers[i].Label
			}
		}
		if len(d.Labels) > 1 {
			doubts = append(doubts, d)
		}
	}
	return doubts
}

// looksSame says whether two labels may be forms of one: two words for the
// interviewer, one id with and without a nought, a name and its beginning or
// initials, or a slip of the keys.
func looksSame(a, b SpeakerCount, ambiguous map[string]bool) bool {
	baseA, numberA := labelParts(a.Label)
	baseB, numberB := labelParts(b.Label)
	if numberA != "" && numberB != "" && numberA != numberB {
		return false
	}
	_, usualA := roleOf(a.Label)
	_, usualB := roleOf(b.Label)
	if usualA && usualB {
		return a.Kind == corpus.InterviewerSpeech && b.Kind == corpus.InterviewerSpeech || baseA == baseB && baseA != "speaker"
	}
	switch {
	case baseA == baseB:
		return numberA == numberB // P7 and P07
	case numberA != "" || numberB != "":
		return numberA == numberB && oneSlip(baseA, baseB) && len(baseA)+len(baseB) > 9
	case usualA || usualB: // a role is no short form of a name
	case shortOf(a.Label, b.Label) && !ambiguous[a.Label] || shortOf(b.Label, a.Label) && !ambiguous[b.Label]:
		return true
	}
	return min(len(baseA), len(baseB)) >= 5 && oneSlip(baseA, baseB) && min(a.Turns, b.Turns)*3 <= max(a.Turns, b.Turns)
}

// labelParts takes a label apart into its letters, in lower case, and the
// number at its end without noughts in front. A letter O among digits is one.
func labelParts(label string) (letters, number string) {
	var b strings.Builder
	for _, r := range strings.ToLower(label) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	s := b.String()
	letters = strings.TrimRight(s, "0123456789")
	number = strings.TrimLeft(s[len(letters):], "0")
	if cut := strings.TrimSuffix(letters, "o"); number != "" && cut != "" && len(cut) <= 2 {
		letters = cut
	}
	return letters, number
}

// shortOf says whether short is the first or last word of a name, or its
// initials.
func shortOf(short, long string) bool {
	words := strings.Fields(long)
	if len(words) < 2 {
		return false
	}
	s := fold(strings.TrimRight(short, "."))
	if slices.Contains([]string{fold(words[0]), fold(words[len(words)-1])}, s) {
		return true
	}
	var initials strings.Builder
	for _, w := range words {
		for _, r := range w {
			initials.WriteRune(unicode.ToLower(r))
			break
		}
	}
	return isInitials(short) && strings.ReplaceAll(s, ".", "") == initials.String()
}

// oneSlip says whether one letter more, less, other, or two that changed
// places make b of a.
func oneSlip(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	if len(ra) > len(rb) {
		ra, rb = rb, ra
	}
	if len(rb)-len(ra) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(ra) && ra[i] == rb[i] {
		i++
	}
	j := 0
	for j < len(ra)-i && ra[len(ra)-1-j] == rb[len(rb)-1-j] {
		j++
	}
	if len(ra) < len(rb) {
		return i+j == len(ra)
	}
	switch len(ra) - i - j {
	case 1:
		return true
	case 2:
		return ra[i] == rb[i+1] && ra[i+1] == rb[i]
	}
	return false
}
