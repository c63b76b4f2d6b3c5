package web

import (
	"io"
	"net/http"
	"sync"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/whole"
	"github.com/mitten-qda/mitten/project"
)

// Options say who works, and with what.
type Options struct {
	Coder string      // id of mitten.yaml; "": each browser chooses
	Pen   project.Pen // time and randomness of what is written
	// Guard says whether a text would tell who somebody is; nil lets everything
	// pass. Its error holds no name.
	Guard func(text string) error

	// Vault opens the vault anew each time; nil where there is none. Pages that
	// show names are there as long as it can be read.
	Vault func() (*anonymise.Vault, error)
}

// A Server shows one study. It is safe for several goroutines at once.
type Server struct {
	study  *project.Study
	fixed  *session // of everybody, where it was said who codes; else nil
	rand   io.Reader
	door   *door
	assets *assets
	guard  func(text string) error
	shelf  *whole.Shelf
	index  *index.Index
	facets facetCache
	quotes collection

	identities *identities

	mu       sync.Mutex // guards what follows, and every write to the study
	scribe   *desk.Scribe
	sessions map[string]*session // by cookie
}

// New locks the study and makes its server. The error wraps project.ErrLocked
// where another process writes there.
func New(study *project.Study, opt Options) (*Server, error) {
	assets, err := loadAssets()
	if err != nil {
		return nil, err
	}
	door, err := newDoor(opt.Pen.Rand)
	if err != nil {
		return nil, err
	}
	scribe, err := desk.Open(study, opt.Pen, false)
	if err != nil {
		return nil, err
	}
	s := &Server{
		study: study, rand: opt.Pen.Rand, door: door, assets: assets, scribe: scribe, sessions: map[string]*session{},
		guard: opt.Guard, shelf: whole.NewShelf(study), index: index.Open(study.IndexDir(), 0),
		identities: &identities{vault: opt.Vault, pen: opt.Pen},
	}
	if opt.Coder != "" {
		s.fixed = newSession(opt.Coder)
	}
	return s, nil
}

// Close lets other processes write to the study.
func (s *Server) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.identities.forget()
	s.scribe.Close()
	s.index.Close()
}

// Token gives the word that opens the door once: the address to open is
// /open?token=TOKEN.
func (s *Server) Token() string { return s.door.token }

// Handler gives the server's handler; host is the address it is reached at,
// e.g. "127.0.0.1:4417". Requests for any other host are refused.
func (s *Server) Handler(host string) http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.HandleFunc(r.pattern, r.handle)
	}
	return s.door.guard(host, s.hiding(s.knowing(mux)))
}
