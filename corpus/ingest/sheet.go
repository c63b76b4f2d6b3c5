package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A sheet is a printed page: its lines from top to bottom.
type sheet []sheetLine

// A sheetLine is a line as it is printed. The unit of lengths is the file's;
// they are compared with each other only.
type sheetLine struct {
	text     string  // a tab stands for a wide gap
	x, right float64 // where it begins and ends
	first    float64 // width of its first word
	drop     float64 // how far below the line before
	size     float64 // of the letters
	bold     bool
	numbered bool // a paragraph number stood before it
}

// pdfSource makes paragraphs of pages.
func pdfSource(pages []sheet) *source {
	src := &source{}
	for _, clean := range []func([]sheet) string{withoutNumbers, withoutMargins} {
		if what := clean(pages); what != "" {
			src.warnings = append(src.warnings, "left out: "+what)
		}
	}
	src.warnings = append(src.warnings, "a PDF has no paragraphs of its own: check the text")
	words := wordsOf(pages)
	edge, step := rightEdge(pages), usualDrop(pages)
	var last *sheetLine
	for _, page := range pages {
		for i := range page {
			l := &page[i]
			text := strings.ReplaceAll(l.text, "\t", " ")
			begins := last == nil || l.numbered || begunAnew(last, l, i == 0, edge, step)
			bold := 0
			if l.bold {
				bold = len(text)
			}
			if begins {
				src.paras = append(src.paras, para{at: noTime, lines: []line{{text: text, bold: bold}}})
			} else {
				p := &src.paras[len(src.paras)-1]
				join(&p.lines[0], text, words, l.bold)
			}
			last = l
		}
	}
	return src
}

// begunAnew says whether a line begins a paragraph: it stands further below
// than lines do, or its first word had room on the line before, or it is set
// another way, or it begins with a label.
func begunAnew(last, l *sheetLine, top bool, edge, step float64) bool {
	if !top && l.drop > 1.35*step || last.bold != l.bold && last.size != l.size {
		return true
	}
	if o, ok := parseOpening(line{text: l.text}); ok && o.colon && !o.tight && o.label != "" && classOf(o.label) > phraseLabel {
		return true
	}
	room := edge - last.right
	return last.right > last.x && l.first > 0 && room > l.first+0.6*last.size
}

// join adds a line to a paragraph. A hyphen at the end of the line before goes
// where the file has the word without it elsewhere.
func join(l *line, text string, words map[string]bool, bold bool) {
	was := len(l.text)
	head := strings.TrimSuffix(l.text, "\u00ad")
	switch r := firstRune(text); {
	case head != l.text:
		l.text = head + text
	case strings.HasSuffix(l.text, "-") && unicode.IsLower(r):
		from := strings.LastIndexAny(l.text, " \t") + 1
		to := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if to < 0 {
			to = len(text)
		}
		whole := strings.TrimSuffix(l.text[from:], "-") + text[:to]
		if words[strings.ToLower(whole)] {
			l.text = strings.TrimSuffix(l.text, "-")
		}
		l.text += text
	default:
		l.text += " " + text
	}
	if l.bold == was && bold {
		l.bold = len(l.text)
	}
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// wordsOf are the words of all pages that no line end cuts.
func wordsOf(pages []sheet) map[string]bool {
	words := map[string]bool{}
	for _, p := range pages {
		for _, l := range p {
			for w := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
}

// rightEdge is how far lines go that are full: all but a few end before it.
func rightEdge(pages []sheet) float64 {
	var ends []float64
	for _, p := range pages {
		for _, l := range p {
			if l.right > l.x {
				ends = append(ends, l.right)
			}
		}
	}
	if len(ends) == 0 {
		return 0
	}
	slices.Sort(ends)
	return ends[len(ends)-1-len(ends)/50]
}

// usualDrop is the distance from line to line that occurs most.
func usualDrop(pages []sheet) float64 {
	count := map[int]int{}
	best := 0
	for _, p := range pages {
		for i, l := range p {
			if i > 0 && l.drop > 0 {
				d := int(l.drop*2 + 0.5)
				if count[d]++; count[d] > count[best] {
					best = d
				}
			}
		}
	}
	return float64(best) / 2
}

// marginLines is how many lines at the top and the bottom of a page may be no
// part of the text, and marginPages how many pages must have one alike.
const (
	marginLines = 3
	marginPages = 3
)

// withoutMargins takes out what stands at the top or bottom of most pages: the
// same words, or the same but for a number. It says what that was.
func withoutMargins(pages []sheet) string {
	type margin struct {
		pages, words, line int
		number             bool
	}
	seen := map[string]*margin{}
	key := func(l sheetLine, fromTop bool) string { return fmt.Sprint(fromTop, " ", maskDigits(l.text)) }
	each := func(f func(page, at int, fromTop bool)) {
		for i, p := range pages {
			for k := range min(marginLines, len(p)) {
				f(i, k, true)
				if bottom := len(p) - 1 - k; bottom >= marginLines {
					f(i, bottom, false)
				}
			}
		}
	}
	each(func(page, at int, top bool) {
		l := pages[page][at]
		k := key(l, top)
		m := seen[k]
		if m == nil {
			m = &margin{line: -1}
			seen[k] = m
		}
		if m.line != page {
			m.pages, m.line = m.pages+1, page
		}
		m.words, m.number = countWords(l.text), !strings.ContainsFunc(withoutPageWords(l.text), unicode.IsLetter)
	})
	gone := map[[2]int]bool{}
	each(func(page, at int, top bool) {
		if m := seen[key(pages[page][at], top)]; m.pages >= marginPages && 2*m.pages > len(pages) && len(pages[page][at].text) < 120 {
			gone[[2]int{page, at}] = true
		}
	})
	for i, p := range pages {
		kept := p[:0:0]
		for j, l := range p {
			if !gone[[2]int{i, j}] {
				kept = append(kept, l)
			}
		}
		pages[i] = kept
	}
	var what []string
	keys := make([]string, 0, len(seen))
	for k := range seen {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare[string])
	for _, k := range keys {
		m := seen[k]
		switch {
		case m.pages < marginPages || 2*m.pages <= len(pages):
		case m.number:
			what = append(what, fmt.Sprintf("page numbers (%d pages)", m.pages))
		default:
			what = append(what, fmt.Sprintf("a line of %d words at the edge of %d pages", m.words, m.pages))
		}
	}
	return strings.Join(what, ", ")
}

func withoutPageWords(s string) string {
	return strings.NewReplacer("page", "", "of", "", "seite", "", "von", "").Replace(strings.ToLower(s))
}

// maskDigits writes # for each number.
func maskDigits(s string) string {
	var b strings.Builder
	in := false
	for _, r := range strings.ToLower(strings.Join(strings.Fields(s), " ")) {
		if unicode.IsDigit(r) {
			if !in {
				b.WriteByte('#')
			}
			in = true
			continue
		}
		in = false
		b.WriteRune(r)
	}
	return b.String()
}

// numberedLines is how many numbers in a row make a margin of them.
const numberedLines = 5

// withoutNumbers takes out the numbers of lines or paragraphs in the margin:
// they begin a line, are set off from it, and count on without a gap. It says
// which those were.
func withoutNumbers(pages []sheet) string {
	type place struct{ page, line int }
	var run []place
	next, first := 0, 0
	for i, p := range pages {
		for j, l := range p {
			n, _, ok := marginNumber(l.text)
			switch {
			case ok && len(run) == 0 && n <= 5:
				run, first, next = append(run, place{i, j}), n, n+1
			case ok && len(run) > 0 && n == next:
				run = append(run, place{i, j})
				next++
			}
		}
	}
	if len(run) < numberedLines {
		return ""
	}
	for k := len(run) - 1; k >= 0; k-- {
		at := run[k]
		l := &pages[at.page][at.line]
		_, rest, _ := marginNumber(l.text)
		if rest != "" {
			l.text, l.numbered = rest, true
			continue
		}
		p := pages[at.page]
		if at.line+1 < len(p) {
			p[at.line+1].numbered = true
		}
		pages[at.page] = slices.Delete(p, at.line, at.line+1)
	}
	return fmt.Sprintf("numbers in the margin, %d to %d", first, next-1)
}

// marginNumber cuts a number that stands apart off the start of a line.
func marginNumber(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < 5 && isDigit(s[i]) {
		i++
	}
	if i == 0 {
		return 0, s, false
	}
	n, err := strconv.Atoi(s[:i])
	rest = s[i:]
	if err != nil || rest != "" && rest[0] != '\t' && !strings.HasPrefix(rest, "  ") {
		return 0, s, false
	}
	return n, strings.TrimLeft(rest, " \t"), true
}
