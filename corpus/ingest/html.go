package ingest

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/htmltext"
)

// htmlReader reads web pages.
type htmlReader struct{}

func (htmlReader) format() string       { return "html" }
func (htmlReader) extensions() []string { return []string{".html", ".htm", ".xhtml"} }

// sniff wants the beginning of a page.
func (htmlReader) sniff(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	if bytes.HasPrefix(head, []byte("<?xml")) {
		return bytes.Contains(head, []byte("<html"))
	}
	for bytes.HasPrefix(head, []byte("<!--")) {
		_, rest, found := bytes.Cut(head, []byte("-->"))
		if !found {
			return false
		}
		head = bytes.TrimLeft(rest, " \t\r\n")
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

var charset = regexp.MustCompile(`(?i)<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?([a-z0-9_-]+)`)

// declared is the encoding that a page says it is in, nil where it says nothing
// that its bytes do not say better: a mark, or letters that are whole in UTF-8,
// as in pages that a browser has saved anew.
func declared(data []byte) (encoding.Encoding, string) {
	m := charset.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil || bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return nil, ""
	}
	enc, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || strings.HasPrefix(name, "utf-") || name == "replacement" {
		return nil, ""
	}
	if !strings.HasPrefix(name, "iso-2022") && utf8.Valid(data) {
		return nil, ""
	}
	return enc, name
}

func (htmlReader) read(data []byte) (*source, error) {
	enc, name := declared(data)
	if enc != nil {
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return nil, fault.New("save the page as text first", "%s: %w", name, err)
		}
		data = out
	}
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	if enc != nil {
		encoding = name
	}
	doc, err := htmltext.Read(strings.NewReader(text))
	if err != nil {
		return nil, fault.New("open it in a browser and save it as text", "%w", err)
	}
	src := richSource(doc)
	src.encoding, src.warnings = encoding, append(warnings, src.warnings...)
	return src, nil
}
