package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path"
)

//go:embed assets/app.js assets/app.css assets/icon.svg
var files embed.FS

//go:embed page.html.tmpl
var pageText string

// assets are the files of the pages, each under the sum of its content, so that
// a browser may keep them for ever and a new version is asked for.
type assets struct {
	sums map[string]string // by name
	page *template.Template
}

func loadAssets() (*assets, error) {
	a := &assets{sums: map[string]string{}}
	entries, err := files.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := files.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		a.sums[e.Name()] = hex.EncodeToString(sum[:8])
	}
	a.page, err = template.New("page").Funcs(template.FuncMap{"asset": a.address}).Parse(pageText)
	return a, err
}

// address gives where a file is asked for.
func (a *assets) address(name string) (string, error) {
	sum, ok := a.sums[name]
	if !ok {
		return "", fmt.Errorf("no asset %s", name)
	}
	return "/assets/" + sum + "/" + name, nil
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if a.sums[name] == "" || a.sums[name] != r.PathValue("sum") {
		http.NotFound(w, r)
		return
	}
	data, err := files.ReadFile("assets/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	_, _ = w.Write(data)
}
