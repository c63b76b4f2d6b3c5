package ingest

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// invented is what somebody might type, with everything that hides words.
const invented = `# Before we begin

Interviewer: How did *the week* go, and **who** was there?

P07: Up and down.[^a] We left the gate as it was, and the sheep did not mind.

[^a]: She looks at the window. It rains.

> P07: That is what he used to say.

1. First there was the rope,
2. then the paint,
    a. the green one
    b. and the other
3. and then nobody.

- a kettle
- a chair that ~~wobbled~~ stood

| who | what |
|-----|------|
| Interviewer | And was that all right? |
| P07 | It was good enough — “good enough”, she said. |

Interviewer: Señora Ødegård’s naïve café, žluťoučký kůň, 東京?

P07: x<sub>2</sub> and a line\
broken by hand.

Term
:   What it means to them.
`

// TestWordsEqualPandoc holds the words of every rich file against those that
// pandoc, an independent reader, finds: none is lost and none is invented.
func TestWordsEqualPandoc(t *testing.T) {
	needs(t, "pandoc")
	dir := t.TempDir()
	source := filepath.Join(dir, "talk.md")
	if err := os.WriteFile(source, []byte(invented), 0o644); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, ext := range []string{"docx", "odt", "rtf", "html"} {
		path := filepath.Join(dir, "talk."+ext)
		if out, err := exec.Command("pandoc", "-s", "-f", "markdown", source, "-o", path).CombinedOutput(); err != nil {
			t.Fatalf("pandoc: %v\n%s", err, out)
		}
		paths = append(paths, path)
	}
	for _, ext := range []string{"docx", "odt", "rtf"} {
		found, err := filepath.Glob(filepath.Join(corpora(t), "*", "*."+ext))
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s among the real files: %v", ext, err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(data, filepath.Base(path), Options{Layout: layoutParagraphs})
		if err != nil {
			t.Error(err)
			continue
		}
		var ours strings.Builder
		for _, u := range r.Utterances {
			ours.WriteString(u.Text + "\n")
		}
		// What pandoc wrote itself is held against what it was told to write: its
		// own reader of rich text loses letters.
		told := path
		if filepath.Dir(path) == dir {
			told = source
		}
		plain, err := exec.Command("pandoc", "-t", "plain", "--wrap=none", told).Output()
		if err != nil {
			t.Fatalf("pandoc: %v", err)
		}
		have, want := countWordsOf(ours.String()), countWordsOf(string(plain))
		delete(have, "footnote") // the word that we write before one
		for w, n := range want {
			if have[w] != n {
				t.Errorf("%s: %q %d times, pandoc has it %d times", filepath.Base(path), w, have[w], n)
			}
		}
		for _, w := range slices.Sorted(maps.Keys(have)) {
			if want[w] == 0 {
				t.Errorf("%s: pandoc does not have %q", filepath.Base(path), w)
			}
		}
		if len(want) < 60 {
			t.Errorf("%s: only %d words to compare", filepath.Base(path), len(want))
		}
	}
}

// countWordsOf counts words, not numbers: those of notes and lists are printed
// in different places.
func countWordsOf(s string) map[string]int {
	n := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ReplaceAll(s, "\u00ad", ""), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) > 1 {
			n[w]++
		}
	}
	return n
}

// needs skips a test where a program is not installed, and fails it under CI.
func needs(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

// The same interview in several formats has the same turns.
func TestDerivedFormatsHaveTheSameTurns(t *testing.T) {
	dir := filepath.Join(corpora(t), "derived")
	for stem, exts := range map[string][]string{
		"ESTR1": {"odt", "rtf", "pdf"}, "bs16-table": {"odt", "rtf"}, "ft58-bold-interviewer": {"odt"}, "wintermoor": {"odt", "rtf"},
	} {
		read := func(ext string) string {
			data, err := os.ReadFile(filepath.Join(dir, stem+"."+ext))
			if err != nil {
				t.Fatal(err)
			}
			// A PDF does not tell how many blanks make a gap.
			return strings.Join(strings.FieldsFunc(script(mustRead(t, stem+"."+ext, string(data), Options{}).Utterances), func(r rune) bool { return r == ' ' }), " ")
		}
		want := read("docx")
		for _, ext := range exts {
			if got := read(ext); got != want {
				t.Errorf("%s.%s is not what %s.docx is: %s", stem, ext, stem, firstDifference(got, want))
			}
		}
	}
}

// A PDF has no looks, so that its labels are plain; the words are the same.
func TestPDFs(t *testing.T) {
	dir := corpora(t)
	read := func(name string, opt Options) *Result {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return mustRead(t, filepath.Base(name), string(data), opt)
	}
	word, pdf := read("derived/wintermoor.docx", Options{}), read("derived/wintermoor.pdf", Options{})
	if len(word.Speakers) != len(pdf.Speakers) {
		t.Fatalf("%v, want %v", pdf.Speakers, word.Speakers)
	}
	for i, s := range word.Speakers {
		if pdf.Speakers[i] != s {
			t.Errorf("%+v, want %+v", pdf.Speakers[i], s)
		}
	}
	needs(t, "pdftotext")
	label := regexp.MustCompile(`(?m)^ *[0-9]* *(Dan|Partici?pant):`)
	for _, name := range []string{"P1", "P2", "P3", "P4", "P5", "P6", "P7"} {
		path := filepath.Join("pdpilot", name+".pdf")
		layout, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, path), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		tool := func([]byte) (string, error) { return string(layout), nil }
		want := len(label.FindAll(layout, -1))
		for how, r := range map[string]*Result{"own": read(path, Options{}), "pdftotext": read(path, Options{PDFText: tool})} {
			turns := 0
			for _, s := range r.Speakers {
				turns += s.Turns
			}
			if turns < want || turns > want+2 || !hasWarning(r, "numbers in the margin, 1 to") || !hasWarning(r, "check the text") {
				t.Errorf("%s, %s: %d turns, want %d; %q", name, how, turns, want, r.Warnings)
			}
			for _, u := range r.Utterances {
				if strings.Contains(u.Text, "\t") || strings.HasPrefix(u.Text, "1 ") {
					t.Errorf("%s, %s: %q", name, how, u.Text)
				}
			}
		}
	}
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			return "turn " + la[i][:min(len(la[i]), 200)] + "\nfor      " + lb[i][:min(len(lb[i]), 200)]
		}
	}
	return "one has more turns"
}
