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
	Coder    string // who codes; "" while nobody has said
	Choice   bool   // another could be chosen
	Blind    bool   // what others code is hidden
}

// page gives the handler of a page. Its content comes by script, from the API.
func (s *Server) page(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		data := pageData{Page: name, Study: s.study.Config.Name, Document: r.PathValue("document"), Choice: s.fixed == nil, Blind: s.study.Config.Blind}
		if who, known := r.Context().Value(workerKey{}).(worker); known {
			data.Coder = who.coder
		}
		err := s.assets.page.Execute(&b, data)
		if err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(b.Bytes())
	}
}
