package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestTheDoor(t *testing.T) {
	w := newWorkshop(t)
	ask := func(change func(*http.Request)) int {
		req, err := http.NewRequest("GET", w.web.URL+"/api/study", nil)
		if err != nil {
			t.Fatal(err)
		}
		change(req)
		res, err := w.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode
	}
	if got := ask(func(*http.Request) {}); got != http.StatusOK {
		t.Fatalf("the browser that opened it: %d", got)
	}
	for why, change := range map[string]func(*http.Request){
		"another name of this host":      func(r *http.Request) { r.Host = "evil.example:" + strings.Split(r.URL.Host, ":")[1] },
		"another page":                   func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"another page, without origin":   func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"a form of nobody knows":         func(r *http.Request) { r.Method = "POST"; r.URL.Path = "/api/undo" },
		"another port of this host":      func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
		"a page that is encrypted":       func(r *http.Request) { r.Header.Set("Origin", "https://"+r.URL.Host) },
		"a request to the wrong address": func(r *http.Request) { r.Host = "127.0.0.1" },
	} {
		if got := ask(change); got != http.StatusForbidden {
			t.Errorf("%s: %d, want %d", why, got, http.StatusForbidden)
		}
	}
	// Nobody else gets in, with the token that was used or without.
	w.client = &http.Client{}
	for _, path := range []string{"/api/study", "/", "/assets/x/app.js", "/open?token=", "/open?token=" + w.server.Token()} {
		if status, body := w.get(path); status != http.StatusForbidden || strings.Contains(body, "Pods") {
			t.Errorf("%s without the cookie: %d", path, status)
		}
	}
}

func TestPagesNameNothingElsewhere(t *testing.T) {
	w := newWorkshop(t)
	for _, path := range []string{"/", "/d/T1", "/help"} {
		req, err := http.NewRequest("GET", w.web.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := w.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		policy := res.Header.Get("Content-Security-Policy")
		if res.StatusCode != http.StatusOK || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: %d %s", path, res.StatusCode, policy)
		}
		if _, body := w.get(path); strings.Contains(body, "://") || strings.Contains(body, "<script>") {
			t.Errorf("%s names another address or has a script of its own", path)
		}
	}
	for _, name := range []string{"app.js", "app.css", "icon.svg"} {
		address, err := w.server.assets.address(name)
		if err != nil {
			t.Fatal(err)
		}
		if status, _ := w.get(address); status != http.StatusOK {
			t.Errorf("%s: %d", address, status)
		}
		if status, _ := w.get("/assets/0000000000000000/" + name); status != http.StatusNotFound {
			t.Errorf("an asset under another sum: %d", status)
		}
	}
}

func TestWhileItIsOpenNobodyElseWrites(t *testing.T) {
	w := newWorkshop(t)
	if _, err := w.server.study.Lock(); err == nil {
		t.Error("the study could be locked twice")
	}
	w.close()
	unlock, err := w.server.study.Lock()
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}
