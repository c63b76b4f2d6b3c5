package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files that were made from one text, in every format that is read: the same
// speakers, kinds and words, turn by turn.
func TestOneInterviewIsTheSameInEveryFormat(t *testing.T) {
	plain := strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "--", "…", "...", `\`, "")
	for _, c := range []struct {
		stem, original string
		files          int
	}{
		{"ESTR1", "estr/ESTR1.txt", 4},
		{"ESTR2", "estr/ESTR2.txt", 3},
		{"ESTR4", "estr/ESTR4.txt", 1},
		{"bs16-table", "changelog/brainscience--brain-science-16.md", 3},
		{"ft58-bold-interviewer", "changelog/founderstalk--founders-talk-58.md", 2},
		{"wintermoor", "hitsave/Wintermoor*.md", 4},
	} {
		original := realFiles(t, c.original)[0].result
		paths, err := filepath.Glob(filepath.Join(corpora(t), "derived", c.stem+".*"))
		if err != nil {
			t.Fatal(err)
		}
		read := 0
		for _, path := range paths {
			if filepath.Ext(path) == ".doc" { // not read
				continue
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(data, filepath.Base(path), Options{})
			if err != nil {
				t.Error(err)
				continue
			}
			read++
			// A layout without labels has two of its own, in the order of the names.
			names := map[string]string{}
			if r.Layout == layoutBoldQuestion {
				names = map[string]string{original.Speakers[0].Label: boldSpeaker, original.Speakers[1].Label: otherSpeaker}
			}
			got, want := turnsAsLines(r, nil, plain), turnsAsLines(original, names, plain)
			if len(got) != len(want) {
				t.Errorf("%s: %d turns, want %d", filepath.Base(path), len(got), len(want))
				continue
			}
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("%s: turn %d is\n%.300s\nwant\n%.300s", filepath.Base(path), i+1, got[i], want[i])
					break
				}
			}
			if r.Reason == "" || r.Scores[0].Score < 0.5 {
				t.Errorf("%s: %s scores %.2f because %q", filepath.Base(path), r.Layout, r.Scores[0].Score, r.Reason)
			}
			composes(t, r)
		}
		if read < c.files {
			t.Errorf("%s: %d files, want %d", c.stem, read, c.files)
		}
	}
}

// turnsAsLines writes each turn that has a label as its label, its kind and its
// letters. names replaces labels, and so their kinds.
func turnsAsLines(r *Result, names map[string]string, plain *strings.Replacer) []string {
	kinds := map[string]string{}
	for _, s := range r.Speakers {
		kinds[s.Label] = string(s.Kind)
	}
	var lines []string
	for _, u := range r.Utterances {
		if u.Label == "" {
			continue
		}
		label, kind := u.Label, kinds[u.Label]
		if as := names[label]; as != "" {
			label, kind = as, map[string]string{boldSpeaker: "interviewer", otherSpeaker: "participant"}[as]
		}
		lines = append(lines, label+" "+kind+": "+strings.Join(lettersOf(plain.Replace(u.Text)), " "))
	}
	return lines
}
