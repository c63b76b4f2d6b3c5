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
		end := len(src.paras)
		if k+1 < len(asked) {
			end = asked[k+1].para
		}
		for i := m.para + 1; i < end; i++ {
			p := src.paras[i]
			if p.heading > 0 || len(p.lines) == 0 {
				continue
			}
			answered++
			out = append(out, mark{para: i, label: otherSpeaker, key: fold(otherSpeaker), at: p.at, rest: p.lines[0].text, class: knownLabel, strong: true})
			break
		}
	}
	if float64(answered) < askerShare*float64(len(asked)-1) {
		return nil
	}
	return out
}
