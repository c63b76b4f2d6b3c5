package ingest

import (
	"strings"
	"time"
)

// A source is what a reader makes of a file: paragraphs in reading order.
type source struct {
	paras    []para
	captions bool   // each paragraph is a caption with a time
	joins    bool   // captions without times: lines cut where the speech paused
	encoding string // empty where the format fixes it
	escapes  bool   // Markdown backslash escapes are still in the text
	warnings []string
}

// A para is a paragraph, a heading, a table cell's paragraph or a caption.
type para struct {
	lines   []line
	heading int           // 1 to 6; 0 for text
	row     int           // table row from 1 through the file; 0 outside tables
	column  int           // from 1
	columns int           // cells in the row
	at      time.Duration // of a caption; noTime otherwise
	voice   string        // of a caption that names its speaker
}

// A line is a line of a paragraph as it stands in the file.
type line struct {
	text string
	bold int // bytes at the start that are bold; Markdown keeps its marks
	glue glue

	italic bool   // all of it is in italics
	number string // of a list item, as printed: "3."
}

// glue is how a line hangs on to the line before it.
type glue uint8

const (
	glueLine  glue = iota // a line break that the writer made
	glueSpace             // a line that was wrapped
	gluePara              // a paragraph of its own
)

func (g glue) String() string { return [...]string{"\n", " ", "\n\n"}[g] }

const noTime = time.Duration(-1)

func (s *source) hasText() bool {
	for _, p := range s.paras {
		for _, l := range p.lines {
			if strings.TrimSpace(l.text) != "" {
				return true
			}
		}
	}
	return false
}

// tidy takes out what stands among the words and is of the recording or counts.
func (s *source) tidy() {
	s.withoutTimeLines()
	s.withoutTurnNumbers()
	s.withoutQuestionNumbers()
}

// isBold says whether all of a line is bold, in either notation.
func (l line) isBold() bool {
	text := strings.TrimSpace(l.text)
	if text == "" {
		return false
	}
	if l.bold > 0 {
		return strings.TrimSpace(l.text[l.bold:]) == ""
	}
	inner, tail := markdownBold(text)
	return inner != "" && tail == ""
}

// isItalic says whether all of a line is in italics, in either notation.
func (l line) isItalic() bool { return l.italic || markdownItalic(l.text) != "" }

// upright is the line without Markdown marks around all of it or a bold beginning.
func (l line) upright() string {
	if inner := markdownItalic(l.text); inner != "" {
		return inner
	}
	return l.plain()
}

// markdownItalic gives the words of "*words*" or "_words_"; empty where s is not
// that, and where the words are a remark in brackets.
func markdownItalic(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 3 || s[0] != '*' && s[0] != '_' || s[len(s)-1] != s[0] {
		return ""
	}
	inner := s[1 : len(s)-1]
	if strings.IndexByte(inner, s[0]) >= 0 || strings.ContainsAny(inner[:1], " ([") {
		return ""
	}
	return inner
}

// plain is the line without Markdown marks around a bold beginning.
func (l line) plain() string {
	if l.bold == 0 {
		if inner, tail := markdownBold(strings.TrimSpace(l.text)); inner != "" {
			return inner + tail
		}
	}
	return l.text
}

// markdownBold splits "**bold** rest"; inner is empty where s does not begin so.
func markdownBold(s string) (inner, tail string) {
	for _, mark := range []string{"**", "__"} {
		rest, ok := strings.CutPrefix(s, mark)
		if !ok || rest == "" || rest[0] == ' ' {
			continue
		}
		if i := strings.Index(rest, mark); i > 0 {
			return rest[:i], rest[i+2:]
		}
	}
	return "", ""
}
