package web

import (
	"context"
	"encoding/base64"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
)

// coderCookie names the session of a browser that chose who codes. It ends with
// the browser.
const coderCookie = "mitten-coder"

// coderHeader is how a page says whose it is, so that one that was left open in
// another tab writes nothing in the name of whoever came after.
const coderHeader = "X-Mitten-Coder"

// A session is one browser's: who codes there now. Two coders who work in turn
// each find again what they can take back.
type session struct {
	coder     string
	histories map[string]*history
}

// A worker is who asks for something, with what they did here.
type worker struct {
	coder   string
	history *history
}

type workerKey struct{}

// me gives who makes a request that went through knowing.
func me(r *http.Request) worker { return r.Context().Value(workerKey{}).(worker) }

func (n *session) worker() worker {
	h := n.histories[n.coder]
	if h == nil {
		h = &history{}
		n.histories[n.coder] = h
	}
	return worker{n.coder, h}
}

func newSession(coder string) *session {
	return &session{coder: coder, histories: map[string]*history{}}
}

// sessionOf gives the session of a request: the only one, where the coder was
// named when the server was started, or that of the cookie. nil: nobody chose.
func (s *Server) sessionOf(r *http.Request) *session {
	if s.fixed != nil {
		return s.fixed
	}
	c, err := r.Cookie(coderCookie)
	if err != nil {
		return nil
	}
	return s.sessions[c.Value]
}

// knowing lets requests through of which it is known who makes them. Pages of
// nobody lead to the question who codes; ?coder= of the first page answers it.
func (s *Server) knowing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		if chosen := r.URL.Query().Get("coder"); chosen != "" && (path == "/" || path == "/coder") && r.Method == http.MethodGet {
			s.choose(w, r, chosen)
			return
		}
		if path == "/open" || path == "/coder" || path == "/api/coders" || strings.HasPrefix(path, "/assets/") {
			next.ServeHTTP(w, r)
			return
		}
		s.mu.Lock()
		var who worker
		n := s.sessionOf(r)
		if n != nil {
			who = n.worker()
		}
		s.mu.Unlock()
		api := strings.HasPrefix(path, "/api/")
		page := r.Header.Get(coderHeader)
		switch {
		case n == nil && api:
			answering(refusing(http.StatusForbidden, "open the first page, which asks", "nobody has said who codes"))(w, r)
		case n == nil:
			http.Redirect(w, r, "/coder?next="+url.QueryEscape(path), http.StatusSeeOther)
		case api && page != "" && page != who.coder:
			answering(refusing(http.StatusForbidden, "choose "+page+" again and it goes on, or load the page again", "this page is %s's, and %s codes here now", page, who.coder))(w, r)
		default:
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), workerKey{}, who)))
		}
	})
}

func refusing(status int, hint, format string, args ...any) func(*http.Request) (any, error) {
	return func(*http.Request) (any, error) { return nil, refused(status, fault.New(hint, format, args...)) }
}

// choose notes who codes in this browser, and leads on.
func (s *Server) choose(w http.ResponseWriter, r *http.Request, coder string) {
	next := "/"
	if u, err := url.Parse(r.URL.Query().Get("next")); err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/") && !strings.HasPrefix(u.Path, "//") {
		next = u.EscapedPath()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch n := s.sessionOf(r); {
	case s.fixed != nil && coder != s.fixed.coder:
		http.Error(w, "this server was started for "+s.fixed.coder+"; end it, and run `mitten serve` without --coder", http.StatusForbidden)
		return
	case s.fixed != nil:
	case !slices.Contains(s.coders(), coder):
		http.Error(w, "mitten.yaml names no such coder", http.StatusNotFound)
		return
	case n != nil:
		n.coder = coder
	default:
		id := make([]byte, 32)
		if _, err := io.ReadFull(s.rand, id); err != nil {
			http.Error(w, "no session could be made", http.StatusInternalServerError)
			return
		}
		name := base64.RawURLEncoding.EncodeToString(id)
		s.sessions[name] = newSession(coder)
		http.SetCookie(w, &http.Cookie{Name: coderCookie, Value: name, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// coders lists who may code here: not what was agreed, which is nobody's.
func (s *Server) coders() []string {
	return slices.DeleteFunc(slices.Clone(s.study.Config.Coders), func(c string) bool { return c == coding.Agreed })
}

// codersJSON is what GET /api/coders gives before it is known who codes.
type codersJSON struct {
	Coders []string `json:"coders"`
	Chosen string   `json:"chosen,omitempty"`
	Fixed  bool     `json:"fixed"` // by --coder or MITTEN_CODER, or there is only one
	Blind  bool     `json:"blind"`
}

func (s *Server) getCoders(r *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := codersJSON{Coders: s.coders(), Fixed: s.fixed != nil, Blind: s.study.Config.Blind}
	if n := s.sessionOf(r); n != nil {
		out.Chosen = n.coder
	}
	return out, nil
}
