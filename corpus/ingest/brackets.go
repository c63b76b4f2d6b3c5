package ingest

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// cutBrackets parts a label from what stands in brackets behind it: "P07
// (laughs)", "Client [floating support]". base is empty where nothing does.
func cutBrackets(label string) (base, inner string) {
	for _, pair := range []string{"()", "[]"} {
		if !strings.HasSuffix(label, pair[1:]) {
			continue
		}
		i := strings.LastIndexByte(label, pair[0])
		if i <= 0 {
			continue
		}
		base, inner = strings.TrimSpace(label[:i]), strings.TrimSpace(label[i+1:len(label)-1])
		if base != "" && inner != "" && !strings.ContainsAny(inner, "()[]") {
			return base, inner
		}
	}
	return "", ""
}

// withoutRemarks moves what somebody does from behind their label to their
// words, "P07 (laughs): yes": a sound, or what begins with a small letter where
// the label stands without it elsewhere. What tells people apart stays: "P07
// (female)" where there is no P07, "Client (2)".
func withoutRemarks(lines []scanned) {
	bare := map[string]bool{}
	for _, s := range lines {
		bare[s.key] = true
	}
	for i, s := range lines {
		base, inner := cutBrackets(s.label)
		if base == "" || !s.colon {
			continue
		}
		says := bare[fold(base)] && startsSmall(inner) && !strings.ContainsAny(inner, "0123456789")
		if remark := s.label[len(base):]; says || isSoundAside(remark) {
			lines[i].label, lines[i].key, lines[i].class = base, fold(base), classOf(base)
			lines[i].rest = strings.TrimSpace(strings.TrimSpace(remark) + " " + s.rest)
		}
	}
}

// isSoundAside says whether a bracket holds what was heard, not a name.
func isSoundAside(s string) bool {
	found := corpus.Asides(s, nil)
	return len(found) == 1 && found[0].Kind == corpus.Sound
}
