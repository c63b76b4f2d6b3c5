package index

import (
	"context"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// smallStudy holds three invented interviews and a note.
func smallStudy(t testing.TB) *study {
	s := newStudy()
	t2 := interview(t, "T2", "P01",
		"I: What was the elephant in the room for you?",
		"P01: It wasn’t good enough, honestly. Nobody listened to me.",
		"P01: My key worker's dog helped. The café on the corner, too.",
		"O: Listening in from the door, sorry!")
	t10 := interview(t, "T10", "P02",
		"I: And who was there?",
		"P02: Not good enough! They said good things; enough of that. We can't go on like this.",
		"P02: I am listening, really listening, at the drop-in. James's idea.",
		"I: Mm.",
		"P02: who")
	t3 := interview(t, "T3", "P03", "P03: Good. Enough is enough, and I cant say more. It was a lot — 10:30 till 5.")
	s.put(Entry{Document: t2,
		Codings:    []Coding{coded(t2, "old-listening", "ann", "Nobody listened"), coded(t2, "dogs", "bob", "dog")},
		Attributes: map[string]map[string][]string{"P01": {"role": {"Pod Leader"}, "first language": {"Welsh", "English"}}}})
	s.put(Entry{Document: t10,
		Codings:    []Coding{coded(t10, "good-enough", "ann", "Not good enough"), coded(t10, "relief", "ann", "listening, really")},
		Attributes: map[string]map[string][]string{"P02": {"role": {"Floating Support client"}}}})
	s.put(Entry{Document: t3})
	return s
}

// smallBook has relief under listening, which took over old-listening.
func smallBook() *codebook.Book {
	b, err := codebook.Parse([]byte(strings.Join([]string{
		"themes:",
		"  - id: listening",
		"    name: being heard",
		"    themes:",
		"      - id: relief",
		"  - id: good-enough",
		"  - id: dogs",
		"  - id: old-listening",
		"    status: retired",
		"    replaced_by: listening",
		"",
	}, "\n")), "codebook.yaml")
	if err != nil {
		panic(err)
	}
	return b
}

func smallOptions() Options {
	return Options{Book: smallBook(), Attributes: []string{"role", "first language"}}
}

func TestSearch(t *testing.T) {
	cases := []struct{ why, q, want string }{
		{"nothing asked finds all that participants said", "", "T2#2 T2#3 T3#1 T10#2 T10#3 T10#5"},
		{"a word in any ending; the very word ranks first", "listening", "T10#3 T2#2"},
		{"the stem finds the same", "listens", "T10#3 T2#2"},
		{"capitals make no difference", "NOBODY", "T2#2"},
		{"all words, in any order", "enough things", "T10#2"},
		{"a phrase of what others take for stop words finds only that", `"not good enough"`, "T10#2"},
		{"a phrase looks at the words as spoken", `"good thing"`, ""},
		{"a phrase runs across punctuation", `"good enough"`, "T10#2 T2#2 T3#1"},
		{"no stop words", "who", "T10#5"},
		{"a straight apostrophe finds a curly one", "wasn't", "T2#2"},
		{"a curly apostrophe finds a straight one", "can’t", "T10#2 T3#1"},
		{"no apostrophe finds one", "cant", "T10#2 T3#1"},
		{"a phrase with an apostrophe", `"WE CAN’T go"`, "T10#2"},
		{"a possessive is an ending", "worker", "T2#3"},
		{"a possessive after s too", "james", "T10#3"},
		{"accents make no difference", "cafe", "T2#3"},
		{"not even when they are written as two characters", "cafe\u0301", "T2#3"},
		{"what a hyphen joins follows each other", "drop-in", "T10#3"},
		{"so without the hyphen it is a phrase", `"drop in"`, "T10#3"},
		{"one slip, here two letters swapped", "nobdoy~", "T2#2"},
		{"two slips need ~2", "nobdooy~", ""},
		{"two slips", "nobdooy~2", "T2#2"},
		{"a prefix", "liste*", "T2#2 T10#3"},
		{"a prefix looks at the words as spoken", "listenin*", "T10#3"},
		{"a prefix after a hyphen", "drop-i*", "T10#3"},
		{"or", "nobody or james", "T2#2 T10#3"},
		{"or within and", "(nobody OR james) idea", "T10#3"},
		{"not", "listening -james", "T2#2"},
		{"not alone", "NOT enough", "T2#3 T10#3 T10#5"},
		{"nothing less something is nothing", "xyzzy* -james", ""},
		{"nothing less nothing is nothing", "xyzzy* -xyzzy*", ""},
		{"not of an or", "-(enough OR listening)", "T2#3 T10#5"},
		{"or with a not", "james OR -enough", "T10#3 T2#3 T10#5"},
		{"noise between words changes nothing", "james & idea", "T10#3"},
		{"a time of day", "10:30", "T3#1"},
		{"an interviewer's words are left out", "elephant", ""},
		{"unless asked for", "elephant speaker:interviewer", "T2#1"},
		{"asked for by label", "speaker:i", "T2#1 T10#1 T10#4"},
		{"others too", "speaker:other", "T2#4"},
		{"either of two speakers", "(speaker:interviewer OR speaker:other) (elephant OR door)", "T2#4 T2#1"},
		{"asking for one speaker does not let in another", "speaker:interviewer OR listening", "T10#3 T2#2 T2#1 T10#1 T10#4"},
		{"excluding a speaker does not let others in", "speaker!=P01", "T3#1 T10#2 T10#3 T10#5"},
		{"a theme with its sub-themes, and those it replaced", "theme:listening", "T2#2 T10#3"},
		{"a theme by its name", `theme:"being heard"`, "T2#2 T10#3"},
		{"a sub-theme alone", "theme:relief", "T10#3"},
		{"a retired theme means its replacement", "theme:old-listening", "T2#2 T10#3"},
		{"themes that begin so", "theme:d*", "T2#3"},
		{"without a theme", "theme!=listening", "T2#3 T3#1 T10#2 T10#5"},
		{"a theme and a word", "theme:listening nobody", "T2#2"},
		{"a coder", "coder:ann", "T2#2 T10#2 T10#3"},
		{"an attribute with a space, in any case", `role:"pod leader"`, "T2#2 T2#3"},
		{"an attribute that begins so", `role:"Floating S"*`, "T10#2 T10#3 T10#5"},
		{"an attribute whose name has a space; one of several values", `"First Language":english`, "T2#2 T2#3"},
		{"an attribute is of who speaks", `role:"Pod Leader" speaker:other`, ""},
		{"no value runs into another attribute's", "role:welsh", ""},
		{"not equal", `role!="Pod Leader"`, "T3#1 T10#2 T10#3 T10#5"},
		{"a document, in any case", "document:t3", "T3#1"},
		{"a participant", "participant:P02 enough", "T10#2"},
		{"a cycle", "cycle:2019* document:T3", "T3#1"},
		{"a kind of document", "kind:interview nobody", "T2#2"},
	}
	s := smallStudy(t)
	x := Open(t.TempDir(), 0)
	for _, c := range cases {
		t.Run(c.why, func(t *testing.T) {
			r := ask(t, x, s, c.q, smallOptions())
			if got := strings.Join(found(t, s, r), " "); got != c.want {
				t.Errorf("%s: got %q, want %q", c.q, got, c.want)
			}
			if r.Total != len(r.Hits) {
				t.Errorf("%s: total %d, %d hits", c.q, r.Total, len(r.Hits))
			}
		})
	}
	if s.reads != 3 {
		t.Errorf("%d documents read for %d searches, want each once", s.reads, len(cases))
	}
}

func TestSearchOptions(t *testing.T) {
	s := smallStudy(t)
	x := Open(t.TempDir(), 0)
	opt := smallOptions()
	opt.AllSpeech = true
	r := ask(t, x, s, "listening or elephant", opt)
	if got := strings.Join(found(t, s, r), " "); got != "T2#1 T10#3 T2#4 T2#2" {
		t.Errorf("all speech: %s", got)
	}
	opt = smallOptions()
	opt.InOrder = true
	if got := strings.Join(found(t, s, ask(t, x, s, "listening", opt)), " "); got != "T2#2 T10#3" {
		t.Errorf("in order: %s", got)
	}
	var pages []string
	for offset := 0; offset < 7; offset += 2 {
		r := ask(t, x, s, "", Options{Limit: 2, Offset: offset})
		if r.Total != 6 {
			t.Errorf("total %d of a page", r.Total)
		}
		pages = append(pages, found(t, s, r)...)
	}
	if got := strings.Join(pages, " "); got != "T2#2 T2#3 T3#1 T10#2 T10#3 T10#5" {
		t.Errorf("pages: %s", got)
	}
	if r := ask(t, x, newStudy(), "anything", Options{}); r.Total != 0 {
		t.Errorf("an empty study: %v", r)
	}
}

func TestMarks(t *testing.T) {
	cases := []struct{ why, q, want string }{
		{"a word and its endings", "listening", "I am [listening], really [listening], at the drop-in. James's idea."},
		{"a phrase is one mark", `"really listening"`, "I am listening, [really listening], at the drop-in. James's idea."},
		{"what is negated is not marked", "listening -nobody", "I am [listening], really [listening], at the drop-in. James's idea."},
		{"fields mark nothing", "document:T10 idea", "I am listening, really listening, at the drop-in. James's [idea]."},
		{"a possessive is marked whole", "james", "I am listening, really listening, at the drop-in. [James's] idea."},
		{"a prefix and a slip", "reall* diea~", "I am listening, [really] listening, at the drop-in. James's [idea]."},
		{"what a hyphen joins", "drop-in", "I am listening, really listening, at the [drop-in]. James's idea."},
		{"marks that overlap are one", `"at the drop" "the drop in"`, "I am listening, really listening, [at the drop-in]. James's idea."},
		{"each side of an or", "at OR am", "I [am] listening, really listening, [at] the drop-in. James's idea."},
	}
	s := smallStudy(t)
	x := Open(t.TempDir(), 0)
	d := s.entries["T10"].Document
	for _, c := range cases {
		t.Run(c.why, func(t *testing.T) {
			r := ask(t, x, s, c.q+" document:T10", Options{})
			for _, h := range r.Hits {
				seg, spans, err := r.Passage(d, h)
				if err != nil {
					t.Fatal(err)
				}
				if seg.Turn == 3 {
					if got := bracket(d, seg.Span, spans); got != c.want {
						t.Errorf("%s:\n got %s\nwant %s", c.q, got, c.want)
					}
					return
				}
			}
			t.Errorf("%s does not find the turn", c.q)
		})
	}
	r := ask(t, x, s, "who", Options{})
	if _, _, err := r.Passage(interview(t, "T10", "P02", "P02: short"), r.Hits[0]); err == nil {
		t.Error("a document that has changed is taken for the one searched")
	}
}

func bracket(d *corpus.Document, in corpus.Span, marks []corpus.Span) string {
	var b strings.Builder
	at := in.Start
	for _, m := range marks {
		b.WriteString(d.Text[at:m.Start] + "[" + d.Slice(m) + "]")
		at = m.End
	}
	return b.String() + d.Text[at:in.End]
}

func TestSearchErrors(t *testing.T) {
	s := smallStudy(t)
	x := Open(t.TempDir(), 0)
	cases := []struct{ q, says, hint string }{
		{"a rloe:x", `column 3: there is no field "rloe"`, "did you mean role?"},
		{"theme:good-enuf", `no theme "good-enuf"`, "did you mean good-enough?"},
		{"theme:zz*", `no theme begins with "zz"`, "lists the themes"},
		{`"—" !!`, "no word in", "letters or digits"},
	}
	for _, c := range cases {
		n, err := query.Parse(c.q)
		if err != nil {
			t.Fatal(err)
		}
		_, err = x.Search(context.Background(), s, n, smallOptions())
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(strings.Join(fault.Hints(err), " "), c.hint) {
			t.Errorf("%s: %v %v", c.q, err, fault.Hints(err))
		}
	}
}
