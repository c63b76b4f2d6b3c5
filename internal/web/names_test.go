package web

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
)

func TestNamesAreDecidedAndApplied(t *testing.T) {
	w := newIdentified(t)
	n := w.names()
	if len(n.Open) != len(n.Forms) || len(n.Forms) < 5 {
		t.Fatalf("%d of %d wait", len(n.Open), len(n.Forms))
	}
	gwilym := n.Forms[n.form(t, "Gwilym")]
	if gwilym.Kind != "person" || gwilym.Times != 4 || !slices.Equal(gwilym.Documents, []string{"T01"}) || len(gwilym.Layers) == 0 || len(gwilym.Places) != 4 {
		t.Errorf("%+v", gwilym)
	}
	if p := gwilym.Places[0]; p.Document != "T01" || p.Turn != 1 || p.Words != "Gwilym" || !strings.HasSuffix(p.Before, ", and ") {
		t.Errorf("%+v", p)
	}
	for _, step := range []struct {
		form, as, print, reason, told string
	}{
		{"Gwilym", "person", "the postman", "", "printed as [the postman]"},
		{"Dortmund", "place", "a large city; a region", "", "printed as [a large city]"},
		{"Tess Hathersedge", "person", "", "", "printed as [Person"},
		{"Zsombek", "keep", "", "all of them live there", "kept: all of them live there"},
		{"Ewart", "no", "", "", "no identifier"},
	} {
		var done answeredJSON
		ask := decideAsk{Scan: n.Scan, Form: n.form(t, step.form), As: step.as, Print: step.print, Reason: step.reason}
		if status := w.ask("POST", "/api/names/decide", ask, &done); status != http.StatusOK || !strings.Contains(done.Told, step.told) {
			t.Errorf("%s: %d %+v", step.form, status, done)
		}
		if _, ok := w.log().State().Of(step.form); !ok { // another process finds it at once
			t.Errorf("%s is not in the vault's log", step.form)
		}
		if slices.Contains(done.Open, ask.Form) || done.Scan != n.Scan {
			t.Errorf("%s waits still, or was looked for again", step.form)
		}
		if status := w.ask("POST", "/api/names/decide", ask, nil); status != http.StatusConflict {
			t.Errorf("%s decided twice: %d", step.form, status)
		}
	}
	var applied appliedJSON
	if status := w.ask("POST", "/api/names/apply", struct{}{}, &applied); status != http.StatusOK || len(applied.Documents) != 1 || applied.Documents[0].State != "new" {
		t.Fatalf("%d %+v", status, applied)
	}
	text := w.read("transcripts/T01.md")
	for _, want := range []string{"and [the postman]?", "went to [a large city]. And we saw Ewart in Zsombek"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	// Another decision, and what apply changes is shown.
	if status := w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: n.form(t, "Moss"), As: "no"}, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	var undone answeredJSON
	last := w.names().Decisions
	if w.ask("POST", "/api/names/undo", undoAsk{[]string{last[0].Event}}, nil) != http.StatusConflict {
		t.Error("an answer that is not the last was taken back")
	}
	if status := w.ask("POST", "/api/names/undo", undoAsk{[]string{last[len(last)-1].Event, "7"}}, nil); status != http.StatusConflict {
		t.Errorf("undo of what is not there: %d", status)
	}
	if status := w.ask("POST", "/api/names/undo", undoAsk{[]string{last[len(last)-1].Event}}, &undone); status != http.StatusOK || !slices.Contains(undone.Open, n.form(t, "Moss")) {
		t.Errorf("undo: %d %+v", status, undone)
	}
	w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: n.form(t, "Moss"), As: "other", Print: "a plant"}, nil)
	w.ask("POST", "/api/names/apply", struct{}{}, &applied)
	if d := applied.Documents[0]; d.State != "changed" || len(d.Changes) == 0 || !strings.Contains(d.Changes[0].New, "[a plant]") {
		t.Errorf("%+v", applied)
	}
}

func TestPlacesAndOtherNames(t *testing.T) {
	w := newIdentified(t)
	n := w.names()
	moss := n.form(t, "Moss")
	var places struct {
		Places []sightJSON `json:"places"`
	}
	address := "/api/names/places/" + number(n.Scan) + "-" + number(moss)
	if status := w.ask("GET", address, nil, &places); status != http.StatusOK || len(places.Places) != 4 {
		t.Fatalf("%d %+v", status, places)
	}
	p := places.Places
	ask := decideAsk{Scan: n.Scan, Form: moss, As: "mentions", Yes: []decide.Mention{p[0].Mention}, No: []decide.Mention{p[1].Mention, p[2].Mention}}
	var done answeredJSON
	if status := w.ask("POST", "/api/names/decide", ask, &done); status != http.StatusOK || len(done.Events) != 2 {
		t.Fatalf("%d %+v", status, done)
	}
	if status := w.ask("POST", "/api/names/undo", undoAsk{done.Events}, &done); status != http.StatusOK || done.Decided != 0 {
		t.Errorf("one answer of two decisions taken back: %d %+v", status, done)
	}
	w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: n.form(t, "Tess Hathersedge"), As: "person", Print: "a neighbour"}, nil)
	w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: n.form(t, "Gwilym"), As: "same", Same: "Tess Hathersedge"}, &done)
	if !strings.Contains(done.Told, "[a neighbour]") {
		t.Errorf("%+v", done)
	}
	for what, ask := range map[string]decideAsk{
		"nothing to print but itself": {Scan: n.Scan, Form: moss, As: "person", Print: "Moss"},
		"kept without a reason":       {Scan: n.Scan, Form: moss, As: "keep"},
		"the same as nobody":          {Scan: n.Scan, Form: moss, As: "same", Same: "Nobody"},
		"no such answer":              {Scan: n.Scan, Form: moss, As: "z"},
		"a place where it is not":     {Scan: n.Scan, Form: moss, As: "mentions", Yes: []decide.Mention{{Document: "T01", Turn: 1}}},
	} {
		if status := w.ask("POST", "/api/names/decide", ask, nil); status != http.StatusBadRequest {
			t.Errorf("%s: %d", what, status)
		}
	}
	if status := w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan + 1, Form: moss, As: "no"}, nil); status != http.StatusConflict {
		t.Errorf("of another search: %d", status)
	}
	if got := len(w.log().State().Decisions()); got != 2 {
		t.Errorf("%d decisions in the vault", got)
	}
}

func TestTheSearchIsMadeOnce(t *testing.T) {
	w := newIdentified(t)
	first := w.names()
	w.ask("POST", "/api/names/decide", decideAsk{Scan: first.Scan, Form: 0, As: "no"}, nil)
	if again := w.names(); again.Scan != first.Scan || len(again.Open) != len(first.Open)-1 {
		t.Errorf("looked for again, or lost: %d %d", again.Scan, len(again.Open))
	}
	w.ask("POST", "/api/names/apply", struct{}{}, nil)
	if again := w.names(); again.Scan != first.Scan {
		t.Error("applying made it look again")
	}
	if status := w.ask("POST", "/api/names/heard", heardAsk{Document: "T01", Names: []string{"Ulverton"}}, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	if again := w.names(); again.Scan == first.Scan {
		t.Error("names were heard, and nobody looked for them")
	}
	// What was decided before the search waits again where it is taken back.
	n := w.names()
	for range 2 {
		last := w.names().Decisions
		if status := w.ask("POST", "/api/names/undo", undoAsk{[]string{last[len(last)-1].Event}}, nil); status != http.StatusOK {
			t.Fatal(status)
		}
	}
	if again := w.names(); again.Scan == n.Scan || len(again.Open) != len(first.Open) {
		t.Errorf("%d wait of %d", len(again.Open), len(first.Open))
	}
}

func TestCaselessDocumentsAskForTheNamesHeard(t *testing.T) {
	w := newIdentified(t, "low.txt", strings.ToLower(strings.Repeat("Interviewer: and who was there with you then, on the long walk?\n\nBogna: there was gwilym, and we went to dortmund together by the train.\n\n", 12)))
	if n := w.names(); !slices.Equal(n.Caseless, []string{"T01"}) {
		t.Fatalf("caseless: %v", n.Caseless)
	}
	if status := w.ask("POST", "/api/names/heard", heardAsk{Document: "T01"}, nil); status != http.StatusBadRequest {
		t.Errorf("neither names nor none: %d", status)
	}
	w.ask("POST", "/api/names/heard", heardAsk{Document: "T01", Names: []string{"gwilym", "dortmund"}}, nil)
	if n := w.names(); len(n.Caseless) != 0 {
		t.Errorf("caseless: %v", n.Caseless)
	}
	if names, ok := w.log().State().Heard("T01"); !ok || !slices.Equal(names, []string{"gwilym", "dortmund"}) {
		t.Errorf("%v", names)
	}
}

// Without the key nothing that the vault has is in any answer, and what the
// server knew before is gone.
func TestWithoutTheKey(t *testing.T) {
	for what, change := range map[string]func(t *testing.T, w *workshop){
		"no key": func(t *testing.T, w *workshop) {
			if err := os.Remove(w.key); err != nil {
				t.Fatal(err)
			}
		},
		"another key": func(t *testing.T, w *workshop) {
			other := filepath.Join(t.TempDir(), "other.txt")
			if _, err := anonymise.LoadOrCreateIdentity(other, true); err != nil {
				t.Fatal(err)
			}
			w.key = other
		},
		"no vault": func(t *testing.T, w *workshop) {
			if err := os.Rename(filepath.Join(w.dir, "vault"), filepath.Join(t.TempDir(), "vault")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(what, func(t *testing.T) {
			w := newIdentified(t)
			n := w.names()
			w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: 0, As: "no"}, nil)
			change(t, w)
			for _, r := range w.server.routes() {
				method, path, _ := strings.Cut(r.pattern, " ")
				path = strings.NewReplacer("{$}", "", "{document}", "T01", "{form}", number(n.Scan)+"-1").Replace(path)
				if strings.Contains(path, "{") || path == "/open" {
					continue
				}
				status, body, header := w.bare(method, path, `{"scan":1,"form":1,"as":"no"}`)
				mustHoldNoName(t, r.pattern, body)
				if header.Get("Cache-Control") != "no-store" {
					t.Errorf("%s may be cached: %s", r.pattern, header.Get("Cache-Control"))
				}
				if vaulted := strings.HasPrefix(path, "/api/names") || strings.HasPrefix(path, "/api/imports"); vaulted && status != http.StatusForbidden && status != http.StatusBadRequest {
					t.Errorf("%s: %d %s", r.pattern, status, body)
				}
			}
			if w.server.identities.scan != nil {
				t.Error("the names that were found are still in memory")
			}
		})
	}
}

func TestNamesStayInTheVault(t *testing.T) {
	w := newIdentified(t)
	n := w.names()
	for _, form := range n.Open { // Zsombek would stay otherwise, since it may be nothing
		w.ask("POST", "/api/names/decide", decideAsk{Scan: n.Scan, Form: form, As: "other"}, nil)
	}
	w.ask("POST", "/api/names/apply", struct{}{}, nil)
	w.get("/api/imports/T01")
	mustKeepNoName(t, filepath.Join(w.dir, ".mitten"))
	for _, path := range []string{"/names", "/import", "/api/study", "/api/documents/T01"} {
		_, body := w.get(path)
		mustHoldNoName(t, path, body)
	}
}

// bare sends a body as it is.
func (w *workshop) bare(method, path, body string) (int, string, http.Header) {
	w.t.Helper()
	req, err := http.NewRequest(method, w.web.URL+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header.Set("Origin", w.web.URL)
	res, err := w.client.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return res.StatusCode, string(data), res.Header
}
