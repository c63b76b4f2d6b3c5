package web

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/query"
)

// newQuotes is a workshop with quotes of two people, one of whom names the other.
func newQuotes(t *testing.T) *workshop {
	t.Helper()
	w := newWorkshop(t)
	w.write("participants.csv", "id,role,cycle\nP1,Client,2026-05\nP2,Pod Leader,2026-11\n")
	w.write("transcripts/T3.md", "---\nid: T3\nkind: interview\ncycle: 2026-11\nparticipants: [P2]\nspeakers:\n  - label: P2\n    kind: participant\n    participant: P2\n---\n\nP2: I told P1 to wait. Calm.\n")
	w.code("T1", "stepping-back", "I let him get on with it.")
	w.code("T1", "hands", "It rained.")
	w.code("T3", "stepping-back", "I told P1 to wait.")
	w.code("T3", "hands", "Calm.")
	return w
}

func TestQuotesOfATheme(t *testing.T) {
	w := newQuotes(t)
	for ask, want := range map[string]string{
		"theme=stepping-back":                    "T1:It rained.|T1:I let him get on with it.|T3:I told [a Client] to wait.|T3:Calm.",
		"theme=stepping-back&own=1":              "T1:I let him get on with it.|T3:I told [a Client] to wait.",
		"theme=stepping-back&role=Client":        "T1:It rained.|T1:I let him get on with it.",
		"theme=stepping-back&cycle=2026-11":      "T3:I told [a Client] to wait.|T3:Calm.",
		"theme=stepping-back&text=WAIT":          "T3:I told [a Client] to wait.",
		"theme=stepping-back&text=P1":            "",
		"theme=stepping-back&coder=ash&own=1":    "T1:I let him get on with it.|T3:I told [a Client] to wait.",
		"theme=stepping-back&order=length":       "T3:Calm.|T1:It rained.|T1:I let him get on with it.|T3:I told [a Client] to wait.",
		"theme=stepping-back&order=length&own=1": "T1:I let him get on with it.|T3:I told [a Client] to wait.",
		"theme=hands":                            "T1:It rained.|T3:Calm.",
		"theme=hands&limit=1":                    "T1:It rained.",
		"theme=good-enough":                      "",
		"":                                       "",
	} {
		var q quotesJSON
		if status := w.ask("GET", "/api/quotes?"+ask, nil, &q); status != http.StatusOK {
			t.Fatalf("%s: %d", ask, status)
		}
		var got []string
		for _, quote := range q.Quotes {
			got = append(got, quote.Document+":"+quote.Text)
			if quote.Attribution != map[string]string{"T1": "Client", "T3": "Pod Leader"}[quote.Document] || quote.Coder != "ash" {
				t.Errorf("%s: %+v", ask, quote)
			}
		}
		if text := strings.Join(got, "|"); text != want {
			t.Errorf("%s:\n%s, want\n%s", ask, text, want)
		}
		if len(q.Roles) != 2 || len(q.Cycles) != 2 || len(q.Coders) != 1 || len(q.Themes) != 4 || q.Themes[1].Count != 4 {
			t.Errorf("%s: choices %+v", ask, q)
		}
	}
	var q quotesJSON
	w.ask("GET", "/api/quotes?theme=stepping-back&limit=1", nil, &q)
	if q.Total != 4 || q.Participants != 2 || q.N != 2 || q.Quotes[0].Turn != 3 || q.Definition == "" {
		t.Errorf("%+v", q)
	}
	w.code("T2", "hands", "That was new.")
	w.ask("GET", "/api/quotes?theme=stepping-back&limit=1", nil, &q)
	if q.Total != 5 {
		t.Errorf("after one more coding: %d", q.Total)
	}
	if status := w.ask("GET", "/api/quotes?theme=nothing", nil, nil); status != http.StatusBadRequest {
		t.Errorf("no such theme: %d", status)
	}
}

func TestConsentLeavesQuotesOut(t *testing.T) {
	w := newQuotes(t)
	w.write("participants.csv", "id,role,cycle,consent\nP1,Client,2026-05,count only\nP2,Pod Leader,2026-11,quote\n")
	var q quotesJSON
	w.ask("GET", "/api/quotes?theme=stepping-back", nil, &q)
	if q.Total != 2 || q.Participants != 2 || len(q.Notes) != 1 || !strings.HasPrefix(q.Notes[0], "2 left out: consent") {
		t.Errorf("%d quotes, %q", q.Total, q.Notes)
	}
}

func TestPreviewIsWhatTheExportPrints(t *testing.T) {
	w := newQuotes(t)
	var p previewJSON
	if status := w.ask("GET", "/api/quotes/preview?theme=stepping-back&role=Pod+Leader&cycle=2026-11&coder=ash", nil, &p); status != http.StatusOK {
		t.Fatal(status)
	}
	if !strings.Contains(p.Text, "# Quotes by theme") || !strings.Contains(p.Text, "— Pod Leader") || !strings.Contains(p.Text, `\[a Client\]`) {
		t.Error(p.Text)
	}
	for _, secret := range []string{"P1", "P2", "T3", "ash"} {
		if strings.Contains(p.Text, secret) {
			t.Errorf("%s is in the preview", secret)
		}
	}
	_, where, _ := strings.Cut(p.Command, "--where '")
	where, rest, _ := strings.Cut(where, "'")
	if n, err := query.Parse(where); err != nil || n.String() != where || rest != " --coder ash" {
		t.Errorf("%s: %v", p.Command, err)
	}
	w.server.guard = func(string) error { return errors.New("it holds a name") }
	w.ask("GET", "/api/quotes/preview?theme=hands", nil, &p)
	if p.Refused != "it holds a name" {
		t.Errorf("not refused: %+v", p)
	}
	if status := w.ask("GET", "/api/quotes/preview", nil, nil); status != http.StatusBadRequest {
		t.Errorf("of no theme: %d", status)
	}
}
