package web

import (
	"bytes"
	"net/http"
)

// pageData is what a page is made of before its script runs.
type pageData struct {
	Page     string // which one
	Study    string // its name
	Document string // that of /d/ID
}

// page gives the handler of a page. Its content comes by script, from the API.
func (s *Server) page(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		err := s.assets.page.Execute(&b, pageData{Page: name, Study: s.study.Config.Name, Document: r.PathValue("document")})
		if err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(b.Bytes())
	}
}
