package structured

import "strings"

// The ways in which rules look around from a token. All take indexes that may
// lie outside the text, where nothing stands.

// none is a token that no rule takes for anything.
var none = token{kind: mark, gap: paragraph, value: -1}

func (s *scan) tok(i int) *token {
	if i < 0 || i >= len(s.toks) {
		return &none
	}
	return &s.toks[i]
}

// raw gives token i as it is written, of in lower case.
func (s *scan) raw(i int) string {
	t := s.tok(i)
	return s.text[t.start:t.end]
}

func (s *scan) of(i int) string {
	if s.tok(i).upper {
		return strings.ToLower(s.raw(i))
	}
	return s.raw(i)
}

func (s *scan) is(i int, c class) bool { return s.tok(i).class&c != 0 }

func (s *scan) isMark(i int, marks ...rune) bool {
	t := s.tok(i)
	if t.kind != mark {
		return false
	}
	for _, m := range marks {
		if t.mark == m {
			return true
		}
	}
	return false
}

func (s *scan) isApostrophe(i int) bool { return s.isMark(i, '\'', '’', '‘', 'ʼ', '`', '´') }
func (s *scan) isHyphen(i int) bool     { return s.isMark(i, '-', '‐', '‑', '–') }

// near reports whether token i is separated from the one before it by at most
// a line end.
func (s *scan) near(i int) bool { return i > 0 && i < len(s.toks) && s.toks[i].gap <= lineEnd }

// cueBefore reports whether a word of class c stands among the n tokens before
// token i, in the same paragraph.
func (s *scan) cueBefore(i, n int, c class) bool {
	for j := i - 1; j >= 0 && j >= i-n && s.toks[j+1].gap < paragraph; j-- {
		if s.toks[j].class&c != 0 {
			return true
		}
	}
	return false
}

// cueAsked is cueBefore that looks past one empty line too: the question
// stands in the turn before the answer.
func (s *scan) cueAsked(i, n int, c class) bool {
	paragraphs := 0
	for j := i - 1; j >= 0 && j >= i-n; j-- {
		if s.toks[j+1].gap == paragraph {
			paragraphs++
		}
		if paragraphs > 1 {
			return false
		}
		if s.toks[j].class&c != 0 {
			return true
		}
	}
	return false
}

// cueAfter is cueBefore for the n tokens after token i.
func (s *scan) cueAfter(i, n int, c class) bool {
	for j := i + 1; j < len(s.toks) && j <= i+n && s.toks[j].gap < paragraph; j++ {
		if s.toks[j].class&c != 0 {
			return true
		}
	}
	return false
}

// partOfWord reports whether token i is joined to a letter, digit or
// apostrophe before it, so that no word begins here.
func (s *scan) partOfWord(i int) bool {
	return s.tok(i).gap == joined && (s.tok(i-1).kind != mark || s.isApostrophe(i-1) && s.tok(i-1).gap == joined && s.tok(i-2).kind == word && i >= 2)
}

// clitic reports whether a clitic's letters ("s" of "he's") stand at i.
func (s *scan) clitic(i int) bool {
	return i >= 2 && s.tok(i).gap == joined && s.isApostrophe(i-1) && s.tok(i-1).gap == joined && s.tok(i-2).kind != mark
}
