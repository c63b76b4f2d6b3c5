package analysis

import (
	"strings"
	"testing"
)

func TestScopeNamesNobody(t *testing.T) {
	for text, want := range map[string]string{
		"NOT document:T1":                     "NOT document:(withheld)",
		"speaker:P01 OR speaker:Interviewer":  "speaker:(withheld) OR speaker:Interviewer",
		"role:client (coder:x OR coder:y)":    "role:client AND (coder:(withheld) OR coder:(withheld))",
		"participant:P0*":                     "participant:(withheld)",
		`role:"Pod Leader" AND cycle=2019-05`: `role:"Pod Leader" AND cycle:2019-05`,
	} {
		if got := strings.ReplaceAll(scopeText(where(t, text)), `"(withheld)"`, "(withheld)"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
