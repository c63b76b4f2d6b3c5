package anonymise

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// edited draws a source text, the text that random edits make of it, and their
// map. The letters of replacements occur nowhere else.
func edited(t *rapid.T, source, name string) (string, OffsetMap) {
	e := editor{source: source}
	at := 0
	for at < len(source) && rapid.IntRange(0, 5).Draw(t, name+" more") > 0 {
		start := rapid.IntRange(at, len(source)).Draw(t, name+" start")
		end := min(len(source), start+rapid.IntRange(0, 4).Draw(t, name+" length"))
		if start == end && len(e.edits) > 0 && e.edits[len(e.edits)-1].End == start {
			break // two edits at one place are one
		}
		e.replace(corpus.Span{Start: start, End: end}, rapid.StringMatching(`[XYZ]{0,4}`).Draw(t, name+" text"))
		at = end + 1
	}
	return e.finish()
}

func spanIn(t *rapid.T, n int) corpus.Span {
	start := rapid.IntRange(0, n).Draw(t, "span start")
	return corpus.Span{Start: start, End: rapid.IntRange(start, n).Draw(t, "span end")}
}

func touches(m OffsetMap, s corpus.Span) bool {
	for _, e := range m.Edits {
		if e.Start < s.End && s.Start < e.End || e.Start == e.End && s.Start < e.Start && e.Start < s.End {
			return true
		}
	}
	return false
}

func deletes(m OffsetMap) bool {
	for _, e := range m.Edits {
		if e.NewStart == e.NewEnd {
			return true
		}
	}
	return false
}

func TestOffsetMapCarriesSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.StringMatching(`[a-j]{0,40}`).Draw(t, "source")
		target, m := edited(t, source, "edit")
		if err := m.Check(); err != nil {
			t.Fatal(err)
		}
		s := spanIn(t, len(source))
		f := m.Forward(s)
		if f.Start < 0 || f.End < f.Start || f.End > len(target) {
			t.Fatalf("%v went to %v of %d bytes", s, f, len(target))
		}
		if !touches(m, s) && source[s.Start:s.End] != target[f.Start:f.End] {
			t.Fatalf("%q became %q", source[s.Start:s.End], target[f.Start:f.End])
		}
		for _, e := range m.Edits {
			if e.Start < s.End && s.Start < e.End && (f.Start > e.NewStart || f.End < e.NewEnd) {
				t.Fatalf("%v does not hold the whole of the replacement at %d", f, e.NewStart)
			}
		}
		if back := m.Back(f); s.Len() > 0 && !deletes(m) && (back.Start > s.Start || back.End < s.End) {
			t.Fatalf("%v came back as %v", s, back)
		}
		if m.Inverse().Forward(f) != m.Back(f) {
			t.Fatal("the inverse leads elsewhere than back")
		}
	})
}

func TestBetweenCarriesSpansFromOneAnonymisedTextToTheNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.StringMatching(`[a-j]{0,40}`).Draw(t, "source")
		was, old := edited(t, source, "old")
		is, next := edited(t, source, "new")
		m, err := Between(old, next)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Check(); err != nil {
			t.Fatalf("%v: %+v from %+v and %+v", err, m, old, next)
		}
		s := spanIn(t, len(was))
		f := m.Forward(s)
		if !touches(m, s) && was[s.Start:s.End] != is[f.Start:f.End] {
			t.Fatalf("%q became %q", was[s.Start:s.End], is[f.Start:f.End])
		}
		if p := old.Back(s); s.Len() > 0 && !touches(next, p) && !touches(old.Inverse(), s) {
			if want := source[p.Start:p.End]; is[f.Start:f.End] != want {
				t.Fatalf("%q became %q", want, is[f.Start:f.End])
			}
		}
	})
	deletion := OffsetMap{Source: 2, Target: 1, Edits: []Edit{{0, 1, 0, 0}}}
	marked := OffsetMap{Source: 2, Target: 3, Edits: []Edit{{0, 0, 0, 1}}}
	if m, err := Between(deletion, marked); err != nil || m.Forward(corpus.Span{Start: 0, End: 1}) != (corpus.Span{Start: 2, End: 3}) {
		t.Errorf("the last letter was carried by %+v, %v", m, err)
	}
	insertion := OffsetMap{Source: 3, Target: 4, Edits: []Edit{{1, 1, 1, 2}}}
	if m, err := Between(insertion, insertion); err != nil || len(m.Edits) != 1 {
		t.Errorf("one insertion in both maps became %+v, %v", m, err)
	}
	if _, err := Between(OffsetMap{Source: 3, Target: 3}, OffsetMap{Source: 4, Target: 4}); err == nil {
		t.Error("maps of two sources went together")
	}
}

func TestACodingStaysOnItsWordsWhenTheListGrows(t *testing.T) {
	d := interview(t, "", "Before Ida came, Bo Rix was calm. After Ida left it was loud.")
	first, err := Apply(d, list("Bo Rix"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Apply(d, list("Bo Rix", "Ida Jonescu"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := Between(first.Offsets, second.Offsets)
	if err != nil {
		t.Fatal(err)
	}
	for quote, want := range map[string]string{
		"was calm":                 "was calm",
		"it was loud.":             "it was loud.",
		"After Ida left":           "After [person 2] left",
		"Ida came, [person 1] was": "[person 2] came, [person 1] was",
		"person 1":                 "[person 1]",
	} {
		if got := second.Document.Slice(m.Forward(spanOf(t, first.Document.Text, quote))); got != want {
			t.Errorf("%q is now %q, want %q", quote, got, want)
		}
	}
}

func TestCheckFindsDamagedOffsetMaps(t *testing.T) {
	for _, m := range []OffsetMap{
		{Source: 4, Target: 5},
		{Source: 9, Target: 9, Edits: []Edit{{2, 1, 2, 1}}},
		{Source: 9, Target: 9, Edits: []Edit{{4, 5, 4, 5}, {2, 3, 2, 3}}},
		{Source: 9, Target: 9, Edits: []Edit{{4, 5, 3, 5}}},
		{Source: 4, Target: 4, Edits: []Edit{{3, 8, 3, 8}}},
	} {
		if m.Check() == nil {
			t.Errorf("%+v passed", m)
		}
	}
}
