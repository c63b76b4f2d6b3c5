package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

const secondWalk = `SD: And where do you walk?

Bogna: By the river, as Gwilym does.

Sd.: Alone?

Bogna: With the dog. Note: it barks.
`

func TestAnImportIsCorrected(t *testing.T) {
	w := newIdentified(t, "walk-with-bogna.txt", walk, "second.txt", secondWalk)
	var all importsJSON
	if status := w.ask("GET", "/api/imports", nil, &all); status != http.StatusOK || len(all.Documents) != 2 || len(all.Layouts) < 3 {
		t.Fatalf("%d %+v", status, all)
	}
	if d := all.Documents[0]; d.ID != "T01" || d.File != "walk-with-bogna.txt" || d.Format == "" || d.Layout == "" || d.Score <= 0 || d.Reason == "" || d.Turns != 4 {
		t.Errorf("%+v", d)
	}
	one := w.imported("T02")
	sd := one.speaker(t, "SD")
	if sd.Turns == 0 || len(sd.First) == 0 || !strings.Contains(sd.First[0].Words, "where do you walk") || len(one.First) != one.Turns {
		t.Errorf("%+v", one)
	}
	if b := one.speaker(t, "Bogna"); b.Participant != "P01" || b.Documents != 2 {
		t.Errorf("%+v", b)
	}

	// In this document alone.
	var done correctedJSON
	ask := correctAsk{Seen: one.Seen, Speakers: map[string]string{"SD": "other"}}
	if status := w.ask("POST", "/api/imports/T02", ask, &done); status != http.StatusOK || !slices.Equal(done.Told, []string{"in T02 alone: SD is other"}) {
		t.Fatalf("%d %+v", status, done)
	}
	if sd := done.Document.speaker(t, "SD"); sd.Kind != "other" {
		t.Errorf("%+v", sd)
	}
	// It was seen otherwise: what stands now comes back.
	var conflicting struct{ Now importJSON }
	if status := w.ask("POST", "/api/imports/T02", ask, &conflicting); status != http.StatusConflict || conflicting.Now.Seen != done.Document.Seen {
		t.Errorf("%d %+v", status, conflicting)
	}

	// In every document.
	ask = correctAsk{Seen: done.Document.Seen, Speakers: map[string]string{"Bogna": "interviewer"}, Everywhere: true}
	if status := w.ask("POST", "/api/imports/T02", ask, &done); status != http.StatusOK || !strings.HasPrefix(done.Told[0], "in every document, now and later: Bogna is interviewer") || len(done.Changed) != 2 {
		t.Fatalf("%d %+v", status, done)
	}
	now := w.imported("T02")
	ask = correctAsk{Seen: now.Seen, Layout: "paragraphs"}
	if !slices.Contains(all.Layouts, "paragraphs") {
		ask.Layout = all.Layouts[len(all.Layouts)-1]
	}
	if status := w.ask("POST", "/api/imports/T02", ask, &done); status != http.StatusOK || done.Document.Layout != ask.Layout {
		t.Errorf("%d %+v", status, done)
	}

	for what, bad := range map[string]correctAsk{
		"nothing":               {Seen: w.imported("T01").Seen},
		"no such layout":        {Seen: w.imported("T01").Seen, Layout: "song"},
		"an id that is none":    {Seen: w.imported("T01").Seen, Speakers: map[string]string{"Bogna": "P 0/1"}},
		"a label nobody speaks": {Seen: w.imported("T01").Seen, Same: map[string]string{"Nobody": "Bogna"}},
	} {
		if status := w.ask("POST", "/api/imports/T01", bad, nil); status != http.StatusBadRequest {
			t.Errorf("%s: %d", what, status)
		}
	}
	if status := w.ask("GET", "/api/imports/T99", nil, nil); status != http.StatusNotFound {
		t.Errorf("no such document: %d", status)
	}
}

func TestLabelsAreMergedInTheWholeStudy(t *testing.T) {
	w := newIdentified(t, "one.txt", strings.ReplaceAll(walk, "Interviewer:", "INT:"), "two.txt", walk)
	one := w.imported("T01")
	var done correctedJSON
	ask := correctAsk{Seen: one.Seen, Same: map[string]string{"INT": "Interviewer"}}
	if status := w.ask("POST", "/api/imports/T01", ask, &done); status != http.StatusOK || !strings.Contains(done.Told[0], "INT is another form of Interviewer") {
		t.Fatalf("%d %+v", status, done)
	}
	if sp := w.imported("T01").speaker(t, "Interviewer"); sp.Turns != 2 {
		t.Errorf("%+v", sp)
	}
}

func (w *workshop) imported(id string) importJSON {
	w.t.Helper()
	var d importJSON
	if status := w.ask("GET", "/api/imports/"+id, nil, &d); status != http.StatusOK {
		w.t.Fatalf("import %s: %d", id, status)
	}
	return d
}

func (d importJSON) speaker(t *testing.T, label string) speakerJSON {
	t.Helper()
	i := slices.IndexFunc(d.Speakers, func(s speakerJSON) bool { return s.Label == label })
	if i < 0 {
		t.Fatalf("no speaker %q: %+v", label, d.Speakers)
	}
	return d.Speakers[i]
}
