package coding

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

func document(t interface{ Fatal(...any) }, text string) *corpus.Document {
	d, err := corpus.Build(corpus.Meta{ID: "T01", Participants: []string{"P07"}, Speakers: []corpus.Speaker{
		{Label: "I", Kind: corpus.InterviewerSpeech}, {Label: "P07", Kind: corpus.ParticipantSpeech},
	}}, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const interview = `# Interview in the garden room

I: How did you first hear about the pod?

P07: My key worker said, there's a thing on Tuesdays, you should go. So I went. I was naming the elephant, sort of, because nobody else would.

I: And was that hard?

P07: Yeah.

I: Can you tell me more about that?

P07: It was “good enough” — that's what Maureen's mother used to say, and she'd had eleven children. You step back a bit, don't you, and you let them change the lightbulb themselves.

I: Did you feel listened to?

P07: Yeah.

I: Is there anything that you would change about the house meetings?

P07: Yeah. I'd stop them running on past six. People have a bus to catch, and the ones who talk the longest live the nearest.

I: Would you go again?

P07: Yeah.
`

// at gives the span of the nth occurrence of quote, from 0.
func at(t *testing.T, text, quote string, n int) corpus.Span {
	start := 0
	for ; ; n-- {
		i := strings.Index(text[start:], quote)
		if i < 0 {
			t.Fatalf("%q is not there %d times", quote, n+1)
		}
		if n == 0 {
			return corpus.Span{Start: start + i, End: start + i + len(quote)}
		}
		start += i + 1
	}
}

func TestLocate(t *testing.T) {
	swap := func(old, new string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				panic("no " + old)
			}
			return strings.Replace(s, old, new, 1)
		}
	}
	both := func(fs ...func(string) string) func(string) string {
		return func(s string) string {
			for _, f := range fs {
				s = f(s)
			}
			return s
		}
	}
	same := func(s string) string { return s }
	note := func(s string) string { return "# A note that was not there before\n\n" + s }
	const bus = "People have a bus to catch, and the ones who talk the longest live the nearest."
	twice := strings.Replace(interview, "I: Would you go again?", "I: Sorry, the tape stopped. Once more?\n\nP07: I said: "+bus+" That is all I said.\n\nI: Would you go again?", 1)
	const exchange = "I: Would you say that it was all right?\n\nP07: Yeah.\n\nI: Can you tell me more about that?\n\nP07: No.\n\n"
	again := exchange + "I: How is the garden?\n\nP07: Wet, mostly.\n\n" + exchange
	const round = "I: Can you tell me more about that?\n\nP07: No.\n\nI: How is the garden?\n\nP07: Wet, mostly.\n\n"
	const alike = "I: Did you feel listened to here?\n\nP07: Yeah.\n\nI: And what would you say of the food?\n\nP07: Fine.\n\n" +
		"I: Did you feel listened to there?\n\nP07: Yeah.\n\nI: And what would one say of the rooms?\n\nP07: Cold.\n"
	// onto puts so much before the text that its third Yeah comes to where its
	// fourth was.
	onto := func(s string) string {
		return "#" + strings.Repeat(" ", at(t, s, "Yeah.", 3).Start-at(t, s, "Yeah.", 2).Start-3) + "\n\n" + s
	}
	for _, c := range []struct {
		what  string
		text  string
		quote string
		nth   int
		edit  func(string) string
		fit   Fit
		found string // what the span holds, where it is not the quote
		place int    // which occurrence of it in the new text
	}{
		{"nothing changed", interview, "You step back a bit", 0, same, Exact, "", 0},
		{"text inserted before", interview, "You step back a bit", 0, note, Moved, "", 0},
		{"text inserted after, near", interview, "You step back a bit", 0, swap("bit, don't", "bit, on good days, don't"), Exact, "", 0},
		{"a paragraph deleted", interview, "People have a bus to catch", 0, swap("I: And was that hard?\n\nP07: Yeah.\n\n", ""), Moved, "", 0},
		{"a long quote taken elsewhere", interview, bus, 0, both(swap(" "+bus, ""), func(s string) string { return s + "\nP07: " + bus + "\n" }), Moved, "", 0},
		{"white space and curly marks", interview, `“good enough” — that's what Maureen's mother`, 0,
			swap(`“good enough” — that's what Maureen's mother`, "\"good\u00a0enough\" –\nthat’s what Maureen’s mother"), Moved, "\"good\u00a0enough\" –\nthat’s what Maureen’s mother", 0},
		{"the first of four Yeahs", interview, "Yeah.", 0, note, Moved, "", 0},
		{"the second", interview, "Yeah.", 1, note, Moved, "", 1},
		{"the third", interview, "Yeah.", 2, note, Moved, "", 2},
		{"the last", interview, "Yeah.", 3, note, Moved, "", 3},
		{"a Yeah was deleted with its question", interview, "Yeah.", 1, swap("I: Did you feel listened to?\n\nP07: Yeah.\n\n", ""), Review, "", 0},
		{"a Yeah became a No", interview, "Yeah.", 0, swap("Yeah.", "No."), Review, "", 0},
		{"the only Yeah became a No, another came", "I: Was it hard?\n\nP07: Yeah.\n\nI: Thank you.\n", "Yeah.", 0,
			both(swap("Yeah.", "No."), func(s string) string { return s + "\nP07: By the way? Yeah. I did.\n" }), Review, "", 0},
		{"a small word was deleted, the next one stays", interview, "you", 3, swap("don't you, and you let", "don't, and you let"), Review, "", 0},
		{"its question was rewritten, the same exchange comes again", again, "Yeah.", 0, both(swap("Would you say that it was all right?", "Hm."), note), Review, "", 0},
		{"at the start, and what follows was rewritten", round + round, "I: Can you tell me more about that?", 0, both(swap("P07: No.\n\nI: How is the", "P07: Not really.\n\nI: Well, your"), note), Review, "", 0},
		{"another Yeah came to its place", interview, "Yeah.", 3, onto, Review, "", 0},
		{"two places with nearly the same context", alike, "Yeah.", 0, note, Review, "", 0},
		{"slightly edited", interview, "the ones who talk the longest live the nearest", 0, swap("talk the longest live", "speak the longest live"), Approximate, "the ones who speak the longest live the nearest", 0},
		{"edited at its ends", interview, "People have a bus to catch, and the ones who talk the longest", 0,
			both(swap("People have a", "Some people have a"), swap("longest live", "longest always live"), note), Approximate, "people have a bus to catch, and the ones who talk the longest", 0},
		{"a short quote edited", interview, "Tuesdays", 0, swap("Tuesdays", "Thursdays"), Review, "", 0},
		{"doubled, and both edited alike", interview, "You step back a bit, don't you", 0, both(swap("You step back a bit", "You stand back a bit"), func(s string) string { return note(s + "\n" + s) }), Review, "", 0},
		{"half rewritten", interview, "let them change the lightbulb themselves", 0, swap("let them change the lightbulb themselves", "let everyone change a bulb for themselves"), Review, "", 0},
		{"deleted, and something like it elsewhere", interview, "You step back a bit, don't you", 0, both(swap(" You step back a bit, don't you,", ""), swap("running on past six.", "running on past six. You stepped back a bit, did you.")), Review, "", 0},
		{"deleted, and half of it elsewhere", interview, bus, 0, both(swap(" "+bus, ""), func(s string) string {
			return s + "\nP07: Folk have a train to catch, and those who speak the longest sit the nearest.\n"
		}), Review, "", 0},
		{"rewritten", interview, "You step back a bit, don't you", 0, swap("You step back a bit, don't you", "One learns to leave people alone"), Review, "", 0},
		{"deleted", interview, "the ones who talk the longest live the nearest", 0, swap(", and the ones who talk the longest live the nearest", ""), Review, "", 0},
		{"twice, the first", twice, bus, 0, note, Moved, "", 0},
		{"twice, the second", twice, bus, 1, note, Moved, "", 1},
		{"twice, the first deleted with what led to it", twice, "the ones who talk the longest", 0, swap("I'd stop them running on past six. "+bus, "No idea."), Moved, "", 0},
		{"twice, the first edited", twice, bus, 0, swap("P07: Yeah. I'd stop them running on past six. People have a bus", "P07: Yeah. I'd stop them running on past six. People have a train"), Review, "", 0},
		{"twice, both edited", twice, bus, 1, both(swap("a bus to catch", "a train to catch"), swap("a bus to catch", "the bus to catch")), Approximate, strings.Replace(bus, "a bus", "the bus", 1), 0},
		{"doubled with its surroundings", interview, "You step back a bit", 0, func(s string) string { return s + "\n" + s }, Exact, "", 0},
		{"doubled, and text before", interview, "You step back a bit", 0, func(s string) string { return note(s + "\n" + s) }, Review, "", 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			a := document(t, c.text).AnchorOf(at(t, c.text, c.quote, c.nth))
			text := c.edit(c.text)
			got := Locate(document(t, text), a)
			if got.Fit != c.fit {
				t.Fatalf("fit %v, want %v: %s", got.Fit, c.fit, show(text, got))
			}
			if c.fit == Review {
				if got.Span != (corpus.Span{}) {
					t.Errorf("a place to review has a span: %s", show(text, got))
				}
				return
			}
			want := c.quote
			if c.found != "" {
				want = c.found
			}
			if want := at(t, text, want, c.place); got.Span != want {
				t.Errorf("want %v, %s", want, show(text, got))
			}
		})
	}
}

func show(text string, l Location) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %q", l.Span, text[l.Span.Start:l.Span.End])
	for _, c := range l.Candidates {
		fmt.Fprintf(&b, "\n  %.2f %v %q", c.Score, c.Span, text[c.Span.Start:c.Span.End])
	}
	return b.String()
}

func TestReviewOffersTheCandidates(t *testing.T) {
	a := document(t, interview).AnchorOf(at(t, interview, "You step back a bit", 0))
	text := "# New\n\n" + interview + "\n" + interview
	got := Locate(document(t, text), a)
	if got.Fit != Review || len(got.Candidates) != 2 {
		t.Fatalf("%v %s", got.Fit, show(text, got))
	}
	first, second := got.Candidates[0], got.Candidates[1]
	if first.Span.Start > second.Span.Start || first.Score < second.Score || first.Score > 1 || text[second.Span.Start:second.Span.End] != a.Quote {
		t.Error(show(text, got))
	}
}

func TestAnchorsWithoutUseAreForReview(t *testing.T) {
	d := document(t, interview)
	for what, a := range map[string]corpus.Anchor{
		"none": {}, "blanks elsewhere": {Start: 3, End: 5, Quote: "\n\n"}, "a short quote without context": {Start: 9, End: 17, Quote: "Tuesdays"},
	} {
		if got := Locate(d, a); got.Fit != Review {
			t.Errorf("%s: %v %s", what, got.Fit, show(d.Text, got))
		}
	}
	blanks := d.AnchorOf(at(t, d.Text, "\n\n", 1))
	if got := Locate(d, blanks); got.Fit != Exact {
		t.Errorf("blanks in place: %v", got.Fit)
	}
	blanks.Prefix = "other"
	if got := Locate(d, blanks); got.Fit != Exact {
		t.Errorf("blanks in place, context changed: %v", got.Fit)
	}
}

// dialogue draws an interview with answers and questions that come again and
// again, as they do.
func dialogue() *rapid.Generator[string] {
	question := rapid.SampledFrom([]string{"How was that?", "Can you tell me more about that?", "And then?", "Did you feel listened to?", "Would you change anything about the pod?"})
	answer := rapid.SampledFrom([]string{"Yeah.", "Yeah, I think so.", "It was good enough.", "I don't know.", "You step back, don't you — and you let them do it.", "We changed the lightbulb, it’s what we do.",
		"She said “the elephant”, nobody laughed."})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 14).Draw(t, "turns") {
			fmt.Fprintf(&b, "I: %s\n\nP07: %s", question.Draw(t, "question"), strings.Join(rapid.SliceOfN(answer, 1, 4).Draw(t, "answers"), " "))
			if rapid.Bool().Draw(t, "own words") {
				fmt.Fprintf(&b, " %s", rapid.StringMatching(`([a-z]{1,9} ){1,12}`).Draw(t, "words"))
			}
			b.WriteString("\n\n")
		}
		return b.String()
	})
}

// wordSpan draws a span that begins and ends with a word.
func wordSpan(t *rapid.T, text string) corpus.Span {
	var starts, ends []int
	for i := range text {
		blank := func(j int) bool { return j < 0 || j >= len(text) || text[j] == ' ' || text[j] == '\n' }
		if !blank(i) && blank(i-1) {
			starts = append(starts, i)
		}
		if blank(i) && !blank(i-1) {
			ends = append(ends, i)
		}
	}
	first := rapid.IntRange(0, len(starts)-1).Draw(t, "first word")
	last := min(len(ends)-1, first+rapid.IntRange(0, 25).Draw(t, "words"))
	return corpus.Span{Start: starts[first], End: ends[last]}
}

func TestLocateFindsTheMovedPlaceOrNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := dialogue().Draw(t, "text")
		span := wordSpan(t, text)
		a := document(t, text).AnchorOf(span)
		// Of what stands around the quote at most one side is touched: where both
		// are, and the very same words stand elsewhere, nothing can tell.
		near, far := 0, corpus.ContextPoints*4
		if rapid.Bool().Draw(t, "far before") {
			near, far = far, near
		}
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			text, span = editAway(t, text, span, near, far)
		}
		got := Locate(document(t, text), a)
		if got.Fit == Review || got.Span == span {
			return
		}
		// Only a text that is letter for letter what the anchor describes, in
		// its very position, may be taken for the place.
		d := document(t, text)
		if again := d.AnchorOf(got.Span); got.Fit == Exact && again.Start == a.Start && again.Quote == a.Quote &&
			strings.HasSuffix(again.Prefix, a.Prefix) && strings.HasPrefix(again.Suffix, a.Suffix) {
			return
		}
		t.Fatalf("%v, want %v %q: %s", got.Fit, span, text[span.Start:span.End], show(text, got))
	})
}

// editAway changes the text before or after the span, at least so many bytes
// away from it, and says where the span is then.
func editAway(t *rapid.T, text string, span corpus.Span, before, after int) (string, corpus.Span) {
	insert := rapid.SampledFrom([]string{"", "", "um, ", "I: And then?\n\nP07: Yeah.\n\n", "P07: It was good enough.\n\n", "(laughs) "}).Draw(t, "insert")
	lo, hi := 0, span.Start-before
	if hi < 0 || rapid.Bool().Draw(t, "after") {
		lo, hi = min(span.End+after, len(text)), len(text)
	}
	edge := func(at int) int {
		for at > 0 && at < len(text) && text[at]&0xc0 == 0x80 {
			at--
		}
		return at
	}
	if hi == len(text) && lo > span.End {
		lo = min(len(text), lo+3) // edge goes back
	}
	from := rapid.IntRange(lo, hi).Draw(t, "from")
	to := edge(min(hi, from+rapid.SampledFrom([]int{0, 0, 3, 20, 150}).Draw(t, "deleted")))
	from = min(edge(from), to)
	if to <= span.Start {
		shift := len(insert) - (to - from)
		span.Start, span.End = span.Start+shift, span.End+shift
	}
	return text[:from] + insert + text[to:], span
}

// TestLocateIsOfUse holds that being careful does not mean giving up: in an
// interview of some length, of codings as people make them, most are found
// again after an edit.
func TestLocateIsOfUse(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields(strings.NewReplacer("I:", "", "P07:", "", "#", "").Replace(interview))
	var b strings.Builder
	for range 150 {
		fmt.Fprintf(&b, "I: And then?\n\nP07:")
		for range 10 + rng.IntN(60) {
			fmt.Fprintf(&b, " %s", words[rng.IntN(len(words))])
		}
		b.WriteString("\n\n")
	}
	text := b.String()
	before := document(t, text)
	moved := document(t, "# New\n\n"+strings.Replace(text, "I: And then?\n\n", "", 1))
	found, edited := 0, 0
	const n = 300
	for range n {
		start := strings.IndexByte(text[rng.IntN(len(text)-600):], ' ') + 1
		start += rng.IntN(len(text) - 900)
		start += strings.IndexByte(text[start:], ' ') + 1
		end := start + 30 + rng.IntN(200)
		end += strings.IndexByte(text[end:], ' ')
		for text[start]&0xc0 == 0x80 {
			start++
		}
		span := corpus.Span{Start: start, End: end}
		a := before.AnchorOf(span)
		if l := Locate(moved, a); l.Fit == Moved && moved.Slice(l.Span) == a.Quote {
			found++
		}
		middle := start + strings.IndexByte(text[start:], ' ')
		changed := document(t, "# New\n\n"+text[:middle]+" you know,"+text[middle:])
		if l := Locate(changed, a); l.Fit == Approximate && strings.Contains(changed.Slice(l.Span), "you know,") {
			edited++
		}
	}
	if found < n*99/100 || edited < n*9/10 {
		t.Errorf("of %d codings %d are found after an edit elsewhere, %d after one within", n, found, edited)
	}
}
