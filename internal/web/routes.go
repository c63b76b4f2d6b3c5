package web

import "net/http"

// A route is one thing that can be asked for.
type route struct {
	pattern string
	handle  http.HandlerFunc
}

// routes lists everything that can be asked for.
func (s *Server) routes() []route {
	return []route{
		{"GET /open", s.door.open},
		{"GET /assets/{sum}/{file}", s.assets.serve},

		{"GET /{$}", s.page("read")},
		{"GET /d/{document}", s.page("read")},
		{"GET /search", s.page("search")},
		{"GET /quotes", s.page("quotes")},
		{"GET /overview", s.page("overview")},
		{"GET /help", s.page("help")},

		{"GET /api/study", answering(s.getStudy)},
		{"GET /api/documents/{document}", answering(s.getDocument)},
		{"POST /api/documents/{document}/codings", answering(s.addCoding)},
		{"POST /api/documents/{document}/codings/{coding}", answering(s.editCoding)},
		{"DELETE /api/documents/{document}/codings/{coding}", answering(s.removeCoding)},
		{"POST /api/documents/{document}/finish", answering(s.finishDocument)},
		{"POST /api/themes", answering(s.addTheme)},
		{"POST /api/themes/{theme}", answering(s.changeTheme)},
		{"GET /api/themes/{theme}/codings", answering(s.themeCodings)},
		{"POST /api/themes/{theme}/split", answering(s.splitTheme)},
		{"GET /api/themes/{theme}/similar", answering(s.similar)},
		{"POST /api/themes/{theme}/declined", answering(s.decline)},
		{"POST /api/undo", answering(s.undo)},
		{"POST /api/redo", answering(s.redo)},
	}
}
