package ingest

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// readHead learns from the head of a file, what stands before the first turn, who
// of the speakers has which role: "Interviewer: Jo Moss" says it of Jo, Moss and
// JM.
func (l legend) readHead(us []corpus.Utterance, speakers []string) {
	var lines []string
	for _, u := range us {
		if u.Label != "" {
			break
		}
		lines = append(lines, strings.Split(unmarkedBold(u.Text), "\n")...)
	}
	for i, line := range lines[:min(len(lines), legendLines)] {
		role, name, ok := strings.Cut(line, ":")
		if !ok && i+1 < len(lines) { // two cells of a table
			name = lines[i+1]
		}
		kind, known := roleOf(strings.TrimSpace(role))
		if name = strings.TrimSpace(name); !known || kind == corpus.OtherSpeech || !isNameLike(name) {
			continue
		}
		if end := strings.IndexAny(name, ",(;–"); end > 0 {
			name = strings.TrimSpace(name[:end])
		}
		for _, label := range speakers {
			if _, told := l.kinds[fold(label)]; !told && (fold(label) == fold(name) || shortOf(label, name)) {
				l.kinds[fold(label)] = kind
			}
		}
	}
}

func unmarkedBold(s string) string { return strings.ReplaceAll(s, "**", "") }
