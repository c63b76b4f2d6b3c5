package ingest

import (
	"bytes"
	"strings"
)

// srtReader reads SubRip captions.
type srtReader struct{}

func (srtReader) format() string       { return "srt" }
func (srtReader) extensions() []string { return []string{".srt"} }

// sniff wants a number and a timing with a comma first.
func (srtReader) sniff(data []byte) bool {
	head := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xef\xbb\xbf")))
	number, rest, ok := bytes.Cut(head, []byte("\n"))
	timing, _, _ := bytes.Cut(rest, []byte("\n"))
	_, _, timed := cueTiming(string(timing))
	return ok && isNumber(string(bytes.TrimSpace(number))) && timed && bytes.IndexByte(timing, ',') > 0
}

func (srtReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	src.paras = cues(strings.Split(text, "\n"), cueStyle{tags: true})
	src.withoutRolls()
	return src, checkCues(src)
}
