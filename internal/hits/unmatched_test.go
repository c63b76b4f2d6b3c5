package hits

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/mitten-qda/mitten/project"
	"github.com/mitten-qda/mitten/query"
)

func TestUnmatchedNamesWhatNothingHas(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"mitten.yaml":      "mitten: 1\nname: Rain\ncoders: [ash]\n",
		"participants.csv": "id,role,first language\nP1,Pod Leader,Welsh; English\n",
		"T1.md":            "---\nid: T1\nkind: interview\n---\n\nP1: Rain.\n",
	} {
		path := filepath.Join(dir, name)
		if filepath.Ext(name) == ".md" {
			path = filepath.Join(dir, "transcripts", name)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	study, err := project.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	roster, err := study.Roster()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		`rain role:"pod  leader"`:                   nil, // in any case, with any blanks
		`role:pod*`:                                 nil,
		`role:"Pod Leadr"`:                          {`nothing in the study has role "Pod Leadr"; did you mean "Pod Leader"?`},
		`"first language":welsh`:                    nil, // one of several values
		`NOT (coder:asch or document:T9) cycle:May`: {`nothing in the study has coder "asch"; did you mean "ash"?`, `nothing in the study has document "T9"; did you mean "T1"?`},
		`theme:none kind:none speaker:none`:         nil, // checked elsewhere, or not known here
	} {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Unmatched(study, roster, q)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
	}
}
