package rtf

import (
	"bytes"
	"fmt"
	"strconv"
)

// A tokenKind tells what a token is.
type tokenKind int

const (
	textToken tokenKind = iota
	byteToken           // \'hh: one byte in the code page
	wordToken           // a control word
	openToken
	closeToken
)

// A token is a piece of RTF.
type token struct {
	kind  tokenKind
	text  []byte // of textToken
	b     byte   // of byteToken
	word  string // of wordToken: "par", "*", "~"
	arg   int
	given bool // arg was written
}

// A scanner cuts RTF into tokens.
type scanner struct {
	data []byte
	at   int
}

// next gives the next token; ok is false at the end.
func (s *scanner) next() (t token, ok bool, err error) {
	for s.at < len(s.data) && (s.data[s.at] == '\r' || s.data[s.at] == '\n' || s.data[s.at] == 0) {
		s.at++
	}
	if s.at == len(s.data) {
		return token{}, false, nil
	}
	switch c := s.data[s.at]; c {
	case '{':
		s.at++
		return token{kind: openToken}, true, nil
	case '}':
		s.at++
		return token{kind: closeToken}, true, nil
	case '\\':
		t, err = s.control()
		return t, err == nil, err
	}
	end := bytes.IndexAny(s.data[s.at:], "{}\\\r\n\x00")
	if end < 0 {
		end = len(s.data) - s.at
	}
	t = token{kind: textToken, text: s.data[s.at : s.at+end]}
	s.at += end
	return t, true, nil
}

// control reads what begins with a backslash.
func (s *scanner) control() (token, error) {
	start := s.at
	s.at++
	if s.at == len(s.data) {
		return token{}, fmt.Errorf("byte %d: %w", start, ErrCut)
	}
	c := s.data[s.at]
	if !isLetter(c) {
		s.at++
		switch c {
		case '\'':
			if s.at+2 > len(s.data) {
				return token{}, fmt.Errorf("byte %d: %w", start, ErrCut)
			}
			n, err := strconv.ParseUint(string(s.data[s.at:s.at+2]), 16, 8)
			if err != nil {
				return token{kind: wordToken, word: "'"}, nil
			}
			s.at += 2
			return token{kind: byteToken, b: byte(n)}, nil
		case '\r', '\n':
			return token{kind: wordToken, word: "par"}, nil
		case '\\', '{', '}':
			return token{kind: textToken, text: s.data[s.at-1 : s.at]}, nil
		}
		return token{kind: wordToken, word: string(rune(c))}, nil
	}
	from := s.at
	for s.at < len(s.data) && isLetter(s.data[s.at]) {
		s.at++
	}
	t := token{kind: wordToken, word: string(s.data[from:s.at])}
	from = s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' && s.at-from < 11 {
		s.at++
	}
	if n, err := strconv.Atoi(string(s.data[from:s.at])); err == nil {
		t.arg, t.given = n, true
	} else {
		s.at = from
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.word == "bin" && t.arg > 0 {
		s.at += min(t.arg, len(s.data)-s.at)
	}
	return t, nil
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
