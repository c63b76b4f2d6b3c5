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
		{"GET /participants", s.page("participants")},
		{"GET /help", s.page("help")},
		{"GET /coder", s.page("coder")},
		{"GET /compare", s.page("compare")},
		{"GET /compare/{document}", s.page("compare")},
		{"GET /names", s.page("names")},
		{"GET /import", s.page("import")},

		{"GET /api/study", answering(s.getStudy)},
		{"GET /api/documents/{document}", answering(s.getDocument)},
		{"POST /api/documents/{document}/codings", answering(s.addCoding)},
		{"POST /api/documents/{document}/codings/{coding}", answering(s.editCoding)},
		{"DELETE /api/documents/{document}/codings/{coding}", answering(s.removeCoding)},
		{"POST /api/documents/{document}/finish", answering(s.finishDocument)},
		{"POST /api/themes", answering(s.addTheme)},
		{"POST /api/themes/{theme}", answering(s.changeTheme)},
		{"GET /api/search", answering(s.search)},
		{"GET /api/quotes", answering(s.getQuotes)},
		{"GET /api/quotes/preview", answering(s.previewQuotes)},
		{"GET /api/overview", answering(s.getOverview)},
		{"GET /api/participants", answering(s.getParticipants)},
		{"POST /api/participants/{participant}", answering(s.editParticipant)},
		{"GET /api/sampling", answering(s.getSampling)},
		{"GET /api/help", answering(s.getHelp)},
		{"POST /api/codings/batch", answering(s.codeBatch)},
		{"GET /api/themes/{theme}/codings", answering(s.themeCodings)},
		{"POST /api/themes/{theme}/split", answering(s.splitTheme)},
		{"GET /api/themes/{theme}/similar", answering(s.similar)},
		{"POST /api/themes/{theme}/declined", answering(s.decline)},
		{"POST /api/undo", answering(s.undo)},
		{"POST /api/redo", answering(s.redo)},

		{"GET /api/coders", answering(s.getCoders)},
		{"GET /api/compare", answering(s.getComparable)},
		{"GET /api/compare/{document}", answering(s.getComparison)},
		{"POST /api/compare/{document}/decide", answering(s.decide)},
		{"POST /api/compare/{document}/alike", answering(s.takeAlike)},
		{"POST /api/compare/{document}/finish", answering(s.finishComparison)},
		{"POST /api/compare/{document}/undo", answering(s.undoDecision)},
		{"POST /api/compare/{document}/redo", answering(s.redoDecision)},

		{"GET /api/names", answering(s.getNames)},
		{"GET /api/names/near/{form}", answering(s.nearName)},
		{"GET /api/names/places/{form}", answering(s.namePlaces)},
		{"POST /api/names/decide", answering(s.decideName)},
		{"POST /api/names/undo", answering(s.undoName)},
		{"POST /api/names/heard", answering(s.hearNames)},
		{"POST /api/names/apply", answering(s.applyNames)},
		{"GET /api/imports", answering(s.getImports)},
		{"GET /api/imports/{document}", answering(s.getImport)},
		{"POST /api/imports/{document}", answering(s.correctImport)},
	}
}
