package anonymise

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// loadEntities loads the model once for all tests.
var loadEntities = sync.OnceValues(func() (Detector, error) { return NewEntities(&Vocabulary{}) })

func entitiesKnowing(t testing.TB, known *Vocabulary) Detector {
	t.Helper()
	det, err := loadEntities()
	if err != nil {
		t.Fatal(err)
	}
	e := det.(entities)
	e.known = known
	return e
}

// foundIn gives the names a detector finds, as they stand in the text.
func foundIn(d *corpus.Document, det Detector) []string {
	names := []string{}
	for _, v := range det.Detect(d) {
		names = append(names, d.Slice(v.Span))
	}
	return names
}

func TestEntitiesStandWhereTheyWereFound(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"the last word of a text", "I live next door to Philippa", "Philippa"},
		{"a full name", "We met Graham Ollerton at the market.", "Graham Ollerton"},
		{"without title and possessive", "It was Mrs Ollerton’s dog, and he said “I saw Philippa’s cat”.", "Ollerton|Philippa"},
		{"diacritics, composed or not", "He went to José and to Jose\u0301 again.", "José|Jose\u0301"},
		{"beside a dash, with markup", "I was with my sister—Maureen—and with *Graham* too.", "Maureen|Graham"},
		{"each time it is said", "I saw Graham. He saw Graham. So Graham left.", "Graham|Graham|Graham"},
		{"letters that grow in lower case", "She told ȺȺȺȺ's mother and Graham.", "Graham"},
		{"not every capital", "He was on Facebook with Graham, a Tory.", "Graham"},
		{"nothing in lower case", "i saw graham and philippa in london.", ""},
	} {
		d := interview(t, "", c.text)
		names := slices.DeleteFunc(foundIn(d, entitiesKnowing(t, &Vocabulary{})), func(s string) bool { return strings.HasPrefix(s, "Ⱥ") })
		if got := strings.Join(names, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAWordThatOpensASentenceIsNoNameWhereTheStudyHasItInLowerCase(t *testing.T) {
	d := interview(t, "", "Brilliant Graham went. Crying is what Graham did. Dancing?")
	before := foundIn(d, entitiesKnowing(t, &Vocabulary{}))
	known := &Vocabulary{}
	known.Add(interview(t, "", "he was crying and dancing"))
	after := foundIn(d, entitiesKnowing(t, known))
	if !slices.Equal(after, []string{"Brilliant Graham", "Graham"}) || len(before) <= len(after) {
		t.Errorf("%q, and with the words known %q", before, after)
	}
}

func TestPlainCopyPointsBack(t *testing.T) {
	text := "“Wro\u0301bel’s” —– Łódź\u00a0& ȺK co\u00adop"
	clean, source := plainCopy(text)
	if want := `"Wrobel's"    Lodz   xK coop`; clean != want {
		t.Errorf("%q, want %q", clean, want)
	}
	if len(source) != len(clean) {
		t.Fatalf("%d positions for %d bytes", len(source), len(clean))
	}
	for i, at := range source {
		if !utf8.RuneStart(text[at]) || i > 0 && at < source[i-1] {
			t.Errorf("byte %d comes from %d", i, at)
		}
	}
}

func FuzzEntities(f *testing.F) {
	for _, s := range []string{"Graham and “Philippa” went.", "İİİ's ȺȺ n't", "B. O'D. :) &rsquo;s (Jo", "\u0301A Kelvin"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		d, err := corpus.Build(corpus.Meta{ID: "T01"}, text)
		if err != nil {
			return
		}
		for _, v := range entitiesKnowing(t, &Vocabulary{}).Detect(d) {
			if name := d.Slice(v.Span); !utf8.ValidString(name) || !capitalAt(name, 0) {
				t.Errorf("a name that is none at %v", v.Span)
			}
		}
	})
}
