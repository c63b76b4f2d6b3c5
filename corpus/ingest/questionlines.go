package ingest

import (
	"regexp"
	"strings"
)

// Questions without labels stand apart by their numbers, as headings or in
// quotation marks. They are taken for questions where there are so many, and so
// many of a hundred end as questions do.
const (
	questionLines = 3
	questionShare = 60
)

// listNumber is the number of an item: "12. ", "3) ".
var listNumber = regexp.MustCompile(`^\s*\d{1,3}[.)]\s+`)

// questionMarks reads a transcript without labels whose questions are lines of
// one of these forms, and whose answers, with more words, are what stands below.
func questionMarks(src *source) []mark {
	if src.captions {
		return nil
	}
	for _, form := range []func(para) bool{
		func(p para) bool { return listNumber.MatchString(p.lines[0].text) },
		func(p para) bool { return p.heading > 1 },
		func(p para) bool { return isQuoted(p.lines[0].text) },
	} {
		if marks := questionsOf(src, form); marks != nil {
			return marks
		}
	}
	return nil
}

func questionsOf(src *source, form func(para) bool) []mark {
	var marks []mark
	questions, asked, answered := 0, 0, 0
	words := map[string]int{}
	was := ""
	for i, p := range src.paras {
		if len(p.lines) == 0 || p.row > 0 {
			continue
		}
		who := otherSpeaker
		switch {
		case len(p.lines) == 1 && form(p):
			who = boldSpeaker
			questions++
			if strings.HasSuffix(strings.TrimRight(p.lines[0].text, " \t\"'”’»)*_"), "?") {
				asked++
			}
		case was == "" || p.heading > 0:
			continue // the head, the title of a part
		case was == boldSpeaker:
			answered++
		}
		words[who] += countWords(p.lines[0].text)
		if who != was || who == boldSpeaker {
			was = who
			marks = append(marks, mark{para: i, label: who, key: who, at: noTime, rest: p.lines[0].plain(), class: knownLabel, strong: true})
		}
	}
	if questions < questionLines || asked*100 < questions*questionShare || answered*2 < questions || words[boldSpeaker] >= words[otherSpeaker] {
		return nil
	}
	return marks
}

// isQuoted says whether all of a line is in double quotation marks.
func isQuoted(s string) bool {
	s = strings.TrimSpace(s)
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}, {"«", "»"}, {"„", "“"}} {
		inner, ok := strings.CutPrefix(s, pair[0])
		if inner, closed := strings.CutSuffix(inner, pair[1]); ok && closed && !strings.ContainsAny(inner, `"“”«»„`) {
			return true
		}
	}
	return false
}
