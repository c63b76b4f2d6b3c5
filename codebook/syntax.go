package codebook

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// decode gives the root of the one YAML document in data, nil where it has none.
func (s *source) decode(r *report) *yaml.Node {
	if len(s.data) > maxBytes {
		r.add(Error, 0, 0, "is this the right file?", "the codebook has %d MB, more than the %d that are read", len(s.data)>>20, maxBytes>>20)
		return nil
	}
	if at := s.unreadable(); at >= 0 {
		line, col := s.place(at)
		r.add(Error, line, col, "save the file as UTF-8 text", "%s", unreadableReason(s.data[at:]))
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(s.data))
	var doc, next yaml.Node
	if err := safely(func() error { return dec.Decode(&doc) }); err != nil && err != io.EOF {
		s.syntax(r, err)
		return nil
	}
	switch err := safely(func() error { return dec.Decode(&next) }); {
	case err == nil:
		r.add(Error, next.Line, next.Column, "keep everything under the one `themes:`, without lines of ---", "a second YAML document begins here")
	case err != io.EOF:
		s.syntax(r, err)
		return nil
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		r.add(Error, 0, 0, "begin it with the lines `codebook: 1` and `themes:`", "the codebook is empty")
		return nil
	}
	return doc.Content[0]
}

// safely turns a panic of the YAML library, which files from elsewhere have
// provoked before, into an error.
func safely(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: %v", p)
		}
	}()
	return f()
}

// syntax reports what the YAML library cannot read. Its own line is often that
// of the list around the trouble, so the line is looked for and shown with its
// neighbours.
func (s *source) syntax(r *report, err error) {
	reason := regexp.MustCompile(`^(yaml: )?(line \d+: )?`).ReplaceAllString(err.Error(), "")
	line := s.firstBadLine()
	if rest := bytes.TrimLeft(s.lineText(line-1), " "); len(rest) > 0 && rest[0] == '\t' {
		r.add(Error, line, 1, "indent with spaces", "a tab stands in the indentation: %s", reason)
		return
	}
	var b strings.Builder
	b.WriteString(syntaxHint(reason))
	for n := max(1, line-1); n <= min(s.lineCount(), line+1); n++ {
		fmt.Fprintf(&b, "\n%5d | %s", n, shorten(string(s.lineText(n-1)), 100))
	}
	r.add(Error, line, 0, b.String(), "near this line the file is not YAML: %s", reason)
}

// firstBadLine is the line, from 1, from which on the file is no longer YAML
// however much of it is read. Within a quoted text of several lines a shorter
// piece is not YAML either; lookahead steps over those.
func (s *source) firstBadLine() int {
	const lookahead = 40
	reads := func(lines int) bool {
		dec := yaml.NewDecoder(bytes.NewReader(s.data[:s.after(lines-1)]))
		for {
			var doc yaml.Node
			if err := safely(func() error { return dec.Decode(&doc) }); err != nil {
				return err == io.EOF
			}
		}
	}
	good, bad := 0, s.lineCount()
	for {
		for bad-good > 1 {
			if mid := (good + bad) / 2; reads(mid) {
				good = mid
			} else {
				bad = mid
			}
		}
		last := min(bad+lookahead, s.lineCount()-1)
		for n := bad + 1; n <= last && good < bad; n++ {
			if reads(n) {
				good = n
			}
		}
		if good < bad {
			return bad
		}
		bad = s.lineCount()
	}
}

func syntaxHint(reason string) string {
	switch {
	case strings.Contains(reason, "mapping values are not allowed"), strings.Contains(reason, "could not find expected ':'"):
		return `put a text with a colon in it between "quotes", and keep the keys of an entry in one column:`
	case strings.Contains(reason, "cannot start any token"):
		return "put a text that begins with @, % or ` between \"quotes\":"
	}
	return `look for a missing quote or bracket, a key out of its column, or a text that needs "quotes":`
}

// unreadable is the offset of the first byte that no YAML text has, or -1.
func (s *source) unreadable() int {
	for i := 0; i < len(s.data); {
		r, width := utf8.DecodeRune(s.data[i:])
		if r == utf8.RuneError && width == 1 || !yamlCharacter(r) && !(i == 0 && r == bom) {
			return i
		}
		i += width
	}
	return -1
}

func unreadableReason(at []byte) string {
	if r, width := utf8.DecodeRune(at); r != utf8.RuneError || width > 1 {
		return fmt.Sprintf("the control character %U has no place in a text", r)
	}
	return "the file is not UTF-8"
}

// yamlCharacter is the set of characters that may stand in a YAML text.
func yamlCharacter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0x7E || r == 0x85 ||
		r >= 0xA0 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

func shorten(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
