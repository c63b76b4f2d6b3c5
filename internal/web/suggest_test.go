package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// talk is a second transcript, of people who talk about one thing.
const talk = `---
id: T3
kind: interview
participants: [P1]
speakers:
  - label: Interviewer
    kind: interviewer
  - label: P1
    kind: participant
    participant: P1
---
Interviewer: Who left the kettle on for you?

P1: They always left the kettle on, so somebody would come in and talk.

P1: The bus was late, as it is.

P1: Nobody asked, the kettle was on, and I talked when I wanted.

P1: A cup of tea, and the biscuits were terrible.

P1: My kettle at home is not the same; nobody talks there.
`

func TestSuggestions(t *testing.T) {
	w := newWorkshop(t)
	w.write("transcripts/T3.md", talk)
	w.close()
	w.open("ash")
	offers := func() string {
		var got similarJSON
		if status := w.ask("GET", "/api/themes/good-enough/similar", nil, &got); status != http.StatusOK {
			t.Fatalf("%d", status)
		}
		var out []string
		for _, o := range got.Offers {
			out = append(out, strings.Fields(o.Words)[0])
		}
		return strings.Join(out, " ") + got.Why
	}
	if got := offers(); !strings.Contains(got, "code a passage with it first") {
		t.Errorf("without a quote: %q", got)
	}
	w.code("T3", "good-enough", "They always left the kettle on, so somebody would come in and talk.")
	// Neither what is coded already nor what an interviewer says.
	if got := offers(); !strings.HasPrefix(got, "Nobody My") || strings.Contains(got, "They") || strings.Contains(got, "Who") {
		t.Errorf("like the quote: %q", got)
	}
	// Cues of the codebook.
	w.write("codebook.yaml", strings.Replace(w.read("codebook.yaml"), "    name: good enough\n", "    name: good enough\n    cues: [\"terrible biscuit\"]\n", 1))
	w.close()
	w.open("ash")
	if got := offers(); !strings.HasPrefix(got, "A") {
		t.Errorf("a cue: %q", got)
	}
	var got similarJSON
	w.ask("GET", "/api/themes/good-enough/similar", nil, &got)
	first := got.Offers[0]
	ask := declineAsk{Document: first.Document, Text: first.Text, Start: first.Start, End: first.End}
	if status := w.ask("POST", "/api/themes/good-enough/declined", ask, nil); status != http.StatusOK {
		t.Fatalf("%d", status)
	}
	was, word := offers(), strings.Fields(first.Words)[0]
	if strings.Contains(was, word) {
		t.Errorf("turned down, and offered: %q", was)
	}
	if text := w.read(".mitten/declined/ash.jsonl"); strings.Contains(text, "kettle") || strings.Contains(text, "biscuits") {
		t.Errorf("words of a transcript outside of it: %s", text)
	}
	w.close()
	w.open("ash")
	if got := offers(); got != was {
		t.Errorf("after a restart: %q, want %q", got, was)
	}
	// For another theme it was not turned down; and it can be taken back.
	w.code("T3", "hostile", "They always left the kettle on, so somebody would come in and talk.")
	w.ask("GET", "/api/themes/hostile/similar", nil, &got)
	if len(got.Offers) == 0 || got.Offers[0].Start != first.Start && len(got.Offers) < 2 {
		t.Errorf("for another theme: %+v", got)
	}
	w.ask("POST", "/api/themes/good-enough/declined", declineAsk{Document: "T3", Text: got.Offers[0].Text, Start: got.Offers[len(got.Offers)-1].Start, End: got.Offers[len(got.Offers)-1].End}, nil)
	now := offers()
	w.ask("POST", "/api/undo", struct{}{}, nil)
	if back := offers(); back == now {
		t.Errorf("taken back, and still %q", back)
	}
	w.ask("POST", "/api/redo", struct{}{}, nil)
	if again := offers(); again != now {
		t.Errorf("done again: %q, want %q", again, now)
	}
	ask.Text = strings.Repeat("0", 64)
	if status := w.ask("POST", "/api/themes/good-enough/declined", ask, nil); status != http.StatusConflict {
		t.Errorf("another text: %d", status)
	}
}

func TestSuggestionsByKey(t *testing.T) {
	w := newWorkshop(t)
	w.write("transcripts/T3.md", talk)
	w.close()
	w.open("ash")
	w.code("T3", "good-enough", "They always left the kettle on, so somebody would come in and talk.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.press("s")
	b.says("choose a theme in the tree first")
	b.do(chromedp.Click(`button.theme[data-theme="good-enough"]`))
	b.press("s")
	b.until("document.querySelectorAll('.offers li').length === 3")
	b.shot("suggest")
	b.press(kb.ArrowDown)
	b.until("document.querySelector('.offers li:nth-child(2)[aria-current]')")
	b.press(kb.ArrowUp)
	b.press("y")
	b.says("coded: good enough, T3")
	b.until("document.querySelectorAll('.offers li').length === 2")
	codings := w.document("T3").Codings
	if len(codings) != 2 || !codings[1].Suggested || codings[0].Suggested || !strings.HasPrefix(codings[1].Quote, "Nobody asked") {
		t.Errorf("%+v", codings)
	}
	if !strings.Contains(w.read("codings/ash/T3.jsonl"), `"suggested":true`) {
		t.Error("the journal does not say that it was suggested")
	}
	b.until(`document.querySelector('button.theme[data-theme="good-enough"] .count')?.textContent === "2"`)
	b.press("\r") // go there
	b.until("document.querySelector('h1').textContent === 'T3'")
	b.press("x")
	b.says("it is not offered again")
	b.until("document.querySelectorAll('.offers li').length === 1")
	b.press("x")
	b.until("document.querySelectorAll('.offers li').length === 0")
	b.press("s")
	b.until("!document.querySelector('.suggestions h2')")
	b.do(chromedp.Sleep(100_000_000))
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	b.press("s")
	b.until("document.querySelectorAll('.offers li').length > 0")
}
