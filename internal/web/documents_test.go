package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func (b *tab) documents() string {
	b.t.Helper()
	var ids []string
	b.eval("[...document.querySelectorAll('.documents li .id')].map(e => e.textContent)", &ids)
	return strings.Join(ids, " ")
}

// chooses sets a select as a person does.
func (b *tab) chooses(id, value string) {
	b.t.Helper()
	var ok bool
	b.eval(fmt.Sprintf("(() => { const s = document.querySelector(%q); s.value = %q; s.dispatchEvent(new Event('change', { bubbles: true })); return s.value === %q })()", "#"+id, value, value), &ok)
	if !ok {
		b.t.Fatalf("%s has no choice %q", id, value)
	}
}

func TestDocumentsAreFilteredByWhatIsKnown(t *testing.T) {
	w := newWorkshop(t)
	w.write("participants.csv", "id,role,town\nP1,Client,Here\nP2,Volunteer,There\n")
	w.write("mitten.yaml", "mitten: 1\nname: Pods\ncoders: [ash, rowan]\nattributes:\n  role: [Client, Volunteer]\n  town: [Here, There]\n")
	for id, p := range map[string][2]string{"T3": {"P2", "2026-05"}, "T10": {"P2", "2026-09"}} {
		w.write("transcripts/"+id+".md", strings.NewReplacer("id: T1", "id: "+id, "P1", p[0], "2026-05", p[1]).Replace(transcript))
	}
	w.close()
	w.open("ash")
	w.code("T2", "good-enough", "It rained.")
	w.code("T3", "good-enough", "It rained.")
	w.ask("POST", "/api/documents/T3/finish", finishJSON{}, nil)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.documents li').length == 4")
	b.do(chromedp.Click(".documents summary"))
	b.shot("filters")
	for _, step := range []struct{ filter, value, want string }{
		{"filter--role", "Volunteer", "T3 T10"},
		{"filter-cycle", "2026-09", "T10"},
		{"filter-cycle", "*", "T3 T10"},
		{"filter-progress", "finished", "T3"},
		{"filter--role", "*", "T3"},
		{"filter-progress", "coded", "T2"},
		{"filter-progress", "todo", "T1 T10"},
		{"filter--town", "Here", "T1"},
	} {
		b.chooses(step.filter, step.value)
		if got := b.documents(); got != step.want {
			t.Errorf("%s = %s: %s, want %s", step.filter, step.value, got, step.want)
		}
	}
	// Chosen for good, until taken off; live as one works.
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelectorAll('.documents li').length == 1 && document.querySelectorAll('.turn').length > 3")
	b.selectWords("It rained.")
	b.press("1")
	b.says("coded")
	b.until("document.querySelectorAll('.documents li').length == 0")
	b.do(chromedp.Click("#no-filters"))
	if got := b.documents(); got != "T1 T2 T3 T10" {
		t.Errorf("all: %s", got)
	}
	if got := b.text("#document-T1 .progress"); got != "1" {
		t.Errorf("the progress of T1 is %q", got)
	}
}

func TestFinishedForSomeThemes(t *testing.T) {
	w := newWorkshop(t)
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.turn').length > 3")
	b.do(chromedp.Click("#finish-for"))
	b.until("document.querySelectorAll('dialog[open] input[type=checkbox]').length === 4")
	b.do(chromedp.Click(`dialog[open] input[value="stepping-back"]`)) // with what is below it
	b.shot("finish")
	b.do(chromedp.Click(`dialog[open] .actions button`))
	b.says("finished for 2 themes")
	got := w.document("T1").Finished
	slices.Sort(got)
	if strings.Join(got, " ") != "hands stepping-back" {
		t.Errorf("finished for %v", got)
	}
	b.until("document.querySelector('#finish-for').textContent.includes('2 themes')")
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	if got := w.document("T1").Finished; len(got) != 0 {
		t.Errorf("taken back, and finished for %v", got)
	}
}

func TestOthersCodingsAreShownOrHidden(t *testing.T) {
	w := newWorkshop(t)
	w.close()
	w.open("rowan")
	w.code("T1", "good-enough", "It rained.")
	w.close()
	w.open("ash")
	w.code("T1", "hands", "That was new.")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 2")
	b.do(chromedp.Click("#others"))
	b.until("document.querySelectorAll('.stripe').length == 1 && document.querySelector('#others').getAttribute('aria-pressed') === 'false'")
	if strings.Contains(b.text(".turns"), "rowan") {
		t.Error("rowan's coding is still named")
	}
	b.open(w.web.URL + "/d/T1")
	b.until("document.querySelectorAll('.stripe').length == 1")
	b.press("h")
	b.until("document.querySelectorAll('.stripe').length == 2")
	// Theirs are not changed from here.
	b.do(chromedp.Click(".stripe"))
	b.press("i")
	b.says("only they can change it")
}

func TestACodingThatLostItsPlaceGetsItBack(t *testing.T) {
	w := newWorkshop(t)
	c, _ := w.code("T1", "good-enough", "It rained.")
	w.close()
	w.write("transcripts/T1.md", strings.Replace(transcript, "It rained. Then it stopped.", "Water fell for hours. Then it stopped.", 1))
	w.open("ash")
	b := w.browse("/d/T1")
	b.until("document.querySelectorAll('.notice .place').length == 1")
	b.shot("review")
	b.do(chromedp.Click(".notice .place"))
	b.says("select the passage first")
	b.selectWords("Water fell for hours.")
	b.do(chromedp.Click(".notice .place"))
	b.says("it has its place again")
	b.until("!document.querySelector('.notice') && document.querySelectorAll('.stripe').length == 1")
	d := w.document("T1")
	if len(d.Review) != 0 || len(d.Codings) != 1 || d.Codings[0].ID != c.ID || d.Codings[0].Quote != "Water fell for hours." || d.Codings[0].Fit != "exact" {
		t.Errorf("%+v", d)
	}
	b.press("z", chromedp.ModifierCtrl)
	b.until("document.querySelectorAll('.notice .place').length == 1")
}

func TestThePageKeepsItsPlace(t *testing.T) {
	w := newWorkshop(t)
	w.longDocument()
	w.close()
	w.open("ash")
	b := w.browse("/d/T9#t201")
	b.until("document.querySelectorAll('.turn').length > 300 && document.querySelector('.transcript').scrollTop > 1000")
	b.eval("(getSelection().selectAllChildren(document.querySelector('#t202 .words')), document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true })))", new(bool))
	b.do(chromedp.Sleep(50_000_000))
	var before, after float64
	top := "document.querySelector('#t202').getBoundingClientRect().top"
	b.eval("(document.querySelector('#t202').scrollIntoView({ block: 'center' }), "+top+")", &before)
	b.do(chromedp.Sleep(200_000_000))
	b.eval(top, &before)
	b.press("1")
	b.says("coded")
	b.press("i")
	b.says("important")
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back")
	b.do(chromedp.Sleep(200_000_000))
	b.eval(top, &after)
	if after < before-3 || after > before+3 {
		t.Errorf("the turn went from %.0f to %.0f", before, after)
	}
	// The next turn is the one behind it, not the first of the document.
	b.press("j")
	var turn int
	b.eval("Number(getSelection().anchorNode.parentElement.closest('.words').dataset.turn)", &turn)
	if turn != 203 {
		t.Errorf("after turn 202 comes turn %d", turn)
	}
}
