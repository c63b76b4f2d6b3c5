package ingest

import "strings"

// A label alone on its line is one only where each of two occurs so often, or
// where it is a usual one.
const (
	aloneTurns = 3
	aloneShare = 6 // one label in at least so many lines
)

// aloneMarks reads labels that stand alone on their line, without a colon, and
// words below ("Speaker 2").
func aloneMarks(src *source, opt Options) []mark {
	if src.captions {
		return nil
	}
	var marks []mark
	count, usual := map[string]int{}, map[string]bool{}
	units := 0
	for i, p := range src.paras {
		for j, l := range p.lines {
			if j == 0 || l.glue != glueSpace {
				units++
			}
			m, ok := aloneMark(src, i, j, l)
			if !ok {
				continue
			}
			count[m.key]++
			_, told := opt.speaker(m.label)
			usual[m.key] = m.class >= idLabel || told
			marks = append(marks, m)
		}
	}
	kept := marks[:0]
	often, known := 0, false
	for _, m := range marks {
		known = known || m.class == knownLabel && count[m.key] >= 2
	}
	for _, m := range marks {
		if count[m.key] >= aloneTurns || usual[m.key] && (count[m.key] >= 2 || m.class == knownLabel || known) {
			kept = append(kept, m)
		}
	}
	for key, n := range count {
		if n >= aloneTurns || usual[key] {
			often++
		}
	}
	if often < 2 || len(kept)*aloneShare < units {
		return nil
	}
	return kept
}

// aloneMark reads one line.
func aloneMark(src *source, para, line int, l line) (m mark, ok bool) {
	text := strings.TrimSpace(l.plain())
	if text == "" || len(text) > labelSpan/2 || strings.ContainsAny(text, ":?!,;") || endsSentence(text) {
		return m, false
	}
	if p := src.paras[para]; p.row > 0 && line == len(p.lines)-1 && (para+1 == len(src.paras) || src.paras[para+1].column != p.column || src.paras[para+1].row != p.row) {
		return m, false // a cell, whose words are not below it
	}
	at, rest, timed := leadingTime(text)
	if !timed {
		at, rest = noTime, text
	}
	label := strings.Join(strings.Fields(strings.Trim(rest, "-–*_ ")), " ")
	class := classOf(label)
	if class == fieldLabel && mayBeInitials(label) {
		class = initialsLabel
	}
	if class < nameLabel || class == initialsLabel && len(label) < 2 || !wordsFollow(src, para, line) {
		return m, false
	}
	return mark{para: para, line: line, label: label, key: fold(label), at: at, class: class, strong: true}, true
}
