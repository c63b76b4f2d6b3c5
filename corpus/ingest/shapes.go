package ingest

import "strings"

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
	head := fieldsEnd(src)
	for i, p := range src.paras {
		if i < head || p.heading > 0 || len(p.lines) == 0 {
			continue
		}
		who := boldSpeaker
		for _, l := range p.lines {
			if !l.isBold() && !l.isItalic() {
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
			marks = append(marks, mark{para: i, label: who, key: who, at: noTime, rest: p.lines[0].upright(), class: knownLabel, strong: true})
		}
	}
	if questions < 3 || words[boldSpeaker] >= words[otherSpeaker] {
		return nil
	}
	return marks
}

// fieldsEnd gives the paragraph after the last field ("Date: 3 May") of the head
// of a file.
func fieldsEnd(src *source) int {
	end := 0
	for i, p := range src.paras[:min(len(src.paras), legendLines)] {
		if len(p.lines) == 0 {
			continue
		}
		o, ok := parseOpening(p.lines[0])
		switch {
		case ok && o.colon && classOf(o.label) == fieldLabel && !isSpeech(o.rest):
			end = i + 1
		case isSpeech(p.lines[0].plain()):
			return end
		}
	}
	return end
}
