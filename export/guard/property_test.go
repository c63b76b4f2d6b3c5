package guard_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/export/guard"
)

// keys are what the lists of rules have, in whole and in part.
var keys = []string{"Orsolya Quillfeather", "Orsolya", "Quillfeather", "O. Quillfeather", "Orsolya Q.", "Zoë Ó Dálaigh", "Zoë", "Elm House", "Zsombek"}

// variant draws a key as somebody may write it.
func variant(t *rapid.T) string {
	s := rapid.SampledFrom(keys).Draw(t, "key")
	for _, how := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"upper", "lower", "decomposed", "possessive", "plural", "soft hyphen", "space", "joined"}), 0, 4, rapid.ID).Draw(t, "how") {
		switch how {
		case "upper":
			s = strings.ToUpper(s)
		case "lower":
			s = strings.ToLower(s)
		case "decomposed":
			s = norm.NFD.String(s)
		case "possessive":
			s += rapid.SampledFrom([]string{"'s", "’s"}).Draw(t, "possessive")
		case "plural":
			if !strings.HasSuffix(s, ".") && !strings.ContainsAny(s, "'’") {
				s += "s"
			}
		case "soft hyphen":
			if !strings.ContainsRune(s[:3], ' ') && s[2] < 0x80 && s[1] < 0x80 && s[1] != '.' {
				s = s[:2] + "\u00ad" + s[2:]
			}
		case "space":
			s = strings.ReplaceAll(s, " ", rapid.SampledFrom([]string{"\u00a0", "  ", "\u2009"}).Draw(t, "space"))
		case "joined":
			if !strings.Contains(s, ".") {
				s = strings.ReplaceAll(s, " ", rapid.SampledFrom([]string{"_", "-", "+"}).Draw(t, "joiner"))
			}
		}
	}
	return s
}

// quotes is a set that has a text in each of its places.
func quotes(plant string, at string) *export.QuoteSet {
	text := func(place, plain string) string {
		if place == at {
			return plain + " " + plant + " and so on"
		}
		return plain
	}
	return &export.QuoteSet{
		Title: text("title", "quotes"), Scope: text("scope", "cycle"), Date: text("date", "then"), Unit: "participants", N: 4, Count: 1,
		Themes: []export.ThemeQuotes{{ID: "gates", Name: text("theme", "gates"), Definition: text("definition", "a gate"), N: 4, Quotes: []export.Quote{{
			Attribution: text("attribution", "client"), Text: text("quote", "it sticks"),
			Turns: []export.Turn{{Speaker: text("speaker", "client"), Paragraphs: []string{text("quote", "it sticks")}}},
		}}}},
	}
}

func table(plant string, at string) *export.Frequencies {
	text := func(place, plain string) string {
		if place == at {
			return plain + " " + plant
		}
		return plain
	}
	count := export.Count{K: 1, N: 4}
	return &export.Frequencies{
		Title: text("title", "table"), Unit: "participants", N: 4, Scope: text("scope", "cycle"), Date: text("date", "then"), GroupBy: text("group by", "role"),
		Groups: []export.Group{{N: 4}, {Value: text("group", "client"), N: 4}}, Notes: []string{text("note", "all are counted")},
		Themes: []export.Row{{ID: "gates", Name: text("theme", "gates"), Counts: []export.Count{count, count}}},
	}
}

// missing are the places that a format does not print.
var missing = map[string]string{
	"csv quotes":  "title scope date definition speaker",
	"csv table":   "title note",
	"md table":    "",
	"json quotes": "",
	"docx quotes": "",
	"html quotes": "",
	"xlsx table":  "",
	"md quotes":   "",
	"json table":  "",
}

// base are the files without a plant: many draws begin with one.
var base sync.Map

func write(t *rapid.T, f export.Format, kind, plant, at string) []byte {
	key := string(f) + kind
	if plant == "" {
		if data, ok := base.Load(key); ok {
			return data.([]byte)
		}
	}
	var b bytes.Buffer
	var err error
	if kind == "quotes" {
		err = export.WriteQuotes(&b, quotes(plant, at), f)
	} else {
		err = export.WriteFrequencies(&b, table(plant, at), f)
	}
	if err != nil {
		t.Fatal(err)
	}
	if plant == "" {
		base.Store(key, b.Bytes())
	}
	return b.Bytes()
}

// A variant of any key, in any place of any format of ours, is refused; without it
// the same file passes.
func TestAnyVariantAnywhereIsRefused(t *testing.T) {
	only := rules()
	only.Scanner, only.Structured = nil, nil
	g := guard.New(guard.Rules{People: only.People, Literals: only.Literals})
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]string{"quotes", "table"}).Draw(t, "kind")
		formats, places := export.QuoteFormats(), []string{"title", "scope", "date", "theme", "definition", "attribution", "speaker", "quote"}
		if kind == "table" {
			formats, places = export.FrequencyFormats(), []string{"title", "scope", "date", "group by", "group", "note", "theme"}
		}
		f := rapid.SampledFrom(formats).Draw(t, "format")
		at := rapid.SampledFrom(places).Draw(t, "place")
		if strings.Contains(missing[string(f)+" "+kind], at) {
			at = "theme"
		}
		data := write(t, f, kind, variant(t), at)
		must(t, g, "out."+string(f), data, false)
	})
	for _, f := range export.QuoteFormats() {
		rapid.Check(t, func(t *rapid.T) { must(t, g, "out."+string(f), write(t, f, "quotes", "", ""), true) })
	}
	for _, f := range export.FrequencyFormats() {
		rapid.Check(t, func(t *rapid.T) { must(t, g, "out."+string(f), write(t, f, "table", "", ""), true) })
	}
}

func must(t *rapid.T, g *guard.Guard, name string, data []byte, clean bool) {
	r, err := g.Check(name, data)
	if err != nil {
		t.Fatal(err)
	}
	if r.Clean() != clean {
		t.Fatalf("clean: %v; findings %q, unread %q in\n%s", r.Clean(), listing(r), r.Unread, data)
	}
}

// Whatever a writer, or somebody with an editor, may put beside the text.
func TestAVariantBesideTheTextIsRefused(t *testing.T) {
	g := guard.New(guard.Rules{People: rules().People, Literals: rules().Literals})
	const office = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	places := map[string]func(t *rapid.T, s string) (string, []byte){
		"file name":     func(t *rapid.T, s string) (string, []byte) { return "a " + s + ".md", []byte("so") },
		"member's name": func(t *rapid.T, s string) (string, []byte) { return "a.zip", with(t, nil, "a "+s+".txt", "so") },
		"runs": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", edit(t, "word/document.xml", "gates", split(t, s))
		},
		"comment": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", more(t, "word/comments.xml", `<w:comments `+office+`><w:comment><w:p>`+split(t, s)+`</w:p></w:comment></w:comments>`)
		},
		"comment's author": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", more(t, "word/comments.xml", `<w:comments `+office+`><w:comment w:author="`+escaped(s)+`"/></w:comments>`)
		},
		"property": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", edit(t, "docProps/core.xml", "quotes", escaped(s))
		},
		"alternative text": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", edit(t, "word/document.xml", "</w:body>", `<w:p><p:docPr descr="`+escaped(s)+`"/></w:p></w:body>`)
		},
		"footnote": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", more(t, "word/footnotes.xml", `<w:footnotes `+office+`><w:p>`+split(t, s)+`</w:p></w:footnotes>`)
		},
		"link": func(t *rapid.T, s string) (string, []byte) {
			return "a.docx", more(t, "word/_rels/x.rels", `<R><Relationship Target="x/`+percent(s)+`"/></R>`)
		},
		"sheet name": func(t *rapid.T, s string) (string, []byte) {
			return "a.xlsx", sheets(t, "xl/workbook.xml", `name="Notes"`, `name="`+escaped(s)+`"`)
		},
		"HTML attribute": func(t *rapid.T, s string) (string, []byte) { return "a.html", page(t, `<p data-by="`+escaped(s)+`">`) },
		"HTML title":     func(t *rapid.T, s string) (string, []byte) { return "a.html", page(t, `<p title='`+escaped(s)+`'>`) },
		"HTML comment":   func(t *rapid.T, s string) (string, []byte) { return "a.html", page(t, `<!-- by `+s+` -->`) },
		"HTML elements": func(t *rapid.T, s string) (string, []byte) {
			return "a.html", page(t, `<p>by `+cut(t, s, "<i>", "</i>")+`</p>`)
		},
		"script": func(t *rapid.T, s string) (string, []byte) {
			return "a.html", page(t, `<script>x = "by `+s+`"</script>`)
		},
		"Markdown": func(t *rapid.T, s string) (string, []byte) { return "a.md", []byte("by " + cut(t, s, "**", "**")) },
		"percent":  func(t *rapid.T, s string) (string, []byte) { return "a.md", []byte("by x/" + percent(s)) },
	}
	for place, plant := range places {
		t.Run(place, rapid.MakeCheck(func(t *rapid.T) {
			name, data := plant(t, variant(t))
			must(t, g, name, data, false)
		}))
	}
}

func escaped(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "'", "&#39;").Replace(s)
}

func percent(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

// cut puts marks around a middle part of a string.
func cut(t *rapid.T, s, open, end string) string {
	runes := []rune(s)
	a := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
	b := rapid.IntRange(a+1, len(runes)).Draw(t, "to")
	return string(runes[:a]) + open + string(runes[a:b]) + end + string(runes[b:])
}

func split(t *rapid.T, s string) string {
	runes := []rune(s)
	at := rapid.IntRange(1, len(runes)-1).Draw(t, "split")
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + escaped(s) + `</w:t></w:r>` }
	return run(string(runes[:at])) + run(string(runes[at:]))
}

func page(t *rapid.T, s string) []byte {
	return bytes.Replace(write(t, export.HTML, "quotes", "", ""), []byte("</body>"), []byte(s+"</body>"), 1)
}

func edit(t *rapid.T, part, old, with string) []byte {
	return swap(t, write(t, export.Word, "quotes", "", ""), part, old, with)
}

func sheets(t *rapid.T, part, old, with string) []byte {
	return swap(t, write(t, export.Excel, "table", "", ""), part, old, with)
}

func more(t *rapid.T, part, text string) []byte {
	return with(t, write(t, export.Word, "quotes", "", ""), part, text)
}

// swap changes a member of an archive; the text must be there.
func swap(t *rapid.T, data []byte, part, old, by string) []byte {
	return rewrite(t, data, func(name, text string) string {
		if name != part {
			return text
		}
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", part, old)
		}
		return strings.Replace(text, old, by, 1)
	}, "", "")
}

// with adds a member to an archive.
func with(t *rapid.T, data []byte, part, text string) []byte {
	return rewrite(t, data, func(_, text string) string { return text }, part, text)
}

func rewrite(t *rapid.T, data []byte, change func(name, text string) string, extra, text string) []byte {
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	put := func(name, text string) {
		w, err := out.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if data != nil {
		in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range in.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			was, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			put(f.Name, change(f.Name, string(was)))
		}
	}
	if extra != "" {
		put(extra, text)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
