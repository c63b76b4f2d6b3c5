package ingest

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/mitten-qda/mitten/internal/fault"
)

const talk = "Interviewer: Née à Łódź?\nP07: Señor, “yes”.\n"

func inUTF16(s string, big bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ why, content, encoding string }{
		{"plain", talk, "utf-8"},
		{"mark", "\xef\xbb\xbf" + talk, "utf-8"},
		{"windows line ends", strings.ReplaceAll(talk, "\n", "\r\n"), "utf-8"},
		{"old mac line ends", strings.ReplaceAll(talk, "\n", "\r"), "utf-8"},
		{"utf-16 with mark", inUTF16("\ufeff"+talk, false), "utf-16le"},
		{"big-endian with mark", inUTF16("\ufeff"+talk, true), "utf-16be"},
		{"utf-16 without mark", inUTF16(talk, false), "utf-16le"},
		{"big-endian without mark", inUTF16(talk, true), "utf-16be"},
	} {
		r := mustRead(t, "a.txt", c.content, Options{})
		want := "Interviewer|-|Née à Łódź?\nP07|-|Señor, “yes”.\n"
		if got := script(r.Utterances); r.Encoding != c.encoding || got != want || len(r.Warnings) != 0 {
			t.Errorf("%s: %s, %q, %q", c.why, r.Encoding, got, r.Warnings)
		}
	}
	r := mustRead(t, "a.txt", "I: Se\xf1or, \x93yes\x94 \x96 \x80 5.\nP07: Oui.\n", Options{})
	if r.Encoding != "windows-1252" || r.Utterances[0].Text != "Señor, “yes” – € 5." || !hasWarning(r, "windows-1252") {
		t.Errorf("%s %q %q", r.Encoding, r.Utterances[0].Text, r.Warnings)
	}
}

func TestTextIsKeptAsItIs(t *testing.T) {
	const decomposed = "e\u0301 \u00e9 \u00a0soft\u00adhyphen \u2028 \u200b"
	r := mustRead(t, "a.txt", "P07: a "+decomposed+" z\nI: So.\n", Options{})
	if got := r.Utterances[0].Text; got != "a "+decomposed+" z" {
		t.Errorf("%q", got)
	}
	r = mustRead(t, "a.txt", "P07: one\x07 two\x1b.\x0bthree\nI: So.\n", Options{})
	if got := r.Utterances[0].Text; got != "one two.¶three" && got != "one two.\n\nthree" || !hasWarning(r, "2 control characters") {
		t.Errorf("%q %q", got, r.Warnings)
	}
	r = mustRead(t, "a.txt", "P07: one\n\ufeffI: two\n", Options{})
	if len(r.Speakers) != 2 || !hasWarning(r, "1 control characters") {
		t.Errorf("a mark in mid-file: %+v %q", r.Speakers, r.Warnings)
	}
	r = mustRead(t, "a.txt", "P07: "+strings.Repeat("señor ", 20)+"\xff\nI: So.\n", Options{})
	if r.Encoding != "utf-8" || !hasWarning(r, "1 character could not be read") {
		t.Errorf("one bad byte: %s %q", r.Encoding, r.Warnings)
	}
}

func TestBadFilesAreExplained(t *testing.T) {
	word := docxOf(t, p("Hello"))
	bomb := zipOf(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   "<document>" + strings.Repeat(" ", 40<<20) + "</document>",
	})
	entities := zipOf(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   `<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>`,
	})
	for _, c := range []struct{ why, name, content, want string }{
		{"empty", "a.txt", "", "a.txt: the file is empty"},
		{"blank", "a.txt", " \n\r\n\t", "no text in it"},
		{"binary", "a.txt", "MZ\x00\x01\x02 binary", "binary, not text"},
		{"binary without zeros", "a.txt", strings.Repeat("\x01\x02\x03 ab", 50), "binary, not text"},
		{"pdf cut short", "a.docx", "%PDF-1.4 ...", "the PDF cannot be read"},
		{"rtf cut short", "a.txt", `{\rtf1 hello`, "the file ends in the middle"},
		{"old word", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a document with a password"},
		{"web page", "a.txt", "<!DOCTYPE html><html>", "no text in it"},
		{"text named docx", "a.docx", "Interviewer: hello", "not a Word document inside"},
		{"truncated docx", "a.docx", word[:len(word)/2], "the zip is truncated or damaged"},
		{"zip bomb", "a.docx", bomb, "unpacks to more than is safe to read"},
		{"entity bomb", "a.docx", entities, "declares a document type or entities"},
		{"xlsx", "a.docx", zipOf(t, map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "a spreadsheet"},
		{"ods", "a.docx", zipOf(t, map[string]string{"mimetype": "x", "content.xml": "<w/>"}), "not an OpenDocument text: a spreadsheet"},
		{"odt with a password", "a.odt", zipOf(t, map[string]string{"content.xml": "<w/>", "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "the file has a password"},
		{"docx without words", "a.docx", docxOf(t, p(" ")), "no text in it"},
		{"vtt without captions", "a.vtt", "WEBVTT\n\nhello\n", "no captions in it"},
	} {
		_, err := Read([]byte(c.content), c.name, Options{})
		var f *fault.Error
		if err == nil || !strings.HasPrefix(err.Error(), c.name+": ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.why, err, c.want)
		} else if !errors.As(err, &f) || f.Hint == "" {
			t.Errorf("%s: no hint with %v", c.why, err)
		}
	}
	if _, err := Read(make([]byte, 3<<20), "a.txt", Options{MaxBytes: 2 << 20}); err == nil || !strings.Contains(err.Error(), "3 MB is more than the limit of 2 MB") {
		t.Errorf("too large: %v", err)
	}
}

func TestContentDecidesBeforeTheExtension(t *testing.T) {
	for _, c := range []struct{ name, content, format string }{
		{"a.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "vtt"},
		{"a.txt", "1\n00:00:01,000 --> 00:00:02,000\nHi\n", "srt"},
		{"a.txt", "---\ntitle: x\n---\nHi\n", "md"},
		{"a.txt", "**Jo:** Hi\n\n**Sam:** Ho\n", "md"},
		{"a.bin", docxOf(t, p("Hi")), "docx"},
		{"a.md", "Hi\n", "md"},
		{"a.vtt", "00:01.000 --> 00:02.000\nHi\n", "vtt"},
		{"A.SRT", "00:00:01.000 --> 00:00:02.000\nHi\n", "srt"},
		{"notes", "Hi\n", "txt"},
	} {
		if r := mustRead(t, c.name, c.content, Options{}); r.Format != c.format {
			t.Errorf("%s %.20q: %s, want %s", c.name, c.content, r.Format, c.format)
		}
	}
}

func TestWrappedLinesAreJoined(t *testing.T) {
	wrapped := "I: Tell me about the group.\n\n" +
		"P07: So then we all went down to the old rope works by the harbour and\n" +
		"there was this man with a lawnmower in bits on the bench and he said that\n" +
		"it had been like that since March and nobody had touched it, so I did,\n" +
		"and that was that.\n"
	r := mustRead(t, "a.txt", wrapped, Options{})
	if got := r.Utterances[1].Text; strings.Contains(got, "\n") || !strings.Contains(got, "harbour and there was") {
		t.Errorf("wrapped: %q", got)
	}
	verse := "I: Tell me.\n\nP07: Roses are red\nviolets are blue\nsugar is sweet and so is this very long line of mine\nand so are you\nand so are you\n"
	if got := mustRead(t, "a.txt", verse, Options{}).Utterances[1].Text; strings.Count(got, "\n") != 4 {
		t.Errorf("verse: %q", got)
	}
	long := strings.Repeat("and so it went on and on ", 8)
	prose := fmt.Sprintf("I: Tell me.\n\nP07: %s.\n%s\n%s.\n\nI: So.\n", long, long, long)
	if got := script(mustRead(t, "a.txt", prose, Options{}).Utterances); strings.Count(got, "¶") != 1 || strings.Count(got, "↵") != 1 {
		t.Errorf("lines that are paragraphs: %q", got)
	}
}

func TestMarkdownMarksAreNotText(t *testing.T) {
	const text = "<!-- licence: none -->\n---\ntitle: Jo\nspeakers:\n  - Jo\n---\n\n# A *talk* #\n**Jo:** One\nline\\\nnext  \nthird\n- item\n\n" +
		"**Sam:** 2 \\* 3 \\\\ \\_x\\_ **very** <b>\n\n**Jo:** [unclear 00:03:18.16] (0:00:20) or (10:30) [00:01:02.5] end.\n"
	r := mustRead(t, "a.md", text, Options{})
	want := "|-|# A *talk*\nJo|-|One line↵next↵third↵- item\nSam|-|2 * 3 \\ _x_ **very** <b>\nJo|-|[unclear 00:03:18.16] or (10:30) end.\n"
	if got := script(r.Utterances); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if !hasWarning(r, "front matter (3 lines)") || !hasWarning(r, "left out: 1 comment") {
		t.Errorf("warnings %q", r.Warnings)
	}
	rule := mustRead(t, "a.md", "---\nSome words: here\nNote: more\n---\n<!-- open\n", Options{})
	if got := script(rule.Utterances); !strings.Contains(got, "Some words: here") || !strings.Contains(got, "<!-- open") {
		t.Errorf("text was taken for front matter or comment: %q", got)
	}
}

func TestKindsAndWarningsOfSpeakers(t *testing.T) {
	r := mustRead(t, "a.txt", "INT: A?\nP07: B.\nModerator 2: C?\nAll: Yes.\nQ: D?\nTom Ash: E.\nTom Ash: F.\n", Options{})
	want := map[string]string{"INT": "interviewer", "P07": "participant", "Moderator 2": "interviewer", "All": "other", "Q": "interviewer", "Tom Ash": "participant"}
	for _, s := range r.Speakers {
		if want[s.Label] != string(s.Kind) {
			t.Errorf("%s is %s", s.Label, s.Kind)
		}
	}
	if len(r.Speakers) != len(want) || len(r.Warnings) != 0 {
		t.Errorf("%d speakers, warnings %q", len(r.Speakers), r.Warnings)
	}
	r = mustRead(t, "a.txt", "Tom Ash: One two.\nAnn Oak: Three.\nTom Ash: Four.\nAnn Oak: Five.\nZed Elm: Six, I think.\n", Options{})
	all := strings.Join(r.Warnings, "\n")
	if !strings.Contains(all, `3 speakers, none marked as interviewer: --speaker "NAME=interviewer"`) || !strings.Contains(all, "one turn only may be no speaker: speaker 3") {
		t.Errorf("warnings %q", r.Warnings)
	}
	for _, name := range []string{"Tom", "Ann", "Zed"} {
		if strings.Contains(all, name) {
			t.Errorf("a warning names a person: %s", all)
		}
	}
	if r := mustRead(t, "a.txt", "Once upon a time.\n", Options{}); !hasWarning(r, "no speakers found") {
		t.Errorf("warnings %q", r.Warnings)
	}
}

func TestCaptionsBecomeParagraphsOfReasonableSize(t *testing.T) {
	var b strings.Builder
	b.WriteString("WEBVTT\n\n")
	for i := range 200 {
		fmt.Fprintf(&b, "%02d:%02d.000 --> %02d:%02d.900\nthis is caption number %d of them%s\n\n", i/60, i%60, i/60, i%60, i, map[bool]string{true: "."}[i%7 == 6])
	}
	r := mustRead(t, "a.vtt", b.String(), Options{})
	for i, u := range r.Utterances {
		if n := len(strings.Fields(u.Text)); n < enoughWords && i < len(r.Utterances)-1 || n > mostWords || u.At < 0 {
			t.Errorf("paragraph %d has %d words at %v", i, n, u.At)
		}
		if i < len(r.Utterances)-1 && !endsSentence(u.Text) {
			t.Errorf("paragraph %d ends in mid-sentence: %q", i, u.Text[len(u.Text)-20:])
		}
	}
	note := "WEBVTT\n\nNOTE made by hand\nin May\n\nSTYLE\nx\n\n00:01.000 --> 00:02.000\n<i " + strings.Repeat("long ", 60) + ">Hi.\n"
	if r := mustRead(t, "a.vtt", note, Options{}); !hasWarning(r, "left out: 2 blocks of notes or styles") || countWords(r.Utterances[0].Text) != 62 {
		t.Errorf("%q %q", r.Warnings, r.Utterances)
	}
	pause := "WEBVTT\n\n00:01.000 --> 00:02.000\n" + strings.Repeat("and ", enoughWords) + "\n\n00:%s.000 --> 00:59.000\nso\n"
	for at, want := range map[string]int{"08": 1, "09": 2} {
		if r := mustRead(t, "a.vtt", strings.Replace(pause, "%s", at, 1), Options{}); len(r.Utterances) != want {
			t.Errorf("next caption at %s: %d paragraphs, want %d", at, len(r.Utterances), want)
		}
	}
	r = mustRead(t, "a.vtt", strings.ReplaceAll(b.String(), ".\n", "\n"), Options{})
	if n := len(r.Utterances); n < 8 || n > 20 {
		t.Errorf("without sentence ends: %d paragraphs", n)
	}
	untimed := strings.Repeat("this is one line\nof captions without a time.\n", 100)
	r = mustRead(t, "a.txt", untimed, Options{})
	if n := len(r.Utterances); n < 8 || n > 20 {
		t.Errorf("without times: %d paragraphs", n)
	}
}

// A transcript of 20 MB comes through whole, and memory grows with it, not
// with its square.
func TestLargeFilesInLinearMemory(t *testing.T) {
	turn := "Interviewer: What then?\n\nP07: " + strings.Repeat("so we went on and on ", 40) + "\n\n"
	measure := func(mb int) (perByte float64) {
		text := strings.Repeat(turn, mb<<20/len(turn))
		data := []byte(text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := Read(data, "a.txt", Options{})
		runtime.ReadMemStats(&after)
		if err != nil || r.Speakers[1].Turns != len(text)/len(turn) {
			t.Fatalf("%d MB: %v", mb, err)
		}
		return float64(after.TotalAlloc-before.TotalAlloc) / float64(len(text))
	}
	small, large := measure(2), measure(20)
	if large > 20 || large > 1.5*small {
		t.Errorf("%.1f bytes allocated for each byte at 2 MB, %.1f at 20 MB", small, large)
	}
}
