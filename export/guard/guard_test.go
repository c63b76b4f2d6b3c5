package guard_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/export/guard"
)

var mail = regexp.MustCompile(`[\w.]+@[\w.]+`)

// rules are those of a small study, with every gate.
func rules() guard.Rules {
	return guard.Rules{
		People: &anonymise.People{Persons: []anonymise.Person{
			{Name: "Orsolya Quillfeather", Participant: "P01"}, {Name: "Enid Bell:case"}, {Name: "Zoë Ó Dálaigh"}, {Name: "Jo Ng"},
		}},
		Literals: []anonymise.Literal{{Text: "Elm House", Label: "the centre"}, {Text: "Zsombek"}},
		Structured: func(text string) (out []guard.Match) {
			for _, m := range mail.FindAllStringIndex(text, -1) {
				out = append(out, guard.Match{Span: corpus.Span{Start: m[0], End: m[1]}, Rule: "e-mail", Sure: !strings.HasSuffix(text[m[0]:m[1]], "maybe")})
			}
			return out
		},
		Scanner: detect.New(detect.Options{}),
		Decided: func(form string) bool { return form == "morzsa" },
		Waived:  func(form string) bool { return form == "zsambek" },
		Word:    func(folded string) bool { return folded == "cell" || folded == "queen" },
		Own:     []string{"Pod Leader", "Naming The Elephant"},
		Told:    []string{"a@b.told"},
	}
}

func report(t *testing.T, r guard.Rules, name, text string) *guard.Report {
	t.Helper()
	out, err := guard.New(r).Check(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func listing(r *guard.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s|%s|%s\n", f.Gate, f.Place, f.What)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Each gate, and what it lets through. Of every row only that gate says
// anything, so that it is missed when it is gone.
func TestGates(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a name", "so said Orsolya", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"a name in full", "x\nsaid Orsolya Quillfeather", "listed|line 2|person 1 of the people list: O... Q... (7 and 12 letters)"},
		{"a possessive in capitals", "it is ORSOLYA’S", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"a plural", "the Quillfeathers", "listed|line 1|person 1 of the people list: Q... (12 letters)"},
		{"decomposed", "to Zoe\u0308 we", "listed|line 1|person 3 of the people list: Z... (4 letters)"},
		{"without marks", "to o dalaigh we", "listed|line 1|person 3 of the people list (or an ordinary word): o... d... (1 and 7 letters)"},
		{"a soft hyphen", "to Orso\u00adlya we", "listed|line 1|person 1 of the people list: O... (8 characters)"},
		{"no width", "to O\u200brs\u200dolya we", "listed|line 1|person 1 of the people list: O... (9 characters)"},
		{"a mark of direction", "to Or\u200esolya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"percent", "see /%4Frsolya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"percent twice", "see /%254Frsolya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"HTML", "to O&#114;sol&#x79;a we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"an escape of programs", `to "\u004frsolya" we`, "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"emphasis within", "to Or**sol**ya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"a joiner and a mark", "to **Elm**_House we", "listed|line 1|a string of the list of names to remove: E... H... (3 and 5 letters)"},
		{"a tag within", "to Or<b>sol</b>ya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"a comment within", "to Or<!-- -->solya we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"shown backwards", "to \u202eaylosrO\u202c we", "listed|line 1|person 1 of the people list: O... (7 letters)"},
		{"a string of two words over a line", "to Elm\nHouse we", "listed|line 1|a string of the list of names to remove: E... H... (3 and 5 letters)"},
		{"a form", "at a.b@c.example we", "form|line 1|an identifier by its form (e-mail): a... (13 characters)"},
		{"a form that is escaped", "at a.b%40c.example we", "form|line 1|an identifier by its form (e-mail): a... (13 characters)"},
		{"a form that may be one", "at a.b@c.maybe we", "undecided|line 1|perhaps an identifier (e-mail), and nobody has decided: a... (11 characters)"},
		{"a form that was told", "at a@b.told we", ""},
		{"undecided", "so we asked Piroska and she", "undecided|line 1|nobody has decided whether it identifies somebody: P... (7 letters)"},
		{"in a colour", "so we chose #1DEdA8 and so we", ""},
		{"decided", "so we asked Morzsa and she", ""},
		{"of the study's own", "so we asked the Pod Leader about Naming The Elephant", ""},
		{"nearly: one letter changed", "to orsolja we", "nearly|line 1|nearly a name of the lists: o... (7 letters)"},
		{"nearly: two letters exchanged", "to zsombke we", "nearly|line 1|nearly a name of the lists: z... (7 letters)"},
		{"nearly: two of twelve", "to quilfeathr we", "nearly|line 1|nearly a name of the lists: q... (10 letters)"},
		{"two of seven are too many", "to orsaljya we", ""},
		{"three of twelve are too many", "to qilfethr we", ""},
		{"a word of English", "in the cell the queen", ""},
		{"short names have no slips", "to bella and jon we", ""},
		{"waived", "to zsambek we", ""},
		{"nothing", "the gate sticks, and the kettle is on", ""},
		{"what stands for a name", "so [P01] said to [the centre]", ""},
		{"an ordinary word", "she rang the bell", ""},
	} {
		if got := listing(report(t, rules(), "a.md", c.text)); got != c.want {
			t.Errorf("%s: %q\n got %q\nwant %q", c.why, c.text, got, c.want)
		}
	}
}

// A gate that is off lets its file through: no other catches it.
func TestEachGateIsTheOnlyOneForItsFile(t *testing.T) {
	for _, c := range []struct {
		gate guard.Gate
		text string
		off  func(*guard.Rules)
	}{
		{guard.Listed, "so said jo ng there", func(r *guard.Rules) { r.People = nil }},
		{guard.Listed, "so it is elm house there", func(r *guard.Rules) { r.Literals = nil }},
		{guard.Formed, "at a.b@c.example we", func(r *guard.Rules) { r.Structured = nil }},
		{guard.Undecided, "so we asked Piroska and she", func(r *guard.Rules) { r.Scanner = nil }},
		{guard.Undecided, "so we asked Morzsa and she", func(r *guard.Rules) {}},
		{guard.Nearly, "to orsolja we", func(r *guard.Rules) { r.People.Persons = r.People.Persons[1:] }},
		{guard.Nearly, "to zsambek we", func(r *guard.Rules) {}},
	} {
		on := rules()
		if c.gate == guard.Undecided && strings.Contains(c.text, "Morzsa") {
			on.Decided = nil // somebody's decision is what lets it through
		}
		if strings.Contains(c.text, "zsambek") {
			on.Waived = nil // and here a waiver
		}
		off := rules()
		if c.gate != guard.Undecided { // which asks about much that the others refuse
			on.Scanner, off.Scanner = nil, nil
		}
		if r := report(t, on, "a.md", c.text); len(r.Findings) != 1 || r.Findings[0].Gate != c.gate || r.Clean() || !errors.Is(r.Err("a.md"), guard.ErrWouldIdentify) {
			t.Errorf("%s, %q: %q", c.gate, c.text, listing(r))
		}
		c.off(&off)
		if r := report(t, off, "a.md", c.text); !r.Clean() || r.Err("a.md") != nil {
			t.Errorf("%s off, %q: %q", c.gate, c.text, listing(r))
		}
	}
}

func TestNamesOfFilesAreHeldAgainstTheGates(t *testing.T) {
	for name, want := range map[string]string{
		"with_Orsolya-final.md": "listed", "NotesOfOrsolya.md": "listed", "notes-elm_house.md": "listed", "for a.b@c.example.md": "form",
		"zsombak.md": "nearly", "the Piroska file.md": "undecided", "quotes.md": "", "pod leader.md": "",
	} {
		r := report(t, rules(), name, "so")
		gates := map[string]bool{}
		for _, f := range r.Findings {
			gates[string(f.Gate)] = true
			if f.Place.String() != "its name" {
				t.Errorf("%s: at %q", name, f.Place)
			}
		}
		if want == "" && len(gates) > 0 || want != "" && !gates[want] {
			t.Errorf("%s: %q, want %q", name, listing(r), want)
		}
	}
}

// Places, notes and errors hold nothing of the names, even where a part is called
// by one.
func TestNothingPrintedNamesAnybody(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"Orsolya/a.txt": "to Elm House and to orsolja", "Zsombek.png": "\x89PNG\r\n\x1a\n", "a.b@c.example.txt": "we asked Piroska"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, text)
	}
	z.Close()
	r := report(t, rules(), "a.zip", b.String())
	all := strings.ToLower(listing(r) + strings.Join(r.Unread, "\n") + r.Err("a.zip").Error())
	for _, name := range []string{"orsol", "elm", "house", "zsomb", "piroska", "a.b@c"} {
		if strings.Contains(all, name) {
			t.Errorf("%q is printed: %s", name, all)
		}
	}
	for _, want := range []string{"[...]/a.txt, line 1", "[...].png: what the picture shows, not read", "listed|", "form|", "nearly|", "undecided|"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
}

// Attributes and formulas are held against lists and forms, and against nothing
// that takes prose.
func TestWhatProgramsReadIsNoProse(t *testing.T) {
	page := `<html><p data-x="Piroska orsolja JN" data-y="Orsolya" data-z="a.b@c.example">so</p>`
	if got := listing(report(t, rules(), "a.html", page)); strings.Count(got, "\n") != 1 || !strings.Contains(got, "listed|line 1, data-y") || !strings.Contains(got, "form|line 1, data-z") {
		t.Error(got)
	}
}

// A style says "cell" of its own accord.
func TestWordsOfStylesAreNobodysName(t *testing.T) {
	r := rules()
	r.People.Persons = append(r.People.Persons, anonymise.Person{Name: "Ines Cell"})
	if got := listing(report(t, r, "a.html", `<html><p class="cell ines">so</p>`)); got != "listed|line 1, class|person 5 of the people list (or an ordinary word): i... (4 letters)" {
		t.Error(got)
	}
	if got := listing(report(t, r, "a.html", `<html><p class="Cell">so</p>`)); !strings.Contains(got, "person 5") {
		t.Error(got)
	}
}

// Numbers in the cells of a row are no telephone number.
func TestFormsAreLookedForInEachCell(t *testing.T) {
	r := rules()
	r.Structured = func(text string) (out []guard.Match) {
		if strings.Count(text, "1") > 3 {
			out = append(out, guard.Match{Span: corpus.Span{Start: 0, End: len(text)}, Rule: "telephone", Sure: true})
		}
		return out
	}
	if got := report(t, r, "a.csv", "a_b,b\n11,11\n11,11\n"); !got.Clean() {
		t.Error(listing(got))
	}
	if got := report(t, r, "a.csv", "a,b\n1111,2\n"); len(got.Findings) != 1 {
		t.Error(listing(got))
	}
}

func TestDoubtsAreCountedAndPass(t *testing.T) {
	r := rules()
	r.People.Persons[1].Name = "Enid Bell"
	if got := report(t, r, "a.md", "Bell or no, the Bell rang. Bell is what it was."); !got.Clean() && got.Doubts == 0 {
		t.Errorf("%d doubts: %s", got.Doubts, listing(got))
	}
}
