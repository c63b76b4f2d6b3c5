package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool runs a program that reads standard input; the test is skipped where it
// is missing, but not in CI.
func tool(t *testing.T, stdin []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is needed: %v", name, err)
		}
		t.Skipf("%s is not here", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, problems.String())
	}
	return out.String()
}

// plain is what a reader sees of a document, without regard to how lines and
// blanks fall.
func plain(t *testing.T, data []byte, format string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "in")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out := tool(t, nil, "pandoc", "-s", "-f", format, "-t", "plain", "--wrap=none", path)
	return strings.Join(strings.Fields(out), " ")
}

// readable lists what must be seen of the sample in every format.
func readable(t *testing.T, s *sample) []string {
	set, _ := s.collect(t, QuoteRequest{})
	out := []string{"What people said", "5 quotes · N = 5 participants · scope: cycle:2019-05 · data of 2019-06-30"}
	for _, theme := range set.Themes {
		out = append(out, theme.Name, theme.Definition, theme.share())
		for _, q := range theme.Quotes {
			out = append(out, q.Text, "— "+q.Attribution)
		}
	}
	return out
}

func TestEveryFormatReadsTheSame(t *testing.T) {
	for format, from := range map[Format][]string{Markdown: {"gfm", "commonmark", "markdown-smart"}, HTML: {"html"}, Word: {"docx"}} {
		for _, f := range from {
			s := newSample(t)
			seen := plain(t, s.quotes(t, format), f)
			at := 0
			for _, want := range readable(t, s) {
				want = strings.Join(strings.Fields(want), " ")
				i := strings.Index(seen[at:], want)
				if i < 0 {
					t.Errorf("%s read as %s lacks %q after %q", format, f, want, seen[:at])
					break
				}
				at += i + len(want)
			}
		}
	}
}

// What leaves must not say who, where or by whom.
func TestNothingThatIdentifiesLeaves(t *testing.T) {
	s := newSample(t)
	for _, f := range QuoteFormats() {
		data := s.quotes(t, f)
		if f == Word {
			data = unzipped(t, data)
		}
		for _, secret := range []string{"P01", "P02", "P03", "P04", "P05", "P99", "T10", "\"T1\"", "corin", "keep this one"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("quotes as %s hold %q", f, secret)
			}
		}
	}
}
