package web

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// newBlindWorkshop opens a blind study in which each browser says who codes.
func newBlindWorkshop(t *testing.T) *workshop {
	t.Helper()
	w := newWorkshop(t)
	w.close()
	w.write("mitten.yaml", strings.Replace(w.read("mitten.yaml"), "coders: [ash, rowan]", "coders: [ash, rowan, kim]\nblind: true", 1))
	w.open("")
	return w
}

// as gives the same workshop to another browser, in which a coder was chosen.
func (w *workshop) as(coder string) *workshop {
	w.t.Helper()
	theirs := *w
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	home, _ := url.Parse(w.web.URL)
	jar.SetCookies(home, []*http.Cookie{{Name: cookieName, Value: w.server.door.session}})
	theirs.client = &http.Client{Jar: jar}
	if status, _ := theirs.get("/?coder=" + coder); status != http.StatusOK {
		w.t.Fatalf("choosing %s: %d", coder, status)
	}
	return &theirs
}

func (w *workshop) finish(document string, themes ...string) {
	w.t.Helper()
	if status := w.ask("POST", "/api/documents/"+document+"/finish", finishJSON{Themes: themes}, nil); status != http.StatusOK {
		w.t.Fatalf("finishing %s: %d", document, status)
	}
}

// answers gives what every address of the API says to a browser.
func (w *workshop) answers() map[string]string {
	w.t.Helper()
	out := map[string]string{}
	for _, r := range w.server.routes() {
		method, path, _ := strings.Cut(r.pattern, " ")
		if method != "GET" || !strings.HasPrefix(path, "/api/") {
			continue
		}
		path = strings.NewReplacer("{document}", "T1", "{theme}", "hands").Replace(path) + "?a=ash&b=rowan&theme=hands&q=theme%3Ahands"
		_, out[path] = w.get(path)
	}
	return out
}

func TestNothingOfAnothersWorkIsSaidBeforeBothHaveFinished(t *testing.T) {
	w := newBlindWorkshop(t)
	ash, rowan, kim := w.as("ash"), w.as("rowan"), w.as("kim")
	before := ash.answers()
	theirs, status := rowan.code("T1", "hands", "It rained.")
	if status != http.StatusOK || theirs.Coder != "rowan" || !strings.Contains(w.read("codings/rowan/T1.jsonl"), theirs.ID) {
		t.Fatalf("%d %+v", status, theirs)
	}
	memo := "a storm, perhaps"
	d := rowan.document("T1")
	rowan.ask("POST", "/api/documents/T1/codings/"+theirs.ID, changeJSON{Text: d.Text, Version: theirs.Version, Memo: &memo}, nil)
	for path, answer := range ash.answers() {
		if answer != before[path] {
			t.Errorf("%s tells ash that rowan coded:\n%s\n%s", path, before[path], answer)
		}
	}
	// By its id it is as if it were not.
	if status := ash.ask("DELETE", "/api/documents/T1/codings/"+theirs.ID, changeJSON{Text: d.Text, Version: theirs.Version}, nil); status != http.StatusConflict {
		t.Errorf("removing what is hidden: %d", status)
	}
	mine, _ := ash.code("T1", "good-enough", "It rained.")
	says := func(why string, who *workshop, want bool, id string) {
		t.Helper()
		for path, answer := range who.answers() {
			if strings.HasPrefix(path, "/api/documents/") || !want {
				if strings.Contains(answer, id) != want {
					t.Errorf("%s: %s holds the coding: %v, want %v", why, path, !want, want)
				}
			}
		}
	}
	other, _ := rowan.code("T1", "stepping-back", "Then it stopped.")
	rowan.finish("T1", "hands")
	ash.finish("T1", "stepping-back")
	says("only they have finished", ash, false, theirs.ID)
	says("only this one has", ash, false, other.ID)
	ash.finish("T1", "good-enough")
	says("both, but other themes", ash, false, theirs.ID)
	says("both, but other themes", rowan, false, mine.ID)
	ash.finish("T1", "hands")
	says("both for this theme", ash, true, theirs.ID)
	says("rowan not for good-enough", rowan, false, mine.ID)
	rowan.finish("T1")
	says("both", rowan, true, mine.ID)
	says("a third, who has not", kim, false, mine.ID)
	says("a third, who has not", kim, false, theirs.ID)
	kim.finish("T1")
	says("a third, who has", kim, true, mine.ID)
}

func TestWithoutBlindEverybodySeesAll(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	w.open("")
	ash, rowan := w.as("ash"), w.as("rowan")
	c, _ := rowan.code("T1", "hands", "It rained.")
	if d := ash.document("T1"); len(d.Codings) != 1 || d.Codings[0].ID != c.ID {
		t.Errorf("%+v", d.Codings)
	}
}

func TestEachBrowserHasItsCoder(t *testing.T) {
	w := newBlindWorkshop(t)
	// The door alone is not enough.
	if status := w.ask("GET", "/api/study", nil, nil); status != http.StatusForbidden {
		t.Errorf("nobody asks: %d", status)
	}
	if status, body := w.get("/d/T1"); status != http.StatusOK || !strings.Contains(body, `data-page="coder"`) {
		t.Errorf("a page of nobody: %d", status)
	}
	if status, _ := w.get("/?coder=agreed"); status != http.StatusNotFound {
		t.Errorf("coding as what was agreed: %d", status)
	}
	ash, rowan := w.as("ash"), w.as("rowan")
	ash.code("T1", "good-enough", "It rained.")
	rowan.code("T1", "good-enough", "Then it stopped.")
	// What one takes back is theirs, though the other did something since.
	if status := ash.ask("POST", "/api/undo", struct{}{}, nil); status != http.StatusOK || len(ash.document("T1").Codings) != 0 || len(rowan.document("T1").Codings) != 1 {
		t.Errorf("undoing: %d", status)
	}
	var study studyJSON
	ash.ask("GET", "/api/study", nil, &study)
	name, book := "weather", w.read("codebook.yaml")
	if status := ash.ask("POST", "/api/themes", themeAsk{Revision: study.Revision, Name: &name}, nil); status != http.StatusOK {
		t.Errorf("a theme: %d", status)
	}
	// In turn, in one browser: each goes on where they were.
	if status, _ := ash.get("/coder?coder=rowan&next=/d/T2"); status != http.StatusOK || len(ash.document("T1").Codings) != 1 {
		t.Errorf("rowan's turn: %d", status)
	}
	if status, _ := ash.get("/coder?coder=ash&next=//evil.example/"); status != http.StatusOK {
		t.Errorf("ash's turn: %d", status)
	}
	if status := ash.ask("POST", "/api/undo", struct{}{}, nil); status != http.StatusOK || w.read("codebook.yaml") != book {
		t.Errorf("taking the theme back: %d", status)
	}
	ash.code("T1", "good-enough", "It rained.")
	// A page that was left open writes nothing in the other's name.
	req, err := http.NewRequest("POST", w.web.URL+"/api/undo", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", w.web.URL)
	req.Header.Set(coderHeader, "rowan")
	res, err := ash.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden || len(ash.document("T1").Codings) != 1 {
		t.Errorf("a page of rowan's: %s", res.Status)
	}
	// A server that was started for somebody stays theirs.
	w.close()
	w.open("ash")
	if status, _ := w.get("/?coder=rowan"); status != http.StatusForbidden {
		t.Errorf("choosing where it was said: %d", status)
	}
}
