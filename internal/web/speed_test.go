package web

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// longDocument puts a transcript of about 20,000 words with 600 codings of 12
// themes into the study, as T9.
func (w *workshop) longDocument() {
	w.t.Helper()
	var text, book strings.Builder
	text.WriteString("---\nid: T9\nkind: interview\nparticipants: [P1]\nspeakers:\n  - label: Interviewer\n    kind: interviewer\n  - label: P1\n    kind: participant\n    participant: P1\n---\n")
	said := strings.Fields("the kettle was on and somebody sat down with me they never asked what was wrong it was enough to be there for a while on the bench by the door with the rain outside")
	n := 0
	sentence := func(words int) string {
		out := make([]string, words)
		for i := range out {
			out[i] = said[(n*7+i*3)%len(said)]
			n++
		}
		return strings.ToUpper(out[0][:1]) + strings.Join(out, " ")[1:] + ". "
	}
	for range 200 {
		fmt.Fprintf(&text, "Interviewer: %s\n\nP1: %s\n\n", strings.TrimSpace(sentence(10)), strings.TrimSpace(sentence(30)+sentence(25)+sentence(35)))
	}
	w.write("transcripts/T9.md", text.String())
	book.WriteString("codebook: 1\nthemes:\n")
	for i := range 12 {
		fmt.Fprintf(&book, "  - id: theme-%d\n    name: theme %d\n", i, i)
	}
	w.write("codebook.yaml", book.String())
	d, err := corpus.Parse([]byte(text.String()), "T9.md")
	if err != nil {
		w.t.Fatal(err)
	}
	var journal []byte
	at := time.Date(2026, 5, 1, 10, 0, 0, 0, time.UTC)
	for i := range 600 {
		t := d.Turns[(i*2+1)%len(d.Turns)]
		words := d.Slice(t.Words)
		from := t.Words.Start + strings.Index(words[(i*13)%(len(words)/2):], " ") + (i*13)%(len(words)/2) + 1
		to := from + strings.LastIndex(d.Text[from:min(from+60+i%90, t.Words.End)], " ")
		if to <= from {
			to = t.Words.End
		}
		anchor := d.AnchorOf(corpus.Span{Start: from, End: to})
		at = at.Add(time.Second)
		journal = coding.AppendLine(journal, coding.Event{ID: coding.NewID(at, rand.Reader), Op: coding.Add, At: at, Coder: "ash", Coding: coding.NewID(at, rand.Reader), Theme: fmt.Sprintf("theme-%d", i%12), Anchor: &anchor})
	}
	w.write("codings/ash/T9.jsonl", string(journal))
}

// median is the middle of some times, in milliseconds.
func median(times []float64) float64 {
	slices.Sort(times)
	return times[len(times)/2]
}

// The bounds are several times what a machine of 2020 needs, so that a busy one
// passes; `go test -v -run Long` prints the figures.
func TestALongDocumentIsFast(t *testing.T) {
	w := newWorkshop(t)
	w.longDocument()
	w.close()
	w.open("ash")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")

	// From the click to the first frame with the page as it then is.
	const opening = `new Promise(done => {
		const t = performance.now()
		document.querySelector('#document-%s').click()
		const look = () => document.querySelector('.about h1')?.textContent === %q ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - t))) : setTimeout(look)
		look()
	})`
	var opened []float64
	for range 5 {
		opened = append(opened, b.awaited(fmt.Sprintf(opening, "T9", "T9")))
		b.awaited(fmt.Sprintf(opening, "T1", "T1"))
	}
	b.awaited(fmt.Sprintf(opening, "T9", "T9"))
	var stripes int
	b.eval("document.querySelectorAll('.stripe').length", &stripes)
	if stripes < 600 {
		t.Fatalf("%d stripes", stripes)
	}

	// Turns that a coding does not touch stay the very elements they were.
	b.press("jj")
	b.eval("document.querySelectorAll('.turn .words').forEach(e => e.mark = true), 1", &stripes)
	var painted, durable []float64
	for range 9 {
		b.press("jj")
		painted = append(painted, b.awaited(`new Promise(done => {
			const t = performance.now()
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }))
			requestAnimationFrame(() => setTimeout(() => { window.since = t; done(performance.now() - t) }))
		})`))
		durable = append(durable, b.awaited(`new Promise(done => { const look = () => localStorage.getItem('drafts ash') ? setTimeout(look, 1) : done(performance.now() - window.since); look() })`))
	}
	var drawn int
	b.eval("[...document.querySelectorAll('.turn .words')].filter(e => !e.mark).length", &drawn)
	if drawn < 1 || drawn > 10 {
		t.Errorf("%d turns were drawn anew for 9 codings", drawn)
	}
	t.Logf("opening %.0f ms, applying a theme %.0f ms to paint, %.0f ms to disk (medians)", median(opened), median(painted), median(durable))
	if m := median(opened); m > 800 {
		t.Errorf("opening took %.0f ms, wanted 200", m)
	}
	if m := median(painted); m > 200 {
		t.Errorf("applying a theme took %.0f ms, wanted 50", m)
	}
}

// awaited gives the number that a promise in the page comes to.
func (b *tab) awaited(promise string) float64 {
	b.t.Helper()
	var ignored bool
	b.eval("(window.came = undefined, ("+promise+").then(n => { window.came = n }), true)", &ignored)
	b.until("window.came !== undefined")
	var n float64
	b.eval("window.came", &n)
	return n
}
