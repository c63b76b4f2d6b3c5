package ingest

import "github.com/mitten-qda/mitten/corpus"

// The interviewer alone is labelled where so many questions, and most of them,
// have an answer without a label.
const (
	askerTurns = 3
	askerShare = 0.8
)

// askerMarks reads a transcript in which one label, the interviewer's, is the
// only one: the paragraphs between its turns are the participant's.
func askerMarks(src *source, base []mark, known legend, opt Options) []mark {
	key := ""
	var asked []mark
	for _, m := range base {
		if m.class <= fieldLabel {
			continue
		}
		if kindOf(m.label, opt, known) == corpus.InterviewerSpeech && (key == "" || key == m.key) {
			key = m.key
			asked = append(asked, m)
		}
	}
	if len(asked) < askerTurns || src.captions {
		return nil
	}
	others := map[string]int{}
	for _, m := range base {
		if m.key == key || m.class <= fieldLabel {
			continue
		}
		told, known := opt.speaker(m.label)
		if known && told.Kind == "" {
			continue
		}
		if others[m.key]++; others[m.key] >= 2 || known || m.class >= idLabel {
			return nil // somebody else is labelled, too
		}
	}
	var out []mark
	answered := 0
	for k, m := range asked {
		out = append(out, m)
		end := [2]int{len(src.paras), 0}
		if k+1 < len(asked) {
			end = [2]int{asked[k+1].para, asked[k+1].line}
		}
		if at, l, ok := answerTo(src, m, end); ok {
			answered++
			out = append(out, mark{para: at[0], line: at[1], label: otherSpeaker, key: fold(otherSpeaker), at: src.paras[at[0]].at, rest: l.text, class: knownLabel, strong: true})
		}
	}
	if float64(answered) < askerShare*float64(len(asked)-1) {
		return nil
	}
	return out
}

// answerTo finds where the answer to a question begins: at the next paragraph,
// or at the next line where no paragraph stands between two questions.
func answerTo(src *source, question mark, end [2]int) (at [2]int, l line, ok bool) {
	within := func(para, line int) bool { return para < end[0] || para == end[0] && line < end[1] }
	lines := src.paras[question.para].lines
	if next := question.line + 1; next < len(lines) && lines[next].glue == gluePara && within(question.para, next) {
		return [2]int{question.para, next}, lines[next], true
	}
	for i := question.para + 1; within(i, 0); i++ {
		if p := src.paras[i]; p.heading == 0 && len(p.lines) > 0 && !isAboutFile(p) {
			return [2]int{i, 0}, p.lines[0], true
		}
	}
	for next := question.line + 1; next < len(lines) && within(question.para, next); next++ {
		if lines[next].glue == glueLine && endsSentence(lines[next-1].text) {
			return [2]int{question.para, next}, lines[next], true
		}
	}
	return at, l, false
}
