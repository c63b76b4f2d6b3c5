package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// CodingsEach is the number of codings of one coder in one interview.
const CodingsEach = 30

const themeCount = 25

func themeID(i int) string { return fmt.Sprintf("theme-%02d", i+1) }

// journal writes what one coder made of an interview: the codings, some of
// them with a memo, and that the work is finished.
func journal(d *corpus.Document, coder string, rnd *rand.Rand, ids *rand.ChaCha8, start time.Time) []byte {
	var lines []byte
	now := start
	theme := rand.NewZipf(rnd, 1.2, 6, themeCount-1)
	event := func(e coding.Event) {
		now = now.Add(time.Duration(5000+rnd.IntN(90000)) * time.Millisecond)
		e.ID, e.At, e.Coder, e.Revision = coding.NewID(now, ids), now, coder, "3f0c1b9a77de"
		if e.Op == coding.Add {
			e.Coding = e.ID
		}
		lines = coding.AppendLine(lines, e)
	}
	for n := range CodingsEach {
		anchor := d.AnchorOf(passage(d, rnd))
		e := coding.Event{Op: coding.Add, Theme: themeID(int(theme.Uint64())), Anchor: &anchor}
		if n%10 == 9 {
			memo := "compare with what was said earlier"
			e.Memo = &memo
		}
		event(e)
	}
	event(coding.Event{Op: coding.Finish})
	return lines
}

// passage picks one to three sentences of an answer, from its beginning or
// from its second sentence on.
func passage(d *corpus.Document, rnd *rand.Rand) corpus.Span {
	for {
		answer := d.Turns[2*rnd.IntN(len(d.Turns)/2)+1].Words
		if answer.Len() < 20 {
			continue
		}
		start := answer.Start
		if _, rest, more := strings.Cut(d.Slice(answer), ". "); more && rnd.IntN(2) == 0 {
			start = answer.End - len(rest)
		}
		end := start
		for range 1 + rnd.IntN(3) {
			i := strings.IndexAny(d.Text[end:answer.End], ".?")
			if i < 0 {
				return corpus.Span{Start: start, End: answer.End}
			}
			end += i + 1
		}
		return corpus.Span{Start: start, End: end}
	}
}
