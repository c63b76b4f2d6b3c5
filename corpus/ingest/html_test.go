package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"github.com/mitten-qda/mitten/internal/fault"
)

const page = `<p>Interviewer: Jak bylo, paní?</p><p>Anna: Žluťoučký kůň.</p><p>Interviewer: A pak?</p><p>Anna: Nic.</p>`

func TestPagesInTheirEncoding(t *testing.T) {
	const want = "Interviewer|-|Jak bylo, paní?\nAnna|-|Žluťoučký kůň.\nInterviewer|-|A pak?\nAnna|-|Nic.\n"
	east := func(s string) string { return must(charmap.Windows1250.NewEncoder().String(s)) }
	iso := func(s string) string { return must(charmap.ISO8859_2.NewEncoder().String(s)) }
	wide := func(s string) string {
		return must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s))
	}
	for _, c := range []struct{ why, content, encoding string }{
		{"nothing said", page, "utf-8"},
		{"charset", east(`<meta charset=windows-1250>` + page), "windows-1250"},
		{"content type", iso(`<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">` + page), "iso-8859-2"},
		{"an XML declaration", iso(`<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="http://www.w3.org/1999/xhtml">` + page), "iso-8859-2"},
		{"a declaration that is not so", `<meta charset=windows-1250>` + page, "utf-8"},
		{"a mark before it", "\ufeff<meta charset=windows-1250>" + page, "utf-8"},
		{"Word's Unicode", wide(`<meta charset=unicode>` + page), "utf-16le"},
	} {
		r := mustRead(t, "talk.html", c.content, Options{})
		if got := script(r.Utterances); got != want || r.Encoding != c.encoding || r.Format != "html" {
			t.Errorf("%s: %s, %s: %s", c.why, r.Format, r.Encoding, got)
		}
	}
	r := mustRead(t, "talk.htm", must(japanese.ShiftJIS.NewEncoder().String(`<meta charset="shift_jis"><p>東京です`)), Options{})
	if got := script(r.Utterances); got != "|-|東京です\n" {
		t.Errorf("%s: %s", r.Encoding, got)
	}
}

func TestPagesAreKnownByTheirContent(t *testing.T) {
	for _, head := range []string{"<!DOCTYPE html>", "<html>", "\ufeff\r\n<HTML lang=en>", "<!-- saved --><!doctype html>", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`} {
		if r := mustRead(t, "talk.txt", head+page, Options{}); r.Format != "html" || len(r.Speakers) != 2 {
			t.Errorf("%q: %s, %v", head, r.Format, r.Speakers)
		}
	}
	if r := mustRead(t, "talk.txt", "<v Anna>hello\n<!-- x", Options{}); r.Format == "html" {
		t.Error("a text was taken for a page")
	}
}

// A list of definitions is who speaks, and what is said.
func TestDefinitionsAreTurns(t *testing.T) {
	r := mustRead(t, "talk.html", `<dl><dt>Interviewer</dt><dd>How was it?</dd><dt>Anna</dt><dd>Good.</dd><dt>Interviewer</dt><dd>And then?</dd><dt>Anna</dt><dd>We went.</dd><dd>Home.</dd></dl>`, Options{})
	if got := script(r.Utterances); got != "Interviewer|-|How was it?\nAnna|-|Good.\nInterviewer|-|And then?\nAnna|-|We went.¶Home.\n" {
		t.Errorf("%s: %s", r.Layout, got)
	}
}

func TestDeepPagesSayWhatToDo(t *testing.T) {
	_, err := Read([]byte("<html>"+strings.Repeat("<div>", 5000)+"a"), "talk.html", Options{})
	if err == nil || !strings.Contains(err.Error(), "talk.html") || !strings.Contains(err.Error(), "inside each other") || len(fault.Hints(err)) == 0 {
		t.Error(err)
	}
}

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}
