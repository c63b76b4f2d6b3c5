package bench

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"
)

func sizeName(n int) string { return fmt.Sprint(n) }

// BenchmarkSearch looks for a phrase, whole process with nothing of ours in
// memory, the check that the index is fresh included, against grep and ripgrep
// over the same transcripts.
func BenchmarkSearch(b *testing.B) {
	words := newVocabulary()
	for _, phrase := range []struct{ name, text string }{
		{"rare phrase", RarePhrase},                  // 1 in 40 interviews
		{"common phrase", words[0] + " " + words[1]}, // several in every interview
	} {
		for i, n := range sizes {
			rounds := []int{31, 21, 9}[i]
			for _, tool := range []struct {
				name string
				args []string
			}{
				{"grep", []string{"-rniF", phrase.text}},
				{"rg", []string{"-i", phrase.text}},
			} {
				b.Run(fmt.Sprintf("%s/%d/%s", phrase.name, n, tool.name), func(b *testing.B) {
					if _, err := exec.LookPath(tool.name); err != nil {
						b.Skipf("%s is not installed: no reference", tool.name)
					}
					dir := studyOf(b, n)
					upToDate(b, dir)
					c := compare(rounds,
						verb(b, dir, "search", `"`+phrase.text+`"`),
						process(b, tool.name, append(tool.args, filepath.Join(dir, "transcripts"))...))
					r := row{what: phrase.name + " against " + tool.name, interviews: n, against: tool.name, comparison: c}
					switch {
					case tool.name == "grep" && n == 400:
						r.aims = []aim{{"ratio at most 3", c.ratio <= 3}}
					case tool.name == "rg" && n == 4000:
						r.aims = []aim{{"faster", c.ratio < 1}}
					}
					report(b, r)
				})
			}
		}
	}
}
