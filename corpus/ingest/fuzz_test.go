package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// said gives the letters of a result in order, with labels before their words
// or without labels.
func said(r *Result, labels bool) []string {
	var b strings.Builder
	for _, u := range r.Utterances {
		if labels {
			b.WriteString(u.Label + " ")
		}
		b.WriteString(u.Text + "\n")
	}
	return lettersOf(b.String())
}

// within says whether every word of want stands in have as often.
func within(want, have []string) (string, bool) {
	n := counted(have)
	for _, w := range want {
		if n[w]--; n[w] < 0 {
			return w, false
		}
	}
	return "", true
}

func fuzzSeeds(f *testing.F, names ...string) {
	for _, c := range layoutCases {
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(c.name, n) }) {
			f.Add([]byte(c.content))
		}
	}
	for _, c := range serviceCases {
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(c.name, n) }) {
			f.Add([]byte(c.content))
		}
	}
	for _, c := range officeCases {
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(c.name, n) }) {
			f.Add([]byte(c.content))
		}
	}
	f.Add([]byte("\xff\xfeI\x00:\x00"))
	f.Add([]byte("I: a\x00b"))
	f.Add([]byte("[00:10] (00:00:10) [1:2] \\[00:10\\] a [00:10 - 00:20] b\n\n\n::\n**:**\n** **\n#\n# #\n"))
}

// The words of a text come out as they went in, in order. Only a label that
// is typed in several ways, or belongs to captions, may change place.
func FuzzTxt(f *testing.F) {
	fuzzSeeds(f, ".txt")
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := textReader{}.read(data)
		if err != nil || !src.hasText() {
			return
		}
		text, _, _, _ := decode(data)
		if strings.Contains(text, "From ") { // is part of a label in written messages
			return
		}
		src.tidy()
		for _, layout := range []string{"", layoutLabelColon, layoutTimeLabel, layoutLabelTime, layoutBoldLabel, layoutLabelLine, layoutInitials, layoutInterviewerOnly, layoutQuestion} {
			c, err := choose(src, Options{Layout: layout})
			if err != nil {
				continue
			}
			r := &Result{Layout: c.layout, Utterances: c.utterances(src)}
			r.Speakers = countSpeakers(r.Utterances, Options{}, c.legend)
			if len(r.Speakers) < 50 {
				composes(t, r)
			}
			for i, u := range r.Utterances { // labels that are not in the file
				if c.layout == layoutInterviewerOnly && u.Label == otherSpeaker || c.layout == layoutQuestion {
					r.Utterances[i].Label = ""
				}
			}
			in, out := lettersOf(text), said(r, true)
			if !src.captions && c.resumed == 0 && !slices.Equal(in, out) {
				t.Fatalf("%s: in  %q\nout %q", c.layout, in, out)
			}
			if w, ok := within(said(r, false), in); !ok {
				t.Fatalf("%s: %q was not in the file", c.layout, w)
			}
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	fuzzSeeds(f, ".md")
	f.Add([]byte("---\na: b\n---\n<!-- x -->\n# Y\n\\*\\\\\\_a\\"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src, err := markdownReader{}.read(data)
		if err != nil || !src.hasText() {
			return
		}
		c, err := choose(src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := &Result{Utterances: c.utterances(src)}
		r.Speakers = countSpeakers(r.Utterances, Options{}, c.legend)
		if len(r.Speakers) < 50 {
			composes(t, r)
		}
		text, _, _, _ := decode(data)
		if strings.Contains(text, "---") || strings.Contains(text, "<!--") || strings.Contains(text, `\`) || src.captions {
			return
		}
		// Marks of bold may stand in mid-word.
		for i, u := range r.Utterances {
			r.Utterances[i].Text, r.Utterances[i].Label = unmarked(u.Text), unmarked(u.Label)
		}
		in := lettersOf(unmarked(text))
		if w, ok := within(said(r, false), in); !ok {
			t.Fatalf("%q was not in the file", w)
		}
		if w, ok := within(in, said(r, true)); !ok {
			t.Fatalf("%q is lost: %q", w, r.Utterances)
		}
	})
}

func unmarked(s string) string { return strings.NewReplacer("*", "", "_", "").Replace(s) }

func FuzzDocx(f *testing.F) {
	for _, c := range layoutCases {
		f.Add([]byte(c.content), false)
	}
	f.Add([]byte("a\tb\nc"), true)
	f.Fuzz(func(t *testing.T, data []byte, raw bool) {
		if raw { // as document.xml itself, or as the whole file
			_, _ = Read(data, "a.docx", Options{})
			_, _ = Read([]byte(docxOf(t, string(data))), "a.docx", Options{})
			return
		}
		text, _, _, err := decode(data)
		if err != nil || strings.ContainsAny(text, "*\ufffe\uffff") {
			return
		}
		var body strings.Builder
		for _, l := range strings.Split(text, "\n") {
			body.WriteString(p(l))
		}
		r, err := Read([]byte(docxOf(t, body.String())), "a.docx", Options{})
		if err != nil {
			if strings.TrimSpace(text) == "" {
				return
			}
			t.Fatal(err)
		}
		if len(r.Speakers) < 50 {
			composes(t, r)
		}
		if w, ok := within(lettersOf(text), said(r, true)); !ok {
			t.Fatalf("%q is lost: %q", w, r.Utterances)
		}
	})
}

// captionFile makes a caption of each line of a text.
func captionFile(data []byte, head, timing string) (content string, words []string, ok bool) {
	text, _, _, err := decode(data)
	if err != nil || strings.ContainsAny(text, "<>{}&") || strings.Contains(text, "-->") || strings.Contains(text, "From ") {
		return "", nil, false
	}
	var b strings.Builder
	b.WriteString(head)
	n := 0
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l == "" || isNote(l) {
			continue
		}
		n++
		fmt.Fprintf(&b, "%d\n"+timing+"\n%s\n\n", n, n/60%60, n%60, n/60%60, n%60, l)
		words = append(words, lettersOf(l)...)
	}
	return b.String(), words, n > 0
}

func FuzzVTT(f *testing.F) {
	fuzzCaptions(f, ".vtt", "WEBVTT\n\n", "00:%02d:%02d.000 --> 00:%02d:%02d.900")
}
func FuzzSRT(f *testing.F) { fuzzCaptions(f, ".srt", "", "00:%02d:%02d,000 --> 00:%02d:%02d,900") }

func fuzzCaptions(f *testing.F, ext, head, timing string) {
	fuzzSeeds(f, ext, ".txt")
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Read(data, "a"+ext, Options{}); err == nil && len(r.Speakers) < 50 {
			composes(t, r)
		}
		content, words, ok := captionFile(data, head, timing)
		if !ok {
			return
		}
		r, err := Read([]byte(content), "a"+ext, Options{})
		if err != nil {
			t.Fatal(err)
		}
		have := said(r, false)
		for _, s := range r.Speakers { // a label may stand in any number of captions
			for range len(words) {
				have = append(have, lettersOf(s.Label)...)
			}
		}
		if w, ok := within(words, have); !ok {
			t.Fatalf("%q is lost: %q", w, r.Utterances)
		}
	})
}
