package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestEditingACellOnThePage(t *testing.T) {
	w := newQuotes(t)
	w.write("participants.csv", "id,role,cycle\nP1,Client,2026-05\n")
	w.write("sampling.csv", "what,role,number,date,note\nplanned,Client,3,,\nrefused,Client,1,,on leave\n")
	b := w.browse("/participants")
	b.until("document.querySelectorAll('.participants tbody tr').length == 3")
	b.look("participants")

	// A near miss is named, and one click takes what is likely meant.
	b.do(chromedp.Focus(`tr[data-id=P2] [data-column=role] button`))
	b.press("\r")
	b.until("document.activeElement?.tagName === 'INPUT' && document.activeElement.closest('tr').dataset.id === 'P2'")
	b.press("Cliemt\r")
	b.until(`[...document.querySelectorAll('.refused button')].some(b => b.textContent === 'Use “Client”')`)
	b.look("participants-near")
	b.do(chromedp.Click(".refused button"))
	b.says("P2, role is “Client” now")
	if got := w.read("participants.csv"); got != "id,role,cycle\nP1,Client,2026-05\nP2,Client,\n" {
		t.Error(got)
	}
	// The keys go on from there: the next cell, and out of it without a change.
	b.until("document.activeElement?.closest('[data-column]')?.dataset.column === 'role'")
	b.press("\t\r")
	b.until("document.activeElement?.tagName === 'INPUT'")
	b.press("nonsense" + kb.Escape)
	b.until("!document.querySelector('td input')")
	if got := w.read("participants.csv"); strings.Contains(got, "nonsense") {
		t.Error("Escape wrote")
	}
	b.press("z", chromedp.ModifierCtrl)
	b.says("taken back: edit of the participants")
	b.until("document.querySelector('tr[data-id=P2] .odd')")
}

func TestAConflictShowsBothVersions(t *testing.T) {
	w := newQuotes(t)
	w.write("participants.csv", "id,role,cycle\nP1,Client,2026-05\n")
	b := w.browse("/participants")
	b.until("document.querySelector('tr[data-id=P1]')")
	b.do(chromedp.Click(`tr[data-id=P1] [data-column=cycle] button`))
	w.write("participants.csv", "id,role,cycle\nP1,Client,2027-01\nP2,Client,\n")
	b.typeAnew("2026-11\r")
	b.until("document.querySelector('.refused')?.textContent.includes('There stands now: 2027-01. You typed: 2026-11.')")
	b.look("participants-conflict")
	if got := w.read("participants.csv"); !strings.Contains(got, "2027-01") {
		t.Error("written over what somebody else wrote")
	}
	b.do(chromedp.Click(".refused button"))
	b.says("is “2026-11” now")
	if got := w.read("participants.csv"); got != "id,role,cycle\nP1,Client,2026-11\nP2,Client,\n" {
		t.Error(got)
	}
}
