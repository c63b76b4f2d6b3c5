package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// chatReader reads CHAT transcripts (.cha): "*SPK:" and words, "@" headers, "%"
// tiers below.
type chatReader struct{}

func (chatReader) format() string       { return "chat" }
func (chatReader) extensions() []string { return []string{".cha"} }

var (
	chatMain   = regexp.MustCompile(`^\*([A-Za-z0-9_-]{1,12}):[\t ]*(.*)$`)
	chatBullet = regexp.MustCompile("\x15(\\d+)_(\\d+)\x15")
	chatMarker = regexp.MustCompile(`\[[-+=/*:!?<>][^\]]*\]|\+[/"<,.!?^]*|&[=~+-]|\b0(\w)`)
)

// sniff wants the header that begins every such file, or several main lines.
func (chatReader) sniff(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(head, []byte("@UTF8")) || bytes.HasPrefix(head, []byte("@Begin")) {
		return true
	}
	n := 0
	for l := range bytes.SplitSeq(head, []byte("\n")) {
		if chatMain.Match(bytes.TrimRight(l, "\r")) {
			n++
		}
	}
	return n >= 3
}

func (chatReader) read(data []byte) (*source, error) {
	data = bytes.ReplaceAll(data, []byte("\x15"), []byte("\u2063")) // time bullets are no letters
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(text, "\u2063", "\x15")
	src := &source{encoding: encoding, warnings: warnings, captions: true}
	names := map[string]string{} // code to role
	headers, tiers := 0, 0
	for _, l := range chatLines(text) {
		switch {
		case strings.HasPrefix(l, "@"):
			headers++
			if rest, ok := strings.CutPrefix(l, "@Participants:"); ok {
				chatRoles(rest, names)
			}
		case strings.HasPrefix(l, "%"):
			tiers++
		default:
			m := chatMain.FindStringSubmatch(l)
			if m == nil {
				src.paras = append(src.paras, para{at: noTime, lines: []line{{text: l}}})
				continue
			}
			label := m[1]
			if role := names[label]; role != "" {
				label = role
			}
			words, at := chatWords(m[2])
			src.paras = append(src.paras, para{at: at, voice: label, lines: []line{{text: words}}})
		}
	}
	if tiers > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("%s of annotation below the words left out", wasOrWereLines(tiers)))
	}
	if headers > 0 {
		src.warnings = append(src.warnings, fmt.Sprintf("%s about the file left out", wasOrWereLines(headers)))
	}
	return src, nil
}

// chatLines joins lines that a tab continues.
func chatLines(text string) []string {
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimRight(l, " \t\r")
		if n := len(lines); n > 0 && strings.HasPrefix(l, "\t") {
			lines[n-1] += " " + strings.TrimSpace(l)
		} else if l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// chatRoles reads "INV Investigator, PAR Jo Participant": the last word is the
// role. A role that several have does not tell them apart.
func chatRoles(list string, names map[string]string) {
	count := map[string]int{}
	for entry := range strings.SplitSeq(list, ",") {
		words := strings.Fields(entry)
		if len(words) < 2 {
			continue
		}
		role := strings.ReplaceAll(words[len(words)-1], "_", " ")
		if role == "Investigator" {
			role = "Interviewer"
		}
		names[words[0]] = role
		count[role]++
	}
	for code, role := range names {
		if count[role] > 1 {
			names[code] = code
		}
	}
}

// chatWords takes the codes out of a main line, and its time.
func chatWords(s string) (words string, at time.Duration) {
	at = noTime
	if m := chatBullet.FindStringSubmatch(s); m != nil {
		if ms, err := strconv.ParseInt(m[1], 10, 64); err == nil {
			at = time.Duration(ms) * time.Millisecond
		}
	}
	s = chatBullet.ReplaceAllString(s, "")
	s = chatMarker.ReplaceAllString(s, "$1")
	s = strings.NewReplacer("<", "", ">", "", "(.)", "", "xxx", "[unintelligible]").Replace(s)
	return strings.Join(strings.Fields(s), " "), at
}
