package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/internal/fault"
)

// jsonReader reads what speech recognisers write as JSON: Whisper, WhisperX,
// AssemblyAI, Deepgram and their like.
type jsonReader struct{}

func (jsonReader) format() string         { return "json" }
func (jsonReader) extensions() []string   { return []string{".json"} }
func (jsonReader) sniff(data []byte) bool { return false } // by its name alone

// A recognised segment. Recognisers differ in the names and in the unit of time.
type recognised struct {
	Start      *float64 `json:"start"`
	Text       string   `json:"text"`
	Transcript string   `json:"transcript"`
	Speaker    any      `json:"speaker"`
}

func (jsonReader) read(data []byte) (*source, error) {
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	var file struct {
		Segments   []recognised `json:"segments"`
		Utterances []recognised `json:"utterances"` // in milliseconds
		Results    struct {
			Utterances []recognised `json:"utterances"`
		} `json:"results"`
	}
	if err := json.NewDecoder(bytes.NewReader([]byte(text))).Decode(&file); err != nil {
		return nil, fault.New("export it again as text or captions", "not JSON that can be read: %w", err)
	}
	list, unit := file.Segments, time.Second
	if len(list) == 0 {
		list, unit = file.Utterances, time.Millisecond
	}
	if len(list) == 0 {
		list, unit = file.Results.Utterances, time.Second
	}
	if len(list) == 0 {
		return nil, fault.New("JSON of speech recognisers has segments or utterances; export it as text or captions", "no transcript in it")
	}
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	for _, r := range list {
		p := para{at: noTime}
		if r.Start != nil && *r.Start >= 0 {
			p.at = time.Duration(*r.Start * float64(unit))
		}
		switch s := r.Speaker.(type) {
		case string:
			p.voice = speakerOf(s)
		case float64:
			p.voice = fmt.Sprintf("Speaker %.0f", s+1)
		}
		words := strings.TrimSpace(r.Text)
		if words == "" {
			words = strings.TrimSpace(r.Transcript)
		}
		if words != "" {
			p.lines = []line{{text: words}}
			src.paras = append(src.paras, p)
		}
	}
	return src, nil
}

// speakerOf writes "SPEAKER_00" and "A" as people would.
func speakerOf(s string) string {
	if rest, ok := strings.CutPrefix(strings.ToUpper(s), "SPEAKER_"); ok {
		return "Speaker " + strings.TrimLeft(rest[:len(rest)-1], "0") + rest[len(rest)-1:]
	}
	if len(s) == 1 {
		return "Speaker " + s
	}
	return s
}
