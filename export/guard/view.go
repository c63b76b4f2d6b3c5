package guard

import (
	"strings"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus"
)

// A view is a text in another guise, and where each byte of it came from.
type view struct {
	text string
	at   []int // bytes of the piece; nil where the view is the piece itself
}

func (v view) origin(i int) int {
	switch {
	case v.at == nil:
		return i
	case len(v.at) == 0:
		return 0
	}
	return v.at[min(i, len(v.at)-1)]
}

// span gives the bytes of the piece that a span of the view came from.
func (v view) span(s corpus.Span) corpus.Span {
	if v.at == nil {
		return s
	}
	return corpus.Span{Start: v.origin(s.Start), End: v.origin(max(s.Start, s.End-1)) + 1}
}

// rewrite goes through a view byte by byte: step says what stands for the n bytes
// at i; n is 0 where they stay. same is true where nothing changed.
func (v view) rewrite(step func(s string, i int) (out string, n int)) (w view, same bool) {
	var b strings.Builder
	at := make([]int, 0, len(v.text))
	same = true
	for i := 0; i < len(v.text); {
		out, n := step(v.text, i)
		if n == 0 {
			out, n = v.text[i:i+1], 1
		} else {
			same = false
		}
		b.WriteString(out)
		for range len(out) {
			at = append(at, v.origin(i))
		}
		i += n
	}
	if same {
		return v, true
	}
	return view{b.String(), at}, false
}

// reversed is the view read from its end, as marks of direction show it.
func (v view) reversed() view {
	var b strings.Builder
	var at []int
	for i := len(v.text); i > 0; {
		r, n := utf8.DecodeLastRuneInString(v.text[:i])
		i -= n
		b.WriteRune(r)
		for range utf8.RuneLen(r) {
			at = append(at, v.origin(i))
		}
	}
	return view{b.String(), at}
}
