package structured_test

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
)

const talk = `P04: Well, so. The first proper visit. We're sat in the front room, me and Des and our Pip, and nobody's saying anything.
It was the ninth of November, he's eighty-three himself, and she gave me the number, 01632 960 417, and I thought no more of it.
It's like somebody else has got hold of the other end of the table. You know when you're carrying a table.

i: okay so who is at home then just so i have got it right for the form and that
r: there is me and my brother he is twenty six and we are at forty one quarry bank terrace since nineteen ninety eight
`

// The texts that cost most: of numbers, of numbers in words, of letters, of
// one word without end.
var heavy = map[string]string{
	"talk":    talk,
	"numbers": "12 45 7 2019 33 18 204 5 61 90 ",
	"spoken":  "seven oh nine twenty double two one three ",
	"letters": "A. b c J.T. q q d e o ",
	"endless": "ab-12/c.d_e@f:",
	"streets": "number 12 mill lane flat 3 road street my sister Mr ref no ",
}

func BenchmarkFind(b *testing.B) {
	for name, text := range heavy {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(text, 1<<20/len(text))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				structured.Find(text)
			}
		})
	}
}
