package codebook

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// valueEnd is the byte behind the last one of a value, comments and the line
// break left out. The YAML library tells only where a value begins. indent is
// the column, from 0, of the mapping's keys or the list's hyphens around it.
func (s *source) valueEnd(n *yaml.Node, indent int, inFlow bool) int {
	at := s.offset(n)
	switch {
	case n.Kind == yaml.ScalarNode && isNull(n) && n.Value == "":
		return at
	case n.Kind == yaml.ScalarNode && n.Style&yaml.DoubleQuotedStyle != 0:
		return s.doubleQuotedEnd(at)
	case n.Kind == yaml.ScalarNode && n.Style&yaml.SingleQuotedStyle != 0:
		return s.singleQuotedEnd(at)
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.blockEnd(at, indent)
	case n.Kind == yaml.ScalarNode && inFlow:
		return s.flowPlainEnd(at)
	case n.Kind == yaml.ScalarNode:
		return s.plainEnd(at, indent)
	case n.Style&yaml.FlowStyle != 0:
		return s.bracketEnd(n, at)
	case len(n.Content) == 0:
		return at
	}
	return s.valueEnd(n.Content[len(n.Content)-1], n.Column-1, false)
}

func (s *source) doubleQuotedEnd(at int) int {
	for i := at + 1; i < len(s.data); i++ {
		switch s.data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s.data)
}

func (s *source) singleQuotedEnd(at int) int {
	for i := at + 1; i < len(s.data); i++ {
		if s.data[i] != '\'' {
			continue
		}
		if i+1 == len(s.data) || s.data[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(s.data)
}

// plainEnd follows an unquoted text over its continuation lines: those further
// in than the keys around it, up to a comment.
func (s *source) plainEnd(at, indent int) int {
	i := s.lineAt(at)
	_, end, _ := s.lineBounds(i)
	text, comment := cutComment(s.data[at:end])
	last := at + len(text)
	for i++; i < s.lineCount() && !comment; i++ {
		n, blank, isComment := s.indent(i)
		if blank {
			continue
		}
		if isComment || n <= indent {
			break
		}
		start, end, _ := s.lineBounds(i)
		text, comment = cutComment(s.data[start:end])
		last = start + len(text)
	}
	return last
}

// cutComment gives a line's text without a comment and the spaces before it.
func cutComment(line []byte) (text []byte, comment bool) {
	for i := 1; i < len(line); i++ {
		if line[i] == '#' && (line[i-1] == ' ' || line[i-1] == '\t') {
			return bytes.TrimRight(line[:i], " \t"), true
		}
	}
	return bytes.TrimRight(line, " \t"), false
}

func (s *source) flowPlainEnd(at int) int {
	i := at
	for ; i < len(s.data); i++ {
		if bytes.IndexByte([]byte(",[]{}"), s.data[i]) >= 0 {
			break
		}
		if s.data[i] == '#' && i > at && bytes.IndexByte([]byte(" \t\r\n"), s.data[i-1]) >= 0 {
			break
		}
	}
	return at + len(bytes.TrimRight(s.data[at:i], " \t\r\n"))
}

// bracketEnd goes from the last element on to the closing bracket.
func (s *source) bracketEnd(n *yaml.Node, at int) int {
	i := at + 1
	if len(n.Content) > 0 {
		i = s.valueEnd(n.Content[len(n.Content)-1], 0, true)
	}
	for ; i < len(s.data); i++ {
		switch s.data[i] {
		case ']', '}':
			return i + 1
		case '#':
			for i+1 < len(s.data) && breakAt(s.data, i+1) == 0 {
				i++
			}
		}
	}
	return len(s.data)
}

// blockEnd follows a | or > text: the lines at least as far in as its first
// one. Empty lines behind the last are not counted in, since texts are trimmed;
// a line of more spaces than the indentation is not empty.
func (s *source) blockEnd(at, indent int) int {
	i := s.lineAt(at)
	_, end, _ := s.lineBounds(i)
	header, _ := cutComment(s.data[at:end])
	last := at + len(header)
	content := 0
	if d := bytes.IndexAny(header, "123456789"); d > 0 {
		content = indent + int(header[d]-'0')
	}
	for i++; i < s.lineCount(); i++ {
		n, _, _ := s.indent(i)
		start, end, _ := s.lineBounds(i)
		if start+n == end && (content == 0 || n <= content) {
			continue
		}
		if content == 0 {
			if n <= indent {
				break
			}
			content = n
		}
		if n < content {
			break
		}
		last = end
	}
	return last
}
