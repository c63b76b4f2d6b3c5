package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// textReader reads plain text, and captions written into it.
type textReader struct{}

func (textReader) format() string         { return "txt" }
func (textReader) extensions() []string   { return []string{".txt", ".text"} }
func (textReader) sniff(data []byte) bool { return false } // the last resort

func (textReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings}
	lines := strings.Split(text, "\n")
	if hasCues(lines) {
		src.captions = true
		src.paras = cues(lines, cueStyle{})
		return src, nil
	}
	lines, numbered := withoutLineNumbers(lines)
	if numbered != "" {
		src.warnings = append(src.warnings, numbered)
	}
	src.paras = paragraphs(lines)
	setGlue(src)
	return src, nil
}

// paragraphs groups lines at blank ones.
func paragraphs(lines []string) []para {
	var paras []para
	var open []line
	flush := func() {
		if len(open) > 0 {
			paras = append(paras, para{at: noTime, lines: slices.Clone(open)})
			open = open[:0]
		}
	}
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			flush()
			continue
		}
		open = append(open, line{text: l})
	}
	flush()
	return paras
}

// Widths in characters: text wrapped by a program is wrapLeast to wrapMost
// wide; lines that are longLine on average are paragraphs, not verse.
const (
	wrapLeast = 40
	wrapMost  = 100
	longLine  = 120
)

// setGlue finds out what a line end inside a paragraph means in this file. It
// is a wrap where nearly every line is as full as the width of the page lets
// it be, a paragraph's end in files without blank lines and where lines are
// very long, and otherwise a line end that somebody made.
func setGlue(src *source) {
	breaks, total, width := lineWidths(src.paras)
	if breaks == 0 {
		return
	}
	full := 0
	for _, p := range src.paras {
		for i, l := range p.lines[:len(p.lines)-1] {
			next, _, _ := strings.Cut(strings.TrimLeft(p.lines[i+1].text, " \t"), " ")
			if widthOf(l.text)+1+utf8.RuneCountInString(next) > width {
				full++
			}
		}
	}
	wrapped := breaks >= 3 && width >= wrapLeast && width <= wrapMost && full*10 >= breaks*8
	oneBlock := breaks >= 20*(len(src.paras)-1)
	for i := range src.paras {
		lines := src.paras[i].lines
		for j := 1; j < len(lines); j++ {
			switch {
			case wrapped:
				lines[j].glue = glueSpace
			case oneBlock, total > longLine*breaks && endsSentence(lines[j-1].text):
				lines[j].glue = gluePara
			}
		}
	}
	// Caption text without its times: short lines, cut where the speech paused.
	src.joins = oneBlock && !wrapped && breaks >= 20 && width <= wrapMost
}

// lineWidths measures the lines that another line of the paragraph follows:
// their number, the sum of their widths, and the width that all but one in
// twenty keep to.
func lineWidths(paras []para) (breaks, total, width int) {
	var have [512]int
	for _, p := range paras {
		for _, l := range p.lines[:len(p.lines)-1] {
			n := widthOf(l.text)
			have[min(n, len(have)-1)]++
			breaks++
			total += n
		}
	}
	for over := breaks; over > breaks/20 && width < len(have)-1; width++ {
		over -= have[width]
	}
	return breaks, total, max(width-1, 0)
}

func widthOf(s string) int { return utf8.RuneCountInString(strings.TrimRight(s, " \t")) }

// endsSentence looks through closing quotes and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’»)]*_")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!…。？！", r)
}
