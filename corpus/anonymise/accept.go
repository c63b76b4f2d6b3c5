package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// accept decides whether words, whose hashes fit, are a place where p is meant.
func (p *pattern) accept(text string, words []word) (match, bool) {
	for i, w := range words {
		if lexis.Fold(text[w.start:w.end]) != p.words[i] {
			return match{}, false // another word with the same hash
		}
	}
	last := words[len(words)-1]
	m := match{span: corpus.Span{Start: words[p.lead].start, End: last.end}, next: last.end, owner: p.owner}
	if strings.HasSuffix(strings.ToLower(text[m.span.Start:m.span.End]), p.suffix) {
		m.span.End -= len(p.suffix)
	}
	upper := lexis.HasUpper(text[m.span.Start:m.span.End])
	everyday := len(words)-p.lead == 1 && lexis.IsEveryday(strings.TrimSuffix(p.words[p.lead], p.suffix))
	opens := everyday && opensSentence(text, m.span.Start)
	switch {
	case p.caseOnly && !upper,
		p.inside && opens,
		p.suffix != "" && everyday && !upper,
		!p.initialsFit(text, words),
		p.allCaps && !allUpper(text[m.span.Start:m.span.End]),
		opensApostrophe(text, last),
		len(words) == 1 && isContraction(text, words[0]):
		return match{}, false
	}
	switch {
	case p.owner == shared:
		m.doubt = Shared
	case everyday && (opens || !upper):
		m.doubt = Everyday
	case p.capital && !upper:
		m.doubt = LowerCase
	}
	m.span.End, m.next = withFinalDot(text, words[p.lead:], m)
	return m, true
}

// initialsFit tells "Maureen F" from "Maureen a lot": an initial that was
// derived must be a capital, and "a" and "I" need a full stop as well, unless
// the list itself has them, when a capital will do.
func (p *pattern) initialsFit(text string, words []word) bool {
	for i, w := range words {
		if w.letters != 1 || len(words) == 1 {
			continue
		}
		derived := p.initial == i+1
		ambiguous := p.words[i] == "a" || p.words[i] == "i"
		upper := lexis.HasUpper(text[w.start:w.end])
		dotted := w.end < len(text) && text[w.end] == '.'
		switch {
		case (derived || ambiguous) && !upper:
			return false
		case derived && ambiguous && !dotted:
			return false
		}
	}
	return true
}

// opensApostrophe reports whether a last word of one letter goes on after an
// apostrophe, as that of "Mrs O" does in "Mrs O'Brien". What comes then may
// have been replaced already.
func opensApostrophe(text string, last word) bool {
	if last.letters != 1 {
		return false
	}
	r, size := utf8.DecodeRuneInString(text[last.end:])
	if !lexis.IsApostrophe(r) {
		return false
	}
	rest := text[last.end+size:]
	after := wordAt(rest, 0)
	return strings.HasPrefix(rest, "[") || after.letters > 0 && !lexis.IsClitic(lexis.Fold(rest[:after.end]))
}

// isContraction reports whether w is one side of an everyday word with an
// apostrophe, such as "Ma'am" for somebody called Ma.
func isContraction(text string, w word) bool {
	if w.letters > 4 {
		return false
	}
	left, right := "", ""
	if r, size := utf8.DecodeLastRuneInString(text[:w.start]); lexis.IsApostrophe(r) {
		before := text[:w.start-size]
		left = lexis.Fold(before[strings.LastIndexFunc(before, func(r rune) bool { return !lexis.IsLetter(r) })+1:])
	}
	if r, size := utf8.DecodeRuneInString(text[w.end:]); lexis.IsApostrophe(r) {
		after := wordAt(text, w.end+size)
		right = lexis.Fold(text[after.start:after.end])
	}
	own := lexis.Fold(text[w.start:w.end])
	return lexis.IsFixedContraction(left+"'"+own) || lexis.IsFixedContraction(own+"'"+right)
}

// withFinalDot takes in the last full stop of "J.T.", so that none is left over.
func withFinalDot(text string, words []word, m match) (end, next int) {
	for _, w := range words {
		if w.letters != 1 {
			return m.span.End, m.next
		}
	}
	if len(words) > 1 && text[words[0].end] == '.' && strings.HasPrefix(text[m.span.End:], ".") {
		return m.span.End + 1, max(m.next, m.span.End+1)
	}
	return m.span.End, m.next
}

// opensSentence reports whether a word at byte at begins a sentence, where any
// word has a capital.
func opensSentence(text string, at int) bool {
	before := strings.TrimRightFunc(text[:at], func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '"' || r == '“' || r == '‘' || r == '\'' || r == '(' || r == '*' || r == '_'
	})
	r, size := utf8.DecodeLastRuneInString(before)
	switch r {
	case '.':
		rest := before[:len(before)-size]
		start := strings.LastIndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
		return !lexis.IsHonorific(lexis.Fold(rest[start:]))
	case utf8.RuneError, '!', '?', '…', ':', ';', '\n', '—', '–', '-', ']':
		return true
	}
	return false
}

func allUpper(s string) bool {
	return strings.ToUpper(s) == s
}
