package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// vttReader reads WebVTT captions, as Zoom, Teams and Whisper write them.
type vttReader struct{}

func (vttReader) format() string       { return "vtt" }
func (vttReader) extensions() []string { return []string{".vtt"} }

func (vttReader) sniff(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	rest, ok := bytes.CutPrefix(data, []byte("WEBVTT"))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

func (vttReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	lines := strings.Split(text, "\n")
	if len(lines) > 0 && strings.HasPrefix(lines[0], "WEBVTT") {
		// The header is about the file and runs to the first blank line.
		for len(lines) > 0 && strings.TrimSpace(lines[0]) != "" && !nextIsTiming(lines, -1) {
			lines = lines[1:]
		}
	} else {
		src.warnings = append(src.warnings, "the first line is not WEBVTT; read as captions all the same")
	}
	src.paras = cues(lines, cueStyle{ids: true, tags: true, notes: func(n int) {
		src.warnings = append(src.warnings, fmt.Sprintf("left out: %s of notes or styles", plural(n, "block")))
	}})
	src.withoutRolls()
	return src, checkCues(src)
}

func checkCues(src *source) error {
	for _, p := range src.paras {
		if p.at >= 0 {
			return nil
		}
	}
	return fault.New("a caption begins with a line like 00:01.000 --> 00:04.000", "no captions in it")
}
