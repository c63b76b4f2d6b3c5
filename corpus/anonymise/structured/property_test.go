package structured_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
)

// check fails where the matches break what Find promises of any text.
func check(t interface{ Fatalf(string, ...any) }, text string) {
	found := structured.Find(text)
	for i, m := range found {
		s := m.Span
		switch {
		case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
			t.Fatalf("%q: span %v lies outside", text, s)
		case !boundary(text, s.Start) || !boundary(text, s.End):
			t.Fatalf("%q: span %v cuts a character", text, s)
		case strings.TrimSpace(text[s.Start:s.End]) != text[s.Start:s.End]:
			t.Fatalf("%q: %q has blanks around", text, text[s.Start:s.End])
		case m.Rule == "" || !slices.Contains(kinds, m.Kind):
			t.Fatalf("%q: match %+v says too little", text, m)
		case i > 0 && (s.Start <= found[i-1].Span.Start || s.End <= found[i-1].Span.End):
			t.Fatalf("%q: %v after %v is out of order, or contained", text, s, found[i-1].Span)
		}
	}
}

var kinds = []structured.Kind{structured.Person, structured.Contact, structured.ID, structured.Address, structured.Date, structured.Age}

// boundary is utf8.RuneStart that counts bytes which are no UTF-8 as
// characters.
func boundary(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= at; back++ {
		if _, size := utf8.DecodeRuneInString(text[at-back:]); size > back {
			return false
		}
	}
	return true
}

// pieces are what the rules look for, to be put together in any order.
var pieces = strings.Split(`oh|double|seven|seven|triple|twenty|two|hundred|nineteen|sixty|first|twenty-second|march|may|June|the|of|and|at|dot|com|underscore|
@|.|,|/|-|(|)|+44|0|07700|900123|999|201|4636|4636x|2024|'98|YO98|4QX|q|Q|c|QQ|123456|AB12|CDE|Mrs|K|O|'|’|D|J.|T.|my|sister|called|name|is|speaking|
here|flat|3b|Rise|Lane|street|number|12|live|postcode|born|aged|years|old|year-old|he's|I'm|PO|Box|ref|SW/2023|passport|licence|https://|www.|x.org|::1|
00:1A:2B|0x|GB82|WEST|um|erm|heol|y|ł|é|ñ`+"|\u00a0|\n|\n\n|\u200b|e\u0301|\xff|\xe2\x80|１２|٣٤|İ|ǅ", "|")

func TestFindKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", "", "\u00a0", "\n"}).Draw(t, "between"))
		check(t, text)
		check(t, rapid.String().Draw(t, "other")+text)
	})
}

func FuzzFind(f *testing.F) {
	f.Add("ring me on 07700 900123 or oh double seven\nYO98 4QX, born 3rd June 1962")
	f.Add("mrs k at flat 3b the maltings jo dot moss at spindle dot org q q one two three four five six c")
	f.Add("0391663 x\n0 x 1")
	f.Add("߀.oh oh oh triple seven")
	f.Add(".𒐪https://")
	f.Add(strings.Join(pieces, " "))
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
