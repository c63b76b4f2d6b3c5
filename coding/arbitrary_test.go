package coding

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/corpus"
)

// day is when the invented coders work.
var day = time.Date(2019, 5, 14, 9, 30, 0, 0, time.UTC)

// anyString draws what JSON, YAML and code points could trip over.
func anyString() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"good enough", "a", " ", "\n", "\r", "\t", "\\", "\"", "/", "<b>&", "—", "’", "🐘", "e\u0301", "\u2028", "\u2029", "\x00", "\x1f", "\x7f", "\b\f", "\ufffd", `\u0041`,
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
	})
}

// anyEvent draws an event that Check accepts.
func anyEvent() *rapid.Generator[Event] {
	word := rapid.StringMatching(`[a-z0-9-]{1,8}`)
	return rapid.Custom(func(t *rapid.T) Event {
		e := Event{
			ID:       word.Draw(t, "id"),
			Op:       rapid.SampledFrom([]Op{Add, Edit, Remove, Restore, Finish, Reject}).Draw(t, "op"),
			At:       day.Add(time.Duration(rapid.Int64Range(-1e18, 1e18).Draw(t, "at"))),
			Coder:    word.Draw(t, "coder"),
			Revision: rapid.SampledFrom([]string{"", "0123456789ab"}).Draw(t, "revision"),
			Undoes:   rapid.SampledFrom([]string{"", "x1"}).Draw(t, "undoes"),
		}
		if e.Op == Add || e.Op == Reject {
			e.Settles = rapid.SliceOfN(word, 1, 3).Draw(t, "settles")
			e.With = rapid.SampledFrom([]string{"", "w1"}).Draw(t, "with")
		}
		if e.Op == Reject {
			return e
		}
		if e.Op == Finish {
			e.Themes = rapid.SliceOfN(word, 0, 3).Draw(t, "themes")
			return e
		}
		e.Coding = word.Draw(t, "coding")
		if e.Op == Add || e.Op == Edit {
			e.Theme = word.Draw(t, "theme")
			e.Anchor = &corpus.Anchor{
				Start: rapid.IntRange(0, 1<<40).Draw(t, "start"), End: rapid.IntRange(0, 1<<20).Draw(t, "end"),
				Quote: "q" + anyString().Draw(t, "quote"), Prefix: anyString().Draw(t, "prefix"), Suffix: anyString().Draw(t, "suffix"),
			}
		}
		if rapid.Bool().Draw(t, "has memo") {
			memo := anyString().Draw(t, "memo")
			e.Memo = &memo
		}
		if starred := rapid.SampledFrom([]int{-1, 0, 1}).Draw(t, "starred"); starred >= 0 {
			e.Starred = new(starred == 1)
		}
		e.Suggested = rapid.Bool().Draw(t, "suggested")
		return e
	})
}

// addOf is an add in the first minute of the day.
func addOf(n int, coding, theme, quote string) Event {
	return Event{
		ID: fmt.Sprintf("e%02d", n), Op: Add, At: day.Add(time.Duration(n) * time.Second), Coder: "sam", Coding: coding, Theme: theme,
		Anchor: &corpus.Anchor{Start: n, End: n + utf8.RuneCountInString(quote), Quote: quote},
	}
}
