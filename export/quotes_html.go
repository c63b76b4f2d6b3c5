package export

import (
	"bytes"
	"embed"
	"html/template"
)

//go:embed quotes.html.tmpl
var pages embed.FS

// html writes one page that needs nothing else: no script, no request.
func (s *QuoteSet) html(b *bytes.Buffer) error {
	page, err := template.New("quotes.html.tmpl").Funcs(template.FuncMap{
		"heading": func(depth int) int { return min(2+depth, 6) },
		"share":   func(t ThemeQuotes) string { return t.share() },
		"note":    func(s *QuoteSet) string { return s.note() },
		"paras":   func(q Quote) []string { return q.paragraphs },
	}).ParseFS(pages, "quotes.html.tmpl")
	if err != nil {
		return err
	}
	return page.Execute(b, s)
}
