package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestLookingOverTheStudy(t *testing.T) {
	w := newQuotes(t)
	w.write("participants.csv", "id,role,cycle\nP1,Cliemt,2026-05\nP2,Client,2026-11\n")
	w.ask("POST", "/api/documents/T1/finish", finishJSON{}, nil)
	b := w.browse("/overview")
	b.until("document.querySelectorAll('#themes tbody tr').length == 4")
	b.look("overview")
	if text := b.text("#progress .bars"); !strings.Contains(text, "1 of 3 documents finished") {
		t.Error(text)
	}
	if text := b.text("#themes"); !strings.Contains(text, "2 of 2") || !strings.Contains(text, "N = 1") {
		t.Error(text)
	}
	b.until("[...document.querySelectorAll('.decisions a')].some(a => a.textContent.includes('Cliemt') && a.getAttribute('href') === '/participants')")
	b.do(chromedp.Click(`#themes a[href="/quotes?theme=hands"]`))
	b.until("document.querySelectorAll('.quote-list blockquote').length == 2")
}

func TestAnEmptyStudySaysWhatToDo(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	w.remove("transcripts/T1.md", "transcripts/T2.md", "participants.csv")
	w.write("codebook.yaml", "codebook: 1\nthemes: []\n")
	w.open("ash")
	b := w.browse("/overview")
	for page, says := range map[string]string{
		"/overview": "mitten import",
		"/quotes":   "No themes yet",
		"/search":   "Type to search",
	} {
		b.open(w.web.URL + page)
		b.until("document.querySelector('main').textContent.includes(" + quoted(says) + ")")
		b.look("empty" + strings.ReplaceAll(page, "/", "-"))
	}
}
