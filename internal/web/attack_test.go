package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// raw sends a request as it stands, byte for byte, and gives status and answer.
func (w *workshop) raw(request string) (int, string) {
	w.t.Helper()
	c, err := net.Dial("tcp", w.web.Listener.Addr().String())
	if err != nil {
		w.t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := io.WriteString(c, request); err != nil {
		w.t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, "" // the connection was closed on it
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	return res.StatusCode, fmt.Sprint(res.Header) + string(body)
}

// head is the first lines of a request by the browser that was let in.
func (w *workshop) head(method, path string, lines ...string) string {
	host := w.web.Listener.Addr().String()
	all := append([]string{method + " " + path + " HTTP/1.1", "Host: " + host, "Cookie: " + cookieName + "=" + w.server.door.session, "Connection: close"}, lines...)
	return strings.Join(all, "\r\n") + "\r\n\r\n"
}

func TestWhatIsAskedInBadFaith(t *testing.T) {
	w := newWorkshop(t)
	w.write("secret.txt", "SECRET")
	origin := "Origin: " + w.web.URL
	sums := w.server.assets.sums
	for why, c := range map[string]struct {
		request string
		status  int
	}{
		"a path out of the study":              {w.head("GET", "/api/documents/..%2f..%2fsecret"), 404},
		"a path out of the transcripts":        {w.head("GET", "/api/documents/%2e%2e%2fsecret.txt%00"), 404},
		"backslashes":                          {w.head("GET", "/api/documents/..%5csecret"), 404},
		"an asset's neighbour":                 {w.head("GET", "/assets/"+sums["app.js"]+"/..%2fpage.html.tmpl"), 404},
		"a list of assets":                     {w.head("GET", "/assets/"), 404},
		"a list of the assets of a sum":        {w.head("GET", "/assets/"+sums["app.js"]+"/"), 404},
		"a file of the study":                  {w.head("GET", "/codebook.yaml"), 404},
		"a codings path out of the study":      {w.head("DELETE", "/api/documents/..%2fx/codings/..%2fy", origin, "Content-Length: 2") + "{}", 404},
		"a form of another page":               {w.head("POST", "/api/undo", "Origin: http://evil.example", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 2") + "{}", 403},
		"a form of a page without origin":      {w.head("POST", "/api/undo", "Origin: null", "Content-Type: text/plain", "Content-Length: 2") + "{}", 403},
		"a change without origin":              {w.head("POST", "/api/undo", "Content-Length: 2") + "{}", 403},
		"another name of this host":            {strings.Replace(w.head("GET", "/api/study"), "Host: 127.0.0.1", "Host: rebound.example", 1), 403},
		"an origin of the same name elsewhere": {w.head("POST", "/api/undo", origin+".evil.example", "Content-Length: 2") + "{}", 403},
		"a method that there is none":          {w.head("PUT", "/api/study", origin), 405},
		"tracing":                              {w.head("TRACE", "/", origin), 405},
		"a change by reading":                  {w.head("GET", "/api/undo"), 405},
		"too much":                             {w.head("POST", "/api/themes", origin, "Content-Length: 2000000") + `{"name":"` + strings.Repeat("a", 2_000_000-11) + `"}`, 413},
		"two at once":                          {w.head("POST", "/api/themes", origin, "Content-Length: 5") + "{} {}", 400},
		"a field that is none":                 {w.head("POST", "/api/themes", origin, "Content-Length: 9") + `{"sql":1}`, 400},
		"a header in a name":                   {w.head("GET", "/d/x%0d%0aSet-Cookie:%20a=b"), 200},
	} {
		status, answer := w.raw(c.request)
		if status != c.status {
			t.Errorf("%s: %d, want %d\n%.300s", why, status, c.status, answer)
		}
		if strings.Contains(answer, "SECRET") || strings.Contains(answer, w.dir) || strings.Contains(answer, "Set-Cookie:[a=b") {
			t.Errorf("%s is told:\n%s", why, answer)
		}
	}
}

func TestTheCookie(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	w.openClosed("ash")
	res, err := http.Get(w.web.URL + "/open?token=" + w.server.Token())
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	cookies := res.Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode || cookies[0].Domain != "" || len(cookies[0].Value) < 40 {
		t.Errorf("%+v", cookies)
	}
	if strings.Contains(res.Header.Get("Location")+res.Header.Get("Refresh"), "token") {
		t.Error("the token goes on in an address")
	}
	// The token is used up, for another browser; and a cookie of nobody's is none.
	for _, value := range []string{"", "x", w.server.Token()} {
		jar, _ := cookiejar.New(nil)
		req, _ := http.NewRequest("GET", w.web.URL+"/open?token="+w.server.Token(), nil)
		req.AddCookie(&http.Cookie{Name: cookieName, Value: value})
		res, err := (&http.Client{Jar: jar}).Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusForbidden || len(res.Cookies()) != 0 {
			t.Errorf("cookie %q: %d", value, res.StatusCode)
		}
	}
}

func TestNoAnswerNamesAFolderOfThisMachine(t *testing.T) {
	// Folders where files should be: what the system says of them has paths.
	for _, name := range []string{"transcripts/T2.md", "participants.csv"} {
		w := newWorkshop(t)
		path := filepath.Join(w.dir, filepath.FromSlash(name))
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(path, "x"), 0o755); err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, path := range []string{"/api/study", "/api/documents/T2", "/api/overview", "/api/participants", "/api/quotes?theme=hands", "/api/search?q=rain", "/api/compare"} {
			_, body := w.get(path)
			if strings.Contains(body, "is a folder") || strings.Contains(body, "is a directory") {
				told++
			}
			if strings.Contains(body, filepath.Dir(w.dir)) {
				t.Errorf("%s without %s: %s", path, name, body)
			}
		}
		if told == 0 {
			t.Errorf("nothing is told of %s, so nothing was shown", name)
		}
	}
	// A transcript that leads to itself waits among the decisions.
	w := newWorkshop(t)
	path := filepath.Join(w.dir, "transcripts", "T2.md")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("T2.md", path); err != nil {
		t.Skip(err)
	}
	if _, body := w.get("/api/overview"); !strings.Contains(body, `"kind":"broken"`) || strings.Contains(body, filepath.Dir(w.dir)) {
		t.Errorf("the overview: %s", body)
	}
}

func TestWhoSendsSlowlyIsCutOff(t *testing.T) {
	w := newWorkshop(t)
	limits := w.server.HTTP("127.0.0.1:1")
	if limits.ReadHeaderTimeout <= 0 || limits.ReadHeaderTimeout > 10*time.Second || limits.ReadTimeout <= 0 || limits.WriteTimeout <= 0 || limits.IdleTimeout <= 0 {
		t.Errorf("no limit of time: %+v", limits)
	}
	// The same server with its patience cut to a test's.
	limits.ReadHeaderTimeout, limits.ReadTimeout = 200*time.Millisecond, 300*time.Millisecond
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = limits.Serve(l) }()
	defer limits.Close()
	for why, begun := range map[string]string{
		"a header that does not end": "GET / HTTP/1.1\r\nHost: x\r\nA: ",
		"a header as long as a book": "GET / HTTP/1.1\r\nHost: x\r\nA: " + strings.Repeat("a", 200<<10),
	} {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, begun)
		_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
		if _, err := io.ReadAll(c); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("%s: still open", why)
		}
		c.Close()
	}
}
