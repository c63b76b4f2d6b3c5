package ingest

import "strings"

// A transcript whose initials no legend explains needs so many turns of each
// of two of them, in every so-manieth line.
const (
	initialsTurns = 3
	initialsShare = 3
)

// initialsMarks reads "JB  So how did ...": initials or an id at the start of a
// line, set off by more than a blank, and no colon. Initials that the legend
// explains may be set off by a blank.
func initialsMarks(src *source, known legend) []mark {
	if src.captions {
		return nil
	}
	var marks []mark
	count := map[string]int{}
	units := 0
	for i, p := range src.paras {
		if p.heading > 0 {
			continue
		}
		for j, l := range p.lines {
			if j > 0 && l.glue == glueSpace {
				continue
			}
			units++
			at, text, timed := leadingTime(strings.TrimLeft(l.plain(), " \t"))
			if !timed {
				at = noTime
			}
			label, rest, ok := cutInitials(text, known)
			if !ok || known.lines[[2]int{i, j}] {
				continue
			}
			m := mark{para: i, line: j, label: label, key: fold(label), at: at, rest: rest, class: knownLabel, strong: true}
			count[m.key]++
			marks = append(marks, m)
		}
	}
	explained, often := 0, 0
	for key, n := range count {
		if _, ok := known.kinds[key]; ok {
			explained++
		}
		if n >= initialsTurns {
			often++
		}
	}
	if explained == 0 && (often < 2 || len(marks)*initialsShare < units) {
		return nil
	}
	kept := marks[:0]
	for _, m := range marks {
		if _, ok := known.kinds[m.key]; ok || count[m.key] >= initialsTurns && explained == 0 {
			kept = append(kept, m)
		}
	}
	return kept
}

// cutInitials cuts a line into initials and words.
func cutInitials(s string, known legend) (label, rest string, ok bool) {
	i := 0
	for i < len(s) && i < 6 && (s[i] >= 'A' && s[i] <= 'Z' || isDigit(s[i]) || s[i] == '.') {
		i++
	}
	if i == 0 || i == len(s) {
		return "", "", false
	}
	label = strings.TrimSuffix(s[:i], ".")
	if !isInitials(label) && !isID(label) {
		return "", "", false
	}
	rest = strings.TrimLeft(s[i:], " \t")
	gap := s[i : len(s)-len(rest)]
	for _, dash := range []string{"– ", "- ", "— ", "> "} {
		if after, found := strings.CutPrefix(rest, dash); found {
			return label, strings.TrimLeft(after, " \t"), rest != ""
		}
	}
	if _, explained := known.kinds[fold(label)]; explained && gap != "" {
		return label, rest, rest != ""
	}
	return label, rest, rest != "" && (strings.Contains(gap, "\t") || len(gap) >= 2)
}
