package anonymise

import (
	"slices"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
)

func TestFormFinder(t *testing.T) {
	for _, c := range []struct {
		form, text string
		code       bool
		want       []string
	}{
		{"12 high street", "at 12 High\nStreet, no 12 high-street", false, []string{"12 High\nStreet", "12 high-street"}},
		{"12 high street", "12 High\n\nStreet", false, nil}, // a paragraph ends
		{"12 high street", "112 High Street", false, nil},
		{"wren", "Wren's wrens WRÉN", false, []string{"Wren", "WRÉN"}},
		{"01947 555 123", "01947555123 or 01947-555-123, not 019475551234 or 01947 555", true, []string{"01947555123", "01947-555-123"}},
		{"yo98 4ab", "YO984AB, yo98 4ab", true, []string{"YO984AB", "yo98 4ab"}},
		{"m wren@x org", "write m.wren@x.org.", true, []string{"m.wren@x.org"}},
		{"a b", "a a b", false, []string{"a b"}},
	} {
		f := &FormFinder{}
		if c.code {
			f.AddCode(c.form, 7)
		} else {
			f.Add(c.form, 7)
		}
		var got []string
		f.Find(c.text, nil, func(s corpus.Span, owner int) {
			if owner != 7 {
				t.Errorf("owner %d", owner)
			}
			got = append(got, c.text[s.Start:s.End])
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: got %q, want %q", c.form, c.text, got, c.want)
		}
	}
}

func TestFinderKeepsAndFindsNumbers(t *testing.T) {
	people := &People{Persons: []Person{{Name: "Grace Wren", Participant: "P01"}}}
	f := NewFinder(people, []Literal{{Text: "Grace", Keep: true}, {Text: "01947 555 123", Label: "phone number"}, {Text: "Wren 44 B", Label: "a plate"}})
	text := "Grace said Grace Wren has 01947555123. [phone number] Wren 44b!"
	var got []string
	for _, l := range f.Leaks(text) {
		got = append(got, text[l.Span.Start:l.Span.End])
	}
	want := []string{"Grace Wren", "01947555123", "Wren 44b"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if why := (Literal{Text: "84"}).Problem(); why == "" {
		t.Error("a number of two digits would hit everywhere")
	}
}

func TestWeakVotesGiveWay(t *testing.T) {
	votes := settle([]Vote{
		{Span: corpus.Span{Start: 0, End: 20}, Replacement: "[name]", Weak: true},
		{Span: corpus.Span{Start: 4, End: 8}, Replacement: "[P01]"},
	})
	if len(votes) != 1 || votes[0].Replacement != "[P01]" || votes[0].Span != (corpus.Span{Start: 0, End: 20}) {
		t.Errorf("%+v", votes)
	}
}

func TestNumbersOfPersonsAreNotGivenTwice(t *testing.T) {
	p := &People{Persons: []Person{{Name: "Grace"}, {Name: "Nell", Label: "Person 2", Decided: true}, {Name: "Tess"}}}
	want := []string{"[person 1]", "[Person 2]", "[person 3]"}
	if got := p.Replacements(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPartOfWhatStaysIsNotBared(t *testing.T) {
	d := interview(t, "", "We met at the Wren Inn.")
	lits := []Literal{{Text: "Wren Inn", Keep: true}, {Text: "Wren", Label: "Place 1"}}
	r, err := NewReplacer(nil, Options{Literals: lits})
	if err != nil {
		t.Fatal(err)
	}
	res, err := r.ApplyWith(d, []Vote{{Span: spanOf(t, d.Text, "Inn"), Replacement: "[a pub]", Person: -1}})
	if err != nil || res.Document.Text != "We met at the [Place 1] [a pub]." {
		t.Errorf("%v, %+v", err, res)
	}
	if res, err = r.Apply(d); err != nil || res.Document.Text != d.Text {
		t.Errorf("%v, %+v", err, res)
	}
}
