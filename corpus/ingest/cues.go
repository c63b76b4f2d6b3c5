package ingest

import (
	"html"
	"strings"
	"time"
)

// cueStyle says what the caption format at hand allows.
type cueStyle struct {
	ids   bool        // a paragraph's first line before a timing is the caption's name (VTT)
	tags  bool        // <v Name>, <i>, {\an8} and entities are marks, not words
	notes func(n int) // told how many blocks were notes
}

// cueTiming reads a line that says when a caption is shown. rest is what
// stands behind the timing: the words, for times in brackets.
func cueTiming(s string) (at time.Duration, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t")
	if len(s) == 0 || s[0] != '[' && !isDigit(s[0]) || !strings.Contains(s[:min(len(s), 48)], "-->") {
		return noTime, "", false
	}
	if s[0] == '[' {
		d, n, _ := bracketed(s)
		return d, strings.TrimSpace(s[n:]), n > 0
	}
	d, n, _ := clock(s)
	if n == 0 {
		return noTime, "", false
	}
	tail, found := strings.CutPrefix(strings.TrimLeft(s[n:], " \t"), "-->")
	if !found {
		return noTime, "", false
	}
	tail = strings.TrimLeft(tail, " \t")
	_, n, _ = clock(tail)
	return d, strings.TrimSpace(tail[n:]), n > 0
}

// hasCues says whether a text is a list of captions: at least two timings, and
// one for each eight lines with words.
func hasCues(lines []string) bool {
	timings, words := 0, 0
	for _, l := range lines {
		if _, rest, ok := cueTiming(l); ok {
			if rest == "" || strings.HasPrefix(strings.TrimLeft(l, " \t"), "[") {
				timings++
			}
		} else if strings.TrimSpace(l) != "" {
			words++
		}
	}
	return timings >= 2 && timings*8 >= words
}

// cues reads captions. Lines before the first one are paragraphs without time.
func cues(lines []string, style cueStyle) []para {
	var out []para
	cur := -1 // index of the open caption in out
	skipped, voice := 0, ""
	for i := 0; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		fresh := i == 0 || strings.TrimSpace(lines[i-1]) == ""
		at, rest, timing := cueTiming(l)
		switch {
		case timing:
			out = append(out, para{at: at, voice: voice})
			voice = ""
			cur = len(out) - 1
			if l[0] == '[' && rest != "" {
				out[cur].lines = append(out[cur].lines, line{text: rest})
			}
		case l == "":
			if cur >= 0 && out[cur].at < 0 {
				cur = -1
			}
		case style.ids && fresh && isNote(l) && !nextIsTiming(lines, i):
			skipped++
			for i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
				i++
			}
		case nextIsTiming(lines, i) && (isNumber(l) || style.ids && fresh):
			voice = cueVoice(l) // the caption's number or name
		case cur < 0:
			out = append(out, para{at: noTime, lines: []line{{text: l}}})
			cur = len(out) - 1
		default:
			glue := glueSpace
			if out[cur].at < 0 {
				glue = glueLine
			}
			out[cur].lines = append(out[cur].lines, line{text: l, glue: glue})
		}
	}
	if style.notes != nil && skipped > 0 {
		style.notes(skipped)
	}
	if style.tags {
		return voices(out)
	}
	return out
}

// cueVoice gives the speaker whom the line of a caption's number names: 12 "Jo
// Moss" (4711).
func cueVoice(l string) string {
	number, rest, _ := strings.Cut(l, " ")
	name, ok := strings.CutPrefix(rest, `"`)
	name, tail, closed := strings.Cut(name, `"`)
	if !ok || !closed || !isNumber(number) || strings.Trim(tail, " ()0123456789") != "" {
		return ""
	}
	return strings.TrimSpace(name)
}

func nextIsTiming(lines []string, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	_, _, ok := cueTiming(lines[i+1])
	return ok
}

func isNote(s string) bool {
	for _, word := range []string{"NOTE", "STYLE", "REGION"} {
		if rest, ok := strings.CutPrefix(s, word); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
			return true
		}
	}
	return false
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != "" && len(s) < 10
}

// voices takes the tags out of captions and splits one in which two people
// speak.
func voices(in []para) []para {
	out := make([]para, 0, len(in))
	for _, p := range in {
		var text strings.Builder
		for i, l := range p.lines {
			if i > 0 {
				text.WriteByte('\n')
			}
			text.WriteString(l.text)
		}
		add := func(voice, words string) {
			said := para{at: p.at, voice: voice}
			for s := range strings.SplitSeq(words, "\n") {
				if s = strings.TrimSpace(html.UnescapeString(s)); s != "" {
					said.lines = append(said.lines, line{text: s, glue: glueSpace})
				}
			}
			if len(said.lines) > 0 {
				out = append(out, said)
			}
		}
		var words strings.Builder
		voice, s := p.voice, text.String()
		for s != "" {
			i := strings.IndexAny(s, "<{")
			if i < 0 {
				break
			}
			words.WriteString(s[:i])
			n, name, isVoice := captionTag(s[i:])
			if isVoice {
				add(voice, words.String())
				words.Reset()
				voice = strings.TrimSpace(html.UnescapeString(name))
			}
			if n == 0 { // a bracket that is text
				words.WriteByte(s[i])
				n = 1
			}
			s = s[i+n:]
		}
		words.WriteString(s)
		add(voice, words.String())
	}
	return out
}

// tagSpan is the longest mark in bytes. Longer ones are text.
const tagSpan = 200

// captionTag measures the mark at the start of s, 0 where it is none, and
// gives the name of a voice.
func captionTag(s string) (n int, voice string, isVoice bool) {
	s = s[:min(len(s), tagSpan)]
	if strings.HasPrefix(s, `{\`) {
		return strings.IndexByte(s, '}') + 1, "", false
	}
	end := strings.IndexByte(s, '>')
	if s[0] != '<' || end < 0 {
		return 0, "", false
	}
	inner := strings.TrimPrefix(s[1:end], "/")
	if _, n, _ := clock(inner); n > 0 && n == len(inner) {
		return end + 1, "", false
	}
	name, rest, _ := strings.Cut(inner, " ")
	name, _, _ = strings.Cut(name, ".")
	switch strings.ToLower(name) {
	case "v":
		return end + 1, rest, s[1] != '/'
	case "b", "i", "u", "c", "lang", "ruby", "rt", "font", "s":
		return end + 1, "", false
	}
	return 0, "", false
}
