package ingest

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// corpora is the folder of real transcripts, which is not part of the
// repository. Without it these tests say so; under CI they fail.
func corpora(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MITTEN_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(root, "corpora", "transcripts")
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no transcripts: %v", err)
		}
		t.Skipf("no transcripts (set MITTEN_DATA): %v", err)
	}
	return dir
}

type realFile struct {
	path, text string
	result     *Result
}

// realFiles reads the files that match a pattern below the corpora.
func realFiles(t *testing.T, pattern string) []realFile {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(corpora(t), pattern))
	if err != nil {
		t.Fatal(err)
	}
	var files []realFile
	for _, path := range paths {
		if strings.HasSuffix(path, "LICENSE.md") || strings.HasSuffix(path, "README.md") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(data, filepath.Base(path), Options{})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		files = append(files, realFile{path, strings.ReplaceAll(string(data), "\r\n", "\n"), r})
	}
	if len(files) == 0 {
		t.Fatalf("no file matches %s", pattern)
	}
	return files
}

func turnsOf(r *Result) map[string]int {
	n := map[string]int{}
	for _, s := range r.Speakers {
		n[s.Label] = s.Turns
	}
	return n
}

// labelsBy counts what the first group of a pattern matches.
func labelsBy(pattern, text string) map[string]int {
	n := map[string]int{}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		n[strings.Trim(m[1], " *")]++
	}
	return n
}

const (
	boldColonLine = `(?m)^\*\*([^*\n]+):\*\*`
	timeLine      = `(?m)^(?:\*\*)?([^:\n#]{1,40}?)(?::(?:\*\*)?)? \d\d:\d\d:\d\d:?[ \t]*$`
	timeOrBare    = `(?m)^([A-Z][A-Za-z ]+):(?: \d\d:\d\d:\d\d)?$`
	otterLine     = `(?m)^(\S.*?)  \d+:\d\d(?::\d\d)?[ \t]*$`
	colonLine     = `(?:\A|\n\n)((?:[A-Z][\w'-]*)(?: [A-Za-z][\w-]*){0,2}): `
	estrLine      = `(?m)^(Interviewer|ES\d):`
)

func TestRealTurnsEqualAnIndependentCount(t *testing.T) {
	for _, c := range []struct {
		files, layout, pattern string
		n                      int
	}{
		{"changelog/*.md", layoutBoldLabel, boldColonLine, 30},
		{"hitsave/Wintermoor*.md", layoutBoldLabel, boldColonLine, 1},
		{"hitsave/GigaSword*.md", layoutLabelTime, otterLine, 1},
		{"hitsave/*Q-Cubed*.md", layoutLabelTime, otterLine, 1},
		{"estr/*.txt", layoutLabelColon, estrLine, 5},
		{"derived/*.txt", layoutLabelColon, estrLine, 3},
		{"bitcoin/adopting-bitcoin*.md", layoutLabelTime, timeLine, 2},
		{"bitcoin/bitcoin-2024*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/bitcoin-explained*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/bitcoin-magazine*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/bitcoinplusplus*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/learning*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/mit-*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/wasabi*.md", layoutLabelTime, timeLine, 1},
		{"bitcoin/chaincode-podcast*.md", layoutLabelTime, timeOrBare, 1},
		{"bitcoin/*senate*.md", layoutLabelColon, colonLine, 1},
		{"bitcoin/baltic*.md", layoutLabelColon, colonLine, 1},
		{"bitcoin/bitcoin-review*.md", layoutLabelColon, colonLine, 1},
		{"bitcoin/chaincode-residency*.md", layoutLabelColon, colonLine, 1},
	} {
		files := realFiles(t, c.files)
		if len(files) != c.n {
			t.Errorf("%s: %d files, want %d", c.files, len(files), c.n)
		}
		for _, f := range files {
			text := f.text
			if f.result.Encoding != "utf-8" {
				var err error
				if text, _, _, err = decode([]byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			want := labelsBy(c.pattern, withoutFrontMatter(text))
			if strings.Contains(f.path, "chaincode-residency") {
				delete(want, "Topic")
				delete(want, "Location")
				delete(want, "Slides")
				want["Audience Member"] += want["Audience member"]
				delete(want, "Audience member")
				want[f.result.Speakers[2].Label] += 5 // goes on after five headings
			}
			if strings.Contains(f.path, "chaincode-podcast") {
				want[f.result.Speakers[0].Label]++ // the same, once
			}
			// Nobody is called Break: these are headings, each of them.
			breaks := want["Break"] + want["Jingle"] + want["Outro"] + strings.Count(text, "**Break**:") -
				strings.Count(text, `\] to \[`) // "[45:11] to [45:29]" leaves a word
			for _, name := range []string{"Break", "Jingle", "Outro"} {
				delete(want, name)
			}
			if got := headings(f.result, "# Break", "# Jingle", "# Outro"); got != breaks {
				t.Errorf("%s: %d breaks, want %d", filepath.Base(f.path), got, breaks)
			}
			if got := turnsOf(f.result); f.result.Layout != c.layout || !maps.Equal(got, want) {
				t.Errorf("%s: %s %v, want %s %v", filepath.Base(f.path), f.result.Layout, got, c.layout, want)
			}
		}
	}
}

func headings(r *Result, texts ...string) int {
	n := 0
	for _, u := range r.Utterances {
		if u.Label == "" && slices.Contains(texts, u.Text) {
			n++
		}
	}
	return n
}

var (
	frontMatterRE = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	commentRE     = regexp.MustCompile(`(?s)<!--.*?-->`)
)

func withoutFrontMatter(text string) string {
	return commentRE.ReplaceAllString(frontMatterRE.ReplaceAllString(text, ""), "")
}

// Every word of every file comes out, and none that was not there.
func TestNoWordOfARealFileIsLost(t *testing.T) {
	n := 0
	for _, pattern := range []string{"*/*.md", "*/*.txt", "../../anonymise/uk/D*.txt"} {
		for _, f := range realFiles(t, pattern) {
			n++
			composes(t, f.result)
			text, _, _, err := decode([]byte(f.text))
			if err != nil {
				t.Fatal(err)
			}
			in := counted(lettersOf(withoutFrontMatter(text)))
			out, labels := map[string]int{}, map[string]int{}
			for _, u := range f.result.Utterances {
				for _, w := range lettersOf(u.Text) {
					out[w]++
				}
				for _, w := range lettersOf(u.Label) {
					labels[w]++
				}
			}
			for w, k := range in {
				if out[w] > k || out[w]+labels[w] < k {
					t.Errorf("%s: %q stands %d times in the file, %d times in the text, %d times in labels", filepath.Base(f.path), w, k, out[w], labels[w])
				}
			}
			for w := range out {
				if in[w] == 0 {
					t.Errorf("%s: %q is not in the file", filepath.Base(f.path), w)
				}
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d files", n)
	}
}

var timestampRE = regexp.MustCompile(`\[?(\d\d:)?\d\d:\d\d[.,]\d+ --> (\d\d:)?\d\d:\d\d[.,]\d+\]?|(?m)^\d+$|^WEBVTT$`)

func TestRealCaptionsKeepTheirWordsAndOrder(t *testing.T) {
	for _, pattern := range []string{"hitsave/*.vtt", "hitsave/*.srt", "hitsave/Goodboy*.txt", "hitsave/interview-with*.md"} {
		for _, f := range realFiles(t, pattern) {
			want := strings.Join(strings.Fields(strings.TrimPrefix(timestampRE.ReplaceAllString(f.text, ""), "WEBVTT")), " ")
			var texts []string
			for _, u := range f.result.Utterances {
				texts = append(texts, u.Text)
				if u.At < 0 || u.Label != "" {
					t.Fatalf("%s: %q at %v", filepath.Base(f.path), u.Label, u.At)
				}
			}
			if got := strings.Join(strings.Fields(strings.Join(texts, " ")), " "); got != want {
				i := 0
				for i < min(len(got), len(want)) && got[i] == want[i] {
					i++
				}
				t.Errorf("%s: differs at byte %d: %.60q, want %.60q", filepath.Base(f.path), i, got[i:], want[i:])
			}
			if f.result.Layout != layoutCaptions || len(texts) < 80 {
				t.Errorf("%s: layout %s, %d paragraphs", filepath.Base(f.path), f.result.Layout, len(texts))
			}
			composes(t, f.result)
		}
	}
}

// The Word files were made from the texts beside them: same speakers, same
// words, turn by turn.
func TestRealWordFilesEqualTheTextsTheyCameFrom(t *testing.T) {
	plain := strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "--", "…", "...", `\`, "")
	for docx, text := range map[string]string{
		"derived/ESTR1.docx":      "estr/ESTR1.txt",
		"derived/ESTR4.docx":      "estr/ESTR4.txt",
		"derived/wintermoor.docx": "hitsave/Wintermoor*.md",
		"derived/bs16-table.docx": "changelog/brainscience--brain-science-16.md",
		"derived/ft58-bold*.docx": "changelog/founderstalk--founders-talk-58.md",
	} {
		got, want := realFiles(t, docx)[0].result, realFiles(t, text)[0].result
		var a, b []string
		for _, u := range got.Utterances {
			if u.Label != "" {
				a = append(a, u.Label+": "+strings.Join(lettersOf(plain.Replace(u.Text)), " "))
			}
		}
		bold := map[string]string{}
		if got.Layout == layoutBoldQuestion {
			bold = map[string]string{want.Speakers[0].Label: boldSpeaker, want.Speakers[1].Label: otherSpeaker}
		}
		for _, u := range want.Utterances {
			label := u.Label
			if bold[label] != "" {
				label = bold[label]
			}
			if u.Label != "" {
				b = append(b, label+": "+strings.Join(lettersOf(plain.Replace(u.Text)), " "))
			}
		}
		if len(a) != len(b) {
			t.Errorf("%s: %d turns, want %d", docx, len(a), len(b))
			continue
		}
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("%s: turn %d is\n%.300s\nwant\n%.300s", docx, i+1, a[i], b[i])
				break
			}
		}
		composes(t, got)
	}
}

// Heads of several lines stand before the first turn in these; by eye, the
// first turn begins with these words.
func TestHardExamplesBeginWhereTheTalkBegins(t *testing.T) {
	for name, want := range map[string]string{
		"D1.txt": "Interviewer|Okay, so, that's going now.",
		"D2.txt": "speaker 1|okay so that's us recording",
		"D3.txt": "STAVROS|So this is, um, this is the staff one",
		"D4.vtt": "Rowena Sackville|Right, I think we're on.",
		"D5.txt": "i|okay so it's on",
		"D6.txt": "Nkiruka Bellweather|So, um, for the recording",
	} {
		f := realFiles(t, "../../anonymise/uk/"+name)[0]
		for i, u := range f.result.Utterances {
			if u.Label != "" {
				if got := u.Label + "|" + u.Text; !strings.HasPrefix(got, want) || i > 1 {
					t.Errorf("%s: utterance %d is %.60q, want %q", name, i, got, want)
				}
				break
			}
		}
		for _, s := range f.result.Speakers {
			if s.Turns < 5 {
				t.Errorf("%s: %q speaks %d times", name, s.Label, s.Turns)
			}
		}
	}
}
