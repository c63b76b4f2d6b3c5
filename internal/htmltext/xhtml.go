package htmltext

import (
	"bytes"
	"regexp"
)

// closing are the elements that end in their own tag in XHTML and not in HTML.
var closing = regexp.MustCompile(`<([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)/>`)

// opened writes <x/> as <x></x> in a page of XHTML: by the rules of HTML an
// empty script would have no end and hide the page.
func opened(page []byte) []byte {
	head := page[:min(len(page), 1024)]
	if !bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("<?xml")) && !bytes.Contains(head, []byte("http://www.w3.org/1999/xhtml")) {
		return page
	}
	return closing.ReplaceAllFunc(page, func(tag []byte) []byte {
		m := closing.FindSubmatch(tag)
		switch string(bytes.ToLower(m[1])) {
		case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
			return tag
		}
		return []byte("<" + string(m[1]) + string(m[2]) + "></" + string(m[1]) + ">")
	})
}
