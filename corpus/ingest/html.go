package ingest

import (
	"bytes"
	"regexp"
	"strings"

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

var charset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?([a-z0-9_-]+)`)

func (htmlReader) read(data []byte) (*source, error) {
	if m := charset.FindSubmatch(data[:min(len(data), 4096)]); m != nil && !bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		name := strings.ToLower(string(m[1]))
		if enc, err := htmlindex.Get(name); err == nil && name != "utf-8" && !strings.HasPrefix(name, "utf-16") {
			if out, err := enc.NewDecoder().Bytes(data); err == nil {
				data = out
			}
		}
	}
	text, encoding, warnings, err := decode(data)
	if err != nil {
		return nil, err
	}
	doc, err := htmltext.Read(strings.NewReader(text))
	if err != nil {
		return nil, fault.New("save the page as text first", "%w", err)
	}
	src := richSource(doc)
	src.encoding, src.warnings = encoding, append(warnings, src.warnings...)
	return src, nil
}
