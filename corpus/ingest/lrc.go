package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// lrcReader reads lyrics files, which some recognisers write: "[00:43.81]words".
type lrcReader struct{}

func (lrcReader) format() string       { return "lrc" }
func (lrcReader) extensions() []string { return []string{".lrc"} }

var (
	lrcLine = regexp.MustCompile(`^\[(\d{1,3}:\d{2}(?:[.:]\d{1,3})?)\](.*)$`)
	lrcHead = regexp.MustCompile(`^\[[a-z]{2,8}:.*\]$`)
)

// sniff wants what only these files have: lines about the file, or times
// without words that end a line of the song.
func (lrcReader) sniff(data []byte) bool {
	timed, marks, others := 0, 0, 0
	for l := range bytes.SplitSeq(data[:min(len(data), 2048)], []byte("\n")) {
		l = bytes.TrimSpace(l)
		m := lrcLine.FindSubmatch(l)
		switch {
		case len(l) == 0:
		case lrcHead.Match(l) || m != nil && len(m[2]) == 0:
			marks++
		case m != nil:
			timed++
		default:
			others++
		}
	}
	return timed >= 2 && marks >= 2 && others <= 1 // the last line may be cut
}

func (lrcReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	heads := 0
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimSpace(l)
		m := lrcLine.FindStringSubmatch(l)
		switch {
		case l == "":
		case lrcHead.MatchString(l):
			heads++
		case m == nil:
			src.paras = append(src.paras, para{at: noTime, lines: []line{{text: l}}})
		case strings.TrimSpace(m[2]) != "":
			at, _, _ := clock(m[1])
			src.paras = append(src.paras, para{at: at, lines: []line{{text: strings.TrimSpace(m[2])}}})
		}
	}
	if heads > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("%s about the file left out", wasOrWereLines(heads)))
	}
	return src, checkCues(src)
}

func wasOrWereLines(n int) string {
	if n == 1 {
		return "1 line was"
	}
	return fmt.Sprintf("%d lines were", n)
}
