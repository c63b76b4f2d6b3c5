package web

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// HTTP gives the server of Handler(host) with its limits: whoever sends slowly,
// or without end, does not keep a place for long.
func (s *Server) HTTP(host string) *http.Server {
	return &http.Server{
		Handler:           s.Handler(host),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second, // a request is at most a megabyte, from this machine
		WriteTimeout:      2 * time.Minute,  // a study of thousands of documents is counted within it
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
	}
}

// A folder is one of this machine that no answer may name.
type folder struct{ path, instead string }

type foldersKey struct{}

// hiding lets answers leave out where the study lies: a page can be saved or
// shown around, and paths hold names of people.
func (s *Server) hiding(next http.Handler) http.Handler {
	folders := []folder{{s.study.Dir + string(filepath.Separator), ""}, {s.study.Dir, "the study"}}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		folders = append(folders, folder{home, "~"})
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), foldersKey{}, folders)))
	})
}

// hidden takes the machine's folders out of a message.
func hidden(r *http.Request, message string) string {
	folders, _ := r.Context().Value(foldersKey{}).([]folder)
	for _, p := range folders {
		message = strings.ReplaceAll(message, p.path, p.instead)
	}
	return message
}
