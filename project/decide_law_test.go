package project_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

// wander names the same people and places in many ways, side by side, at line
// ends, in a heading and as speakers.
const wander = `# Tess Hathersedge and the weather

Interviewer: And Maud, when you and Tess Hathersedge went to Dortmund, was Gwilym there?

Maud: Gwilym? No. Tess's brother Will will never go to Dortmund. Tess and Will and Tess-Marie, the Hathersedges, they went to the Wool Inn
at Zsombek on 14 March 2024. dortmund is dear. Ring 01947 555123, or YO98 4AB, Tess's.

Tess Hathersedge: Will I? Will said Maud and Will went. 'Dortmund Dortmund', said Gwilym Hathersedge.

Interviewer: Thank you, Tess
Hathersedge. And Fitz-
warren?

Maud: Will, Will, Will. [Tess] went with Fitzwarren's dog to Wool, in Wool, at the Inn. Tess.Gwilym.Maud!
`

// A recorder knows where each coding was made, in the identifiable text.
type recorder struct {
	*bench
	from   map[string]corpus.Span     // by coding: bytes of the identifiable text
	in     map[string]string          // by coding: its document
	edited map[string]map[int]bool    // by document: bytes that were ever replaced
	source map[string]corpus.Document // by document
}

func (r *recorder) mark(rng *rand.Rand, document string) {
	d, err := r.Document(document)
	if err != nil {
		r.t.Fatal(err)
	}
	runes := []rune(d.Text)
	start := rng.IntN(len(runes) - 1)
	end := start + 1 + rng.IntN(min(60, len(runes)-start-1))
	span := corpus.Span{Start: len(string(runes[:start])), End: len(string(runes[:end]))}
	e := addEvent(r.pen, []string{"ash", "rowan"}[rng.IntN(2)], "lightness")
	anchor := d.AnchorOf(span)
	e.Anchor = &anchor
	if _, err := r.Journals().Append(r.t.Context(), coding.Journal{Document: document, Coder: e.Coder}, coding.AnyRevision, e); err != nil {
		r.t.Fatal(err)
	}
	last, err := r.vault().Decisions(document)
	if err != nil {
		r.t.Fatal(err)
	}
	r.from[e.Coding], r.in[e.Coding] = last.Offsets.Back(span), document
}

// look holds every coding against where it was made: it has the same words, and
// at its edges no more than what was replaced there at some time.
func (r *recorder) look(after string) {
	r.t.Helper()
	for document, source := range r.source {
		last, err := r.vault().Decisions(document)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, e := range last.Offsets.Edits {
			for i := e.Start; i < e.End; i++ {
				r.edited[document][i] = true
			}
		}
		for id, p := range r.placed(document) {
			was, is := r.from[id], last.Offsets.Back(p.Span)
			if p.Fit != coding.Exact {
				r.t.Fatalf("%s: a coding of %q has fit %d", after, source.Slice(was), p.Fit)
			}
			grown := is.Start > was.Start || is.End < was.End
			for i := is.Start; i < is.End; i++ {
				grown = grown || (i < was.Start || i >= was.End) && !r.edited[document][i]
			}
			if grown {
				r.t.Fatalf("%s: a coding of %q is on %q", after, source.Slice(was), source.Slice(is))
			}
		}
	}
	if found := r.findings(); found != "" {
		r.t.Fatalf("%s: %s", after, found)
	}
}

// TestCodingsStayOnTheirWordsWhateverIsDecided takes 200 decisions at random,
// applies each, and takes many of them back.
func TestCodingsStayOnTheirWordsWhateverIsDecided(t *testing.T) {
	steps := 200
	if testing.Short() {
		steps = 40
	}
	r := &recorder{bench: newBench(t), from: map[string]corpus.Span{}, in: map[string]string{}, edited: map[string]map[int]bool{}, source: map[string]corpus.Document{}}
	r.put(project.ImportOptions{}, "T01.txt", wander, "T02.txt", echoes)
	r.write("codebook.yaml", "codebook: 1\nname: Small\nthemes:\n  - id: lightness\n    name: Lightness\n    definition: somebody laughs\n")
	r.apply(maud)
	before := r.read("transcripts/T01.md")
	v := r.vault()
	for _, id := range []string{"T01", "T02"} {
		d, err := v.Identifiable(id)
		if err != nil {
			t.Fatal(err)
		}
		r.source[id], r.edited[id] = *d, map[int]bool{}
	}
	rng := rand.New(rand.NewPCG(7, 11))
	taken := 0
	for step := range steps {
		if step%8 == 0 {
			r.mark(rng, []string{"T01", "T02"}[rng.IntN(2)])
		}
		what, ok := r.decideAtRandom(rng, v)
		if ok {
			taken++
		}
		lists, err := project.ReadLists(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.ApplyNames(t.Context(), v, lists, []string{"T01", "T02"}, r.pen, project.ApplyOptions{}); err != nil {
			t.Fatalf("step %d, %s: %v", step, what, err)
		}
		r.look(fmt.Sprintf("step %d, %s", step, what))
	}
	if taken < steps*2/3 {
		t.Errorf("only %d of %d decisions were possible", taken, steps)
	}
	for { // take all back: the study is as it was
		log, err := decide.Read(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, more, _ := log.Undo(r.pen.Now()); !more {
			break
		}
		if err := log.Write(v); err != nil {
			t.Fatal(err)
		}
	}
	r.apply()
	r.look("all taken back")
	if text := r.read("transcripts/T01.md"); text != before {
		t.Errorf("something is still replaced:\n%s\nbefore:\n%s", text, before)
	}
}

func (r *recorder) decideAtRandom(rng *rand.Rand, v *anonymise.Vault) (what string, ok bool) {
	log, err := decide.Read(v)
	if err != nil {
		r.t.Fatal(err)
	}
	pick := func(s ...string) string { return s[rng.IntN(len(s))] }
	if rng.IntN(5) == 0 {
		if _, ok, err = log.Undo(r.pen.Now()); err != nil {
			r.t.Fatal(err)
		}
		what = "undo"
	} else {
		e := decide.Event{Surface: pick("Tess", "Tess Hathersedge", "Hathersedge", "Gwilym", "Will", "Dortmund", "dortmund", "Wool Inn", "Wool", "Inn", "Zsombek",
			"14 March 2024", "01947 555123", "YO98 4AB", "Fitzwarren", "Fenella", "Tess-Marie", "the weather", "brother", "Gwilym Hathersedge")}
		e.As = decide.Kind(pick("person", "person", "place", "organisation", "contact", "id", "address", "date", "age", "other", "no"))
		switch rng.IntN(8) {
		case 0:
			e.Keep, e.Reason = true, "known to all"
		case 1:
			e.Levels, e.Level = []string{"near", "a little further away", "far"}, 1+rng.IntN(3)
		case 2:
			e.Print = pick("the key worker", "x", "somebody, or other")
		case 3:
			e.Same = pick("Maud", "Tess", "Gwilym", "Dortmund")
		case 4, 5:
			for range 1 + rng.IntN(2) {
				e.Mentions = append(e.Mentions, decide.Mention{Document: pick("T01", "T02"), Turn: 1 + rng.IntN(6), Nth: rng.IntN(3)})
			}
		}
		lists, err := project.ReadStoredLists(v)
		if err != nil {
			r.t.Fatal(err)
		}
		what = fmt.Sprintf("%+v", e)
		_, err = log.Decide(e, r.pen.Now(), decide.Lists{People: lists.People, Literals: lists.Literals})
		ok = err == nil
	}
	if ok {
		if err := log.Write(v); err != nil {
			r.t.Fatal(err)
		}
	}
	return what, ok
}
