package ingest

import (
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus"
)

// A scribe writes utterances down, one paragraph after the other.
type scribe struct {
	src   *source
	out   []corpus.Utterance
	text  strings.Builder
	open  corpus.Utterance
	going bool
}

// utterances divides the source at the marks. Text before the first mark, and
// headings, have no label; text behind a heading goes on being that of the
// speaker before it.
func (c *choice) utterances(src *source) []corpus.Utterance {
	if len(c.marks) == 0 {
		return unlabelled(src)
	}
	s := &scribe{src: src}
	next, skip, speaker := 0, 0, ""
	for i, p := range src.paras {
		if skip > 0 {
			skip--
			continue
		}
		if c.rest.unread[i] {
			continue
		}
		marked := next < len(c.marks) && c.marks[next].para == i
		if !marked && (p.heading > 0 || c.isTitle(p) || isCapitals(p) && next < len(c.marks) && c.marks[next].para == i+1) {
			s.heading(p)
			continue
		}
		if about := isAboutFile(p); !marked && !src.captions && (about || isSection(p)) {
			s.heading(p)
			if about && next == len(c.marks) {
				speaker = "" // what follows is about the file, too
			}
			continue
		}
		for j, l := range p.lines {
			g := l.glue
			if j == 0 {
				g = src.between()
			}
			if next == len(c.marks) || c.marks[next].para != i || c.marks[next].line != j {
				resumes := !s.going && speaker != ""
				switch {
				case resumes && isDirection(l):
					s.begin("", p.at)
				case resumes:
					c.resumed++
					s.begin(speaker, p.at)
				case !s.going || speaker == "" && (g == gluePara || p.at < 0 && j == 0):
					s.begin(speaker, p.at)
				}
				s.write(l.text, g)
				continue
			}
			m := c.marks[next]
			next++
			if m.at < 0 {
				m.at = p.at
			}
			if !src.captions || !s.going || m.label != speaker {
				s.begin(m.label, m.at)
			}
			speaker = m.label
			skip = m.skip
			s.write(m.rest, g)
			if c.layout == layoutTable && m.rest == "" {
				break // what is left of the label's cell is its time
			}
		}
	}
	s.end()
	return s.out
}

// isDirection says whether a line is a remark of the transcriber's: all of it
// in brackets or in italics.
func isDirection(l line) bool {
	text := strings.TrimSpace(l.text)
	if l.italic {
		return true
	}
	for _, pair := range []string{"**", "__", "()", "[]"} {
		if len(text) > 2 && text[0] == pair[0] && text[len(text)-1] == pair[1] && text[1] != pair[0] {
			return true
		}
	}
	return false
}

// between is the join of two paragraphs of one turn.
func (s *source) between() glue {
	if s.captions {
		return glueSpace
	}
	return gluePara
}

// isTitle: a short line alone in bold, in a layout of bold labels, divides the
// conversation as a heading does ("**Break**: [20:26]").
func (c *choice) isTitle(p para) bool {
	if c.layout != layoutBoldLabel && c.layout != layoutLabelTime || len(p.lines) != 1 {
		return false
	}
	o, ok := parseOpening(p.lines[0])
	return ok && o.bold && o.rest == "" && !endsSentence(p.lines[0].text)
}

// titleWords is the longest title in capitals.
const titleWords = 8

// isCapitals: two words and more in capitals alone on their line, where a turn
// begins behind them, are the title of a part.
func isCapitals(p para) bool {
	if len(p.lines) != 1 || p.row > 0 {
		return false
	}
	text := p.lines[0].plain()
	n := countWords(text)
	return n > 1 && n <= titleWords && strings.ToUpper(text) == text && strings.ToLower(text) != text && !endsSentence(text) && !strings.ContainsAny(text, "[]()")
}

func (s *scribe) begin(label string, at time.Duration) {
	s.end()
	s.open, s.going = corpus.Utterance{Label: label, At: at}, true
}

// write adds text with this join before it. A time at the start of a turn
// without time becomes its time; other times go.
func (s *scribe) write(text string, g glue) {
	text, first := withoutTimes(text)
	text = strings.TrimSpace(text)
	if first >= 0 && s.open.At < 0 && s.text.Len() == 0 {
		s.open.At = first
	}
	if s.src.escapes {
		text = markdownWords(strings.TrimSuffix(text, `\`))
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	if s.text.Len() > 0 {
		s.text.WriteString(g.String())
	}
	s.text.WriteString(text)
}

// end closes the open utterance. One with a label counts as a turn even
// without words.
func (s *scribe) end() {
	if !s.going {
		return
	}
	s.open.Text = s.text.String()
	if s.open.Label != "" || s.open.Text != "" {
		s.out = append(s.out, s.open)
	}
	s.text.Reset()
	s.going = false
}

func (s *scribe) heading(p para) {
	at := noTime
	if o, ok := parseOpening(p.lines[0]); ok && p.heading == 0 {
		at = o.at
	}
	s.begin("", at)
	for _, l := range p.lines {
		s.write(l.plain(), glueSpace)
	}
	words := strings.TrimRight(s.text.String(), " :")
	s.text.Reset()
	if words != "" {
		s.text.WriteString(strings.Repeat("#", max(p.heading, 1)) + " " + words)
	}
	s.end()
}
