package ingest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/internal/fault"
)

func TestRichTextByContent(t *testing.T) {
	const want = "Interviewer|-|How was it?\nAnna|-|Café.\nInterviewer|-|And then?\nAnna|-|Home.\n"
	talk := `{\rtf1\mac{\b Interviewer:} How was it?\par{\b Anna:} Caf\'8e.\par{\b Interviewer:} And then?\par{\b Anna:} Home.\par}`
	for _, name := range []string{"talk.rtf", "talk.doc", "talk"} {
		for _, mark := range []string{"", "\ufeff", "\r\n"} {
			if r := mustRead(t, name, mark+talk, Options{}); r.Format != "rtf" || script(r.Utterances) != want {
				t.Errorf("%s %q: %s: %s", name, mark, r.Format, script(r.Utterances))
			}
		}
	}
}

// Every failure tells the file, the byte and what to do.
func TestBrokenRichText(t *testing.T) {
	for text, want := range map[string]string{
		`{\rtf1 Anna: hello\par`:                "the file ends in the middle",
		`{\rtf1\ansicpg10029 Anna: hello \'8e}`: "code page 10029",
		`{\rtf1` + strings.Repeat("{", 600):     "inside each other",
		"Anna: hello":                           "not a rich text file",
	} {
		_, err := Read([]byte(text), "talk.rtf", Options{})
		if err == nil || !strings.Contains(err.Error(), "talk.rtf") || !strings.Contains(err.Error(), "byte ") || !strings.Contains(err.Error(), want) || !strings.Contains(strings.Join(fault.Hints(err), " "), "save it again") {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

// Hand-written files, of code pages and notes that pandoc does not write, hold
// the words that pandoc reads in them. It reads the bytes of every Windows code
// page as 1252's, so that the others are held to their letters in internal/rtf.
func TestHandWrittenWordsEqualPandoc(t *testing.T) {
	needs(t, "pandoc")
	for name, content := range map[string]string{
		"western.rtf": `{\rtf1\ansi\ansicpg1252 Anna: une \'e9t\'e9, \'93oui\'94 \emdash vraiment\par{\pard\b Label:\b0  plain words\par}}`,
		"mac.rtf":     `{\rtf1\mac caf\'8e na\'95ve\par}`,
		"unicode.rtf": `{\rtf1\ansi\uc1 \u268\'c8esko a\u8217?b\par}`,
		"table.rtf":   `{\rtf1\ansi\trowd\cellx1000\cellx2000\pard\intbl first\cell second\cell\row\pard after all\par}`,
		"note.rtf":    `{\rtf1\ansi before{\footnote below here\par} behind\par}`,
		"field.rtf":   `{\rtf1\ansi{\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt{linked words}}} go on\par}`,
		"word.html":   `<html><body><p class=MsoNormal><b>Anna:</b><span style='mso-spacerun:yes'>&nbsp; </span>it was<o:p></o:p> so<i>metimes</i></p><table><tr><td>cell one</td><td>cell two</td></tr></table></body></html>`,
		"inline.html": `<html><body><p>un<b>brok</b>en <i> spaced </i>words<br>second line</p><pre>kept   lines
here</pre><nav>menu words</nav><ul><li>item one<ol><li>item two</ol></ul></body></html>`,
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		plain, err := exec.Command("pandoc", "-t", "plain", "--wrap=none", path).Output()
		if err != nil {
			t.Fatalf("%s: pandoc: %v", name, err)
		}
		r := mustRead(t, name, content, Options{Layout: layoutParagraphs})
		var ours strings.Builder
		for _, u := range r.Utterances {
			ours.WriteString(u.Text + "\n")
		}
		have, want := countWordsOf(ours.String()), countWordsOf(string(plain))
		delete(have, "footnote")
		for w := range have {
			if have[w] != want[w] {
				t.Errorf("%s: %q %d times, pandoc has it %d times", name, w, have[w], want[w])
			}
		}
		for w := range want {
			if have[w] == 0 {
				t.Errorf("%s: %q is lost", name, w)
			}
		}
	}
}
