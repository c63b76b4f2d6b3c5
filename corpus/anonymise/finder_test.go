package anonymise

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// list makes a people list of rows "Name; alias; alias".
func list(rows ...string) *People {
	p := &People{}
	for _, row := range rows {
		cells := strings.Split(row, "; ")
		p.Persons = append(p.Persons, Person{Name: cells[0], Aliases: cells[1:]})
	}
	return p
}

// marked writes text with every match in braces, its doubt after it.
func marked(f *Finder, text string) string {
	var b strings.Builder
	at := 0
	f.find(text, func(m match) {
		b.WriteString(text[at:m.span.Start] + "{" + text[m.span.Start:m.span.End] + "}")
		switch m.doubt {
		case LowerCase:
			b.WriteString("?")
		case Everyday:
			b.WriteString("??")
		case Shared:
			b.WriteString("&")
		}
		at = m.span.End
	})
	return b.String() + text[at:]
}

func TestFinderMatchesNamesAsPeopleWriteThem(t *testing.T) {
	maureen := []string{"Maureen Fitzwarren; Mo; Mrs F"}
	for _, c := range []struct {
		why    string
		people []string
		text   string
		want   string
	}{
		{"the full name before its parts", maureen, "Maureen Fitzwarren, Maureen or Fitzwarren", "{Maureen Fitzwarren}, {Maureen} or {Fitzwarren}"},
		{"whole words only", []string{"Al Pemberly; Mo"}, "Also a Moment in Almo, Al.", "Also a Moment in Almo, {Al}."},
		{"possessives", maureen, "Mo's, Maureen’s and the Fitzwarrens' house", "{Mo}'s, {Maureen}’s and the {Fitzwarren}s' house"},
		{"plurals", []string{"Ida Jonescu", "Bo Rix"}, "the Jonescus and the Rixes", "the {Jonescu}s and the {Rix}es"},
		{"a plural may not be another word", []string{"Thi Doe"}, "This does. Does this?", "This does. Does this?"},
		{"capitals", maureen, "MAUREEN FITZWARREN mAureen", "{MAUREEN FITZWARREN} {mAureen}"},
		{"lower case is replaced and doubted", maureen, "maureen said mo", "{maureen}? said {mo}?"},
		{"an everyday word is doubted more", []string{"Joan Bell"}, "Mrs Bell heard the door bell. Bell rang.", "Mrs {Bell} heard the door {bell}??. {Bell}?? rang."},
		{"an everyday plural in lower case is another word", []string{"Joan Bell"}, "the Bells and the bells", "the {Bell}s and the bells"},
		{"the case marker", []string{"Joan Bell; Bell:case"}, "To Bell at the bell, joan", "To {Bell} at the bell, {joan}?"},
		{"the case marker on the name", []string{"Will Tancred:case"}, "will Will? will he", "will {Will}? will he"},
		{"an alias listed in lower case", []string{"J Ott; titch"}, "titch and Titch", "{titch} and {Titch}"},
		{"spaces, hyphens and line ends", []string{"Mary-Jane Quill"}, "Mary-Jane, Mary Jane, Mary\nJane, Mary\u00a0Jane, Mary-\nJane, Mary‑Jane, mary_jane.quill@example.org",
			"{Mary-Jane}, {Mary Jane}, {Mary\nJane}, {Mary\u00a0Jane}, {Mary-\nJane}, {Mary‑Jane}, {mary_jane.quill}?@example.org"},
		{"no name across a paragraph or a full stop", []string{"Xan Yule; Mary Jane"}, "Mary\n\nJane. I saw Mary. Jane came", "Mary\n\nJane. I saw Mary. Jane came"},
		{"run together", maureen, "maureenfitzwarren@example.org", "{maureenfitzwarren}?@example.org"},
		{"a word broken at a line end", []string{"Ewa Wróblewska", "Al Fitzwarren"}, "Mr Fitz-\nwarren and Wró-\nblewska's", "Mr {Fitz-\nwarren} and {Wró-\nblewska}'s"},
		{"soft hyphens", maureen, "Fitz\u00adwarren", "{Fitz\u00adwarren}"},
		{"diacritics, in the list and in the text", []string{"Ewa Wróbel", "Renee Smart-Ødegaard"}, "Wrobel, Wróbel, Wro\u0301bel, Renée Odegaard, Łukasz", "{Wrobel}, {Wróbel}, {Wro\u0301bel}, {Renée} {Odegaard}, Łukasz"},
		{"apostrophes in a name", []string{"Pat O'Driscoll"}, "O'Driscoll, O’Driscoll's, ODriscoll, O Driscoll, Driscoll", "{O'Driscoll}, {O’Driscoll}'s, {ODriscoll}, {O Driscoll}, Driscoll"},
		{"short names beside apostrophes", []string{"Ma Q; Mo"}, "Ma'am, Mo'Nique, Mo'll, y'mo", "Ma'am, {Mo}'Nique, {Mo}'ll, y'{mo}?"},
		{"everyday words with an apostrophe", []string{"Ma Qin; Ma"}, "Yes, Ma'am. I told Ma's friend.", "Yes, Ma'am. I told {Ma}'s friend."},
		{"titles stay", maureen, "Mrs Fitzwarren, Mrs. F, Mrs F's, Dr. Fitzwarren", "Mrs {Fitzwarren}, Mrs. {F}, Mrs {F}'s, Dr. {Fitzwarren}"},
		{"initial and surname", maureen, "M. Fitzwarren, M Fitzwarren, Maureen F., I'm Fitzwarren", "{M. Fitzwarren}, {M Fitzwarren}, {Maureen F}., I'm {Fitzwarren}"},
		{"an initial is no article", []string{"Maureen Ames"}, "Maureen a lot, Maureen A lot, Maureen A. Lot", "{Maureen} a lot, {Maureen} A lot, {Maureen A}. Lot"},
		{"an initial is no piece of O'Brien", []string{"Tim Ott"}, "Tim O'Brien", "{Tim} O'Brien"},
		{"middle names may be left out", []string{"Ada Rose Quill"}, "Ada Quill, Ada Rose Quill", "{Ada Quill}, {Ada Rose Quill}"},
		{"particles", []string{"Nuala de Brún"}, "Nuala de Brun, Ms de Brún, Brún, de facto", "{Nuala de Brun}, Ms {de Brún}, {Brún}, de facto"},
		{"either side of a hyphen", []string{"Fizz Rahmat-Kahn"}, "Rahmat and Mrs Kahn", "{Rahmat} and Mrs {Kahn}"},
		{"surname first", []string{"Fitzwarren, Maureen"}, "Maureen Fitzwarren", "{Maureen Fitzwarren}"},
		{"a nickname in the name", []string{`Maureen "Mo" Fitzwarren`}, "Mo; Maureen Fitzwarren", "{Mo}; {Maureen Fitzwarren}"},
		{"dotted initials", []string{"Jo Tamm; J.T."}, "J.T.'s dad, JT, jt", "{J.T.}'s dad, {JT}, jt"},
		{"a part of two names", []string{"Ann Quill", "Bea Quill"}, "Quill, Ann Quill", "{Quill}&, {Ann Quill}"},
		{"a listed alias before a part", []string{"Ann Quill", "Bea Quill; Quill"}, "Quill", "{Quill}"},
		{"very common words only inside a sentence", []string{"Min So"}, "So I said so to So. So, Mr. So?", "So I said so to {So}. So, Mr. {So}?"},
		{"tokens are passed over", []string{"Person Removed; Name"}, "[person 1] [removed] [name] [person x]", "[person 1] [removed] [name] [{person}? x]"},
		{"scripts without spaces", []string{"田中花子; 田中"}, "昨日は田中さんと。", "昨日は{田中}さんと。"},
		{"names longer than most", []string{"One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen"}, "x one two three four five six seven eight nine ten eleven twelve thirteen fourteen y",
			"x {one two three four five six seven eight nine ten eleven twelve thirteen fourteen}? y"},
		{"digits end a word", maureen, "maureen83 3Mo", "{maureen}?83 3{Mo}"},
	} {
		if got := marked(NewFinder(list(c.people...), nil), c.text); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got, c.want)
		}
	}
}

func TestFinderLooksForLiterals(t *testing.T) {
	f := NewFinder(list("Barry Whitby"), []Literal{{Text: "Whitby"}, {Text: "Ty Gwennol", Label: "the centre"}, {Text: "Reading:case"}, {Text: "Sir Otto Arms"}})
	got := marked(f, "Whitby to ty-gwennol, reading in Reading [the centre], the Sir Otto Arms")
	want := "{Whitby} to {ty-gwennol}?, reading in {Reading} [the centre], the {Sir Otto Arms}"
	if got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

// wordsText makes n bytes of lower-case words that are nobody's names.
func wordsText(n int) string {
	r := rand.New(rand.NewSource(1))
	var b strings.Builder
	for b.Len() < n {
		for k := 2 + r.Intn(7); k > 0; k-- {
			b.WriteByte("etaoinshrdlu"[r.Intn(12)])
		}
		b.WriteString([]string{" ", " ", " ", ", ", ".\n", "’s "}[r.Intn(6)])
	}
	return b.String()
}

func BenchmarkLeaks(b *testing.B) {
	people := &People{}
	for i := range 400 {
		people.Persons = append(people.Persons, Person{Name: fmt.Sprintf("Given%c%c Surname%c%c", 'a'+i%26, 'a'+i/26, 'a'+i/26, 'a'+i%26)})
	}
	f := NewFinder(people, nil)
	text := wordsText(1 << 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Leaks(text)
	}
}
