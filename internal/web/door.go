package web

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
)

// A door lets in the browser that opened the address printed by `mitten serve`,
// and nobody else: not other users of the machine, who do not have the token,
// and not other pages of the same browser, whose requests have another origin
// or lead to another name of this host.
type door struct {
	token   string // opens once
	session string // value of the cookie

	mu     sync.Mutex
	opened bool
}

const cookieName = "mitten"

func newDoor(rand io.Reader) (*door, error) {
	secret := make([]byte, 64)
	if _, err := io.ReadFull(rand, secret); err != nil {
		return nil, fmt.Errorf("making the token: %w", err)
	}
	return &door{
		token:   base64.RawURLEncoding.EncodeToString(secret[:32]),
		session: base64.RawURLEncoding.EncodeToString(secret[32:]),
	}, nil
}

// open turns the token into the cookie.
func (d *door) open(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	ok := !d.opened && same(r.URL.Query().Get("token"), d.token)
	d.opened = d.opened || ok
	d.mu.Unlock()
	if !ok && !d.knows(r) {
		d.refuse(w, "this address opens once; run `mitten serve` again for a new one")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: d.session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	// No redirect: a browser that came from outside would not send the cookie along.
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Refresh", "0; url=/")
	fmt.Fprintln(w, `<!doctype html><title>mitten</title><p><a href="/">Open the study</a></p>`)
}

// guard wraps every handler.
func (d *door) guard(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !isHost(r.Host, host):
			d.refuse(w, "this server answers to "+host+" only")
		case !sameOrigin(r, host):
			d.refuse(w, "the request came from another page")
		case r.URL.Path != "/open" && !d.knows(r):
			d.refuse(w, "open the address that `mitten serve` printed")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (d *door) refuse(w http.ResponseWriter, why string) {
	http.Error(w, why, http.StatusForbidden)
}

func (d *door) knows(r *http.Request) bool {
	c, err := r.Cookie(cookieName)
	return err == nil && same(c.Value, d.session)
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// isHost lets in the address itself and localhost with the same port.
func isHost(asked, host string) bool {
	_, port, _ := strings.Cut(host, ":")
	return asked == host || asked == "localhost:"+port
}

// sameOrigin refuses what another page sends. Browsers name the origin with
// everything that changes something, and say where the rest comes from.
func sameOrigin(r *http.Request, host string) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		scheme, rest, _ := strings.Cut(origin, "://")
		if scheme != "http" || !isHost(rest, host) {
			return false
		}
	} else if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	if r.URL.Path == "/open" { // from a terminal, or from a page of another program
		return true
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}
