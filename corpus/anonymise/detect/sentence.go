package detect

import (
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// markOpenings notes the tokens that have a capital for where they stand.
func (p *page) markOpenings() {
	wrapped := isWrapped(p.text)
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.shape == small {
			continue
		}
		if i == 0 {
			t.opens = true
			continue
		}
		gap := p.gap(i - 1)
		switch {
		case gap == " ":
		case strings.Contains(gap, "\n"):
			before := strings.TrimRight(gap[:strings.IndexByte(gap, '\n')], " \t\r")
			within := wrapped && before == "" && !strings.Contains(gap[strings.IndexByte(gap, '\n')+1:], "\n")
			t.opens = !within || !onlySpace(gap) || headsLine(p.text[t.start:])
		default:
			t.opens = opensBehind(gap, p.tokens[i-1]) && !(t.shape == initial && p.joined(i-1))
		}
	}
}

func onlySpace(s string) bool { return strings.TrimSpace(s) == "" }

// opensBehind reports whether a gap within a line lets a sentence, a quotation
// or a bracket begin behind it.
func opensBehind(gap string, before token) bool {
	opens := false
	for _, r := range gap {
		switch {
		case r == '.':
			opens = opens || !(before.shape == initial || before.shape != small && lexis.IsAbbreviatedTitle(before.folded) || isSaint(before.folded))
		case strings.ContainsRune("!?…:;—–*|<>#=“„«([{", r):
			opens = true
		case r == '"' || (r == '‘' || r == '\'') && len(gap) > 1: // a quotation begins, or one ended before a blank
			opens = opens || strings.HasSuffix(gap, string(r))
		case unicode.IsDigit(r):
			opens = false
		}
	}
	return opens || gap == " - " || gap == " -- "
}

// isWrapped reports whether the lines of a text are broken where they are full,
// and paragraphs have blank lines between them: a word at the start of a line
// then opens nothing.
func isWrapped(text string) bool {
	lines := strings.Count(text, "\n")
	return lines > 0 && 3*strings.Count(text, "\n\n") >= lines
}

// labelSpan is how long a label that opens a turn may be, in bytes.
const labelSpan = 40

// markLabels notes the words of labels: what stands before a colon at the start
// of a line, in a text where it does so at least twice, or in a caption's tag.
// A label of a role is none.
func (p *page) markLabels() {
	type place struct{ start, end int }
	found := map[string][]place{}
	for at := 0; at < len(p.text); {
		end := strings.IndexByte(p.text[at:], '\n')
		if end < 0 {
			end = len(p.text) - at
		}
		line := p.text[at : at+end]
		if colon := strings.IndexByte(line[:min(len(line), labelSpan)], ':'); colon > 0 && !strings.ContainsAny(line[:colon], ".,!?\"“") {
			found[line[:colon]] = append(found[line[:colon]], place{at, at + colon})
		}
		at += end + 1
	}
	var places []place
	for label, ps := range found {
		if len(ps) > 1 && !lexis.IsRole(strings.TrimSpace(label)) {
			places = append(places, ps...)
		}
	}
	for _, pl := range places {
		for i := p.tokenFrom(pl.start); i < len(p.tokens) && p.tokens[i].end <= pl.end; i++ {
			p.tokens[i].label = true
			p.tokens[i].opens = false
		}
	}
	for at := 0; ; {
		tag := strings.Index(p.text[at:], "<v")
		if tag < 0 {
			return
		}
		at += tag
		end := strings.IndexByte(p.text[at:], '>')
		if end < 0 {
			return
		}
		for i := p.tokenFrom(at) + 1; i < len(p.tokens) && p.tokens[i].end <= at+end; i++ {
			p.tokens[i].label = true
			p.tokens[i].opens = false
		}
		at += end
	}
}

// tokenFrom gives the first token that begins at byte at or after it.
func (p *page) tokenFrom(at int) int {
	lo, hi := 0, len(p.tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.tokens[mid].start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// A text is written without capitals where so many of a thousand words inside
// sentences have one, at most, and so many of a hundred that begin a sentence.
// Fewer words than caselessWords tell nothing: the heading of a column has none,
// either.
const (
	caselessInside = 6
	caselessOpens  = 50
	caselessWords  = 4
)

// isCaseless reports whether the speech of a text has no capital letters.
// Labels and single letters say nothing.
func (p *page) isCaseless() bool {
	words, inside, openings, opening := 0, 0, 0, 0
	for i, t := range p.tokens {
		if t.end-t.start < 2 || t.label || strings.HasPrefix(p.text[t.end:], ":") {
			continue
		}
		capital := 0
		if t.shape != small {
			capital = 1
		}
		if i == 0 || strings.ContainsAny(p.gap(i-1), "\n.?!:") {
			if !lexis.IsRole(t.folded) {
				openings++
				opening += capital
			}
			continue
		}
		words++
		inside += capital
	}
	return words+openings >= caselessWords && inside*1000 <= words*caselessInside && opening*100 < max(openings, 1)*caselessOpens
}
