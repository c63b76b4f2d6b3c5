package ingest

import "strings"

// tableMarks finds rows whose last cell holds words and whose others hold a
// label and perhaps a time.
func tableMarks(src *source) []mark {
	var marks []mark
	for i := 0; i < len(src.paras); {
		row := src.paras[i].row
		j := i + 1
		for j < len(src.paras) && row > 0 && src.paras[j].row == row {
			j++
		}
		if row > 0 {
			if m, ok := rowMark(src.paras[i:j], i); ok && !(len(marks) == 0 && isTableHead(m, src.paras[i:j])) {
				marks = append(marks, m)
			}
		}
		i = j
	}
	return marks
}

// rowMark gives the mark of a row whose first paragraph has this index.
func rowMark(cells []para, first int) (m mark, ok bool) {
	m = mark{para: first, at: noTime, strong: true}
	last := cells[0].columns
	for i, p := range cells {
		if p.column == last {
			m.skip = i - 1
			return m, m.label != ""
		}
		if len(p.lines) != 1 {
			return m, false
		}
		text := strings.TrimSpace(p.lines[0].plain())
		if d, rest, timed := leadingTime(text); timed && rest == "" {
			m.at = d
			continue
		}
		label, d, timed := trailingTime(text)
		if timed {
			m.at = d
		}
		label = strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimSpace(label), ":")), " ")
		if m.class = classOf(label); m.class == notLabel || m.label != "" {
			return m, false
		}
		m.label, m.key = label, fold(label)
	}
	return m, false // nobody's words
}

// isTableHead recognises the row that says what the columns are.
func isTableHead(m mark, cells []para) bool {
	words := cells[m.skip+1].lines[0].plain()
	return (m.class == fieldLabel || roleWord(fold(m.label)) != "") && countWords(words) <= 3 && !isSpeech(words)
}

// voiceMarks takes the speakers that captions name.
func voiceMarks(src *source) []mark {
	var marks []mark
	for i, p := range src.paras {
		if p.voice == "" {
			continue
		}
		label := strings.Join(strings.Fields(strings.ReplaceAll(p.voice, ":", " ")), " ")
		if label != "" {
			marks = append(marks, mark{para: i, label: label, key: fold(label), at: p.at, rest: p.lines[0].text, class: nameLabel, strong: true})
		}
	}
	return marks
}

// The labels that stand for bold and other paragraphs, where the file has none.
const (
	boldSpeaker  = "Interviewer"
	otherSpeaker = "Participant"
)

// boldMarks reads a transcript without labels whose questions are bold or in
// italics: a turn begins wherever such paragraphs begin or end. It needs at least three
// questions, and more words outside them than in them.
func boldMarks(src *source) []mark {
	if src.captions {
		return nil
	}
	var marks []mark
	was, questions, words := "", 0, map[string]int{}
	for i, p := range src.paras {
		if p.heading > 0 || len(p.lines) == 0 {
			continue
		}
		who := boldSpeaker
		for _, l := range p.lines {
			if !l.isBold() && !l.italic {
				who = otherSpeaker
			}
		}
		for _, l := range p.lines {
			words[who] += countWords(l.text)
		}
		if who != was {
			if was = who; who == boldSpeaker {
				questions++
			}
			marks = append(marks, mark{para: i, label: who, key: who, at: noTime, rest: p.lines[0].plain(), class: knownLabel, strong: true})
		}
	}
	if questions < 3 || words[boldSpeaker] >= words[otherSpeaker] {
		return nil
	}
	return marks
}
