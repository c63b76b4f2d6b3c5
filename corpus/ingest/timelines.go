package ingest

import (
	"strings"
	"time"
)

// A text has its times on lines of their own where it has so many of them, each
// no earlier than the one before.
const timeLines = 3

// captionWords is how many words, on average, stand between such times where
// they are those of captions.
const captionWords = 25

// withoutTimeLines takes out the lines that hold a time, or a range of two, and
// nothing else. Each is the time of the paragraph that begins behind it.
func (s *source) withoutTimeLines() {
	if s.captions || !s.hasTimeLines() {
		return
	}
	var out []para
	at := noTime
	timed, words := 0, 0
	for _, p := range s.paras {
		rest := p
		rest.lines = nil
		flush := func() {
			if len(rest.lines) > 0 {
				out = append(out, rest)
			}
			rest.lines = nil
		}
		for _, l := range p.lines {
			if d, ok := timeAlone(l.text); ok && p.heading == 0 && p.row == 0 {
				flush()
				at = d
				timed++
				continue
			}
			if len(rest.lines) == 0 && p.heading == 0 && at >= 0 {
				rest.at, at = at, noTime
			} else if len(rest.lines) == 0 {
				rest.at = p.at
			}
			words += countWords(l.text)
			rest.lines = append(rest.lines, l)
		}
		flush()
	}
	s.paras = out
	s.joins = s.joins || words <= captionWords*timed
}

// hasTimeLines says whether times on lines of their own are those of the
// recording.
func (s *source) hasTimeLines() bool {
	n, last := 0, noTime
	for _, p := range s.paras {
		if p.heading > 0 || p.row > 0 {
			continue
		}
		for _, l := range p.lines {
			at, ok := timeAlone(l.text)
			if !ok {
				continue
			}
			if at < last {
				return false
			}
			n, last = n+1, at
		}
	}
	return n >= timeLines
}

// timeAlone reads a line that holds a time, or a range of two, alone.
func timeAlone(s string) (time.Duration, bool) {
	at, rest, ok := leadingTime(s)
	if !ok {
		return noTime, false
	}
	for _, dash := range []string{"-->", "->", "→", "–", "—", "-"} {
		if tail, found := strings.CutPrefix(rest, dash); found {
			if _, end, ranged := leadingTime(tail); ranged {
				rest = end
			}
			break
		}
	}
	return at, strings.TrimSpace(rest) == ""
}
