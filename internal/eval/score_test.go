package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A score counts over the texts of a set.
type score struct {
	words, forms, all int
	tierA, rightA     int
	tierB, rightB     int
	recall            map[string]*ratio // by kind, and by "tier kind"
	missed            map[string][]string
	wrongA, asked     []string
}

type ratio struct{ n, of int }

func (r *ratio) percent() float64 {
	if r == nil || r.of == 0 {
		return 100
	}
	return 100 * float64(r.n) / float64(r.of)
}

func newScore() *score { return &score{recall: map[string]*ratio{}, missed: map[string][]string{}} }

// add holds the candidates of one text against its marks. counts says which
// kinds of marks make a candidate right.
func (s *score) add(x text, candidates []detect.Candidate, counts func(mention) bool) {
	s.words += len(strings.Fields(x.text))
	covered := make([]bool, len(x.text)+1)
	forms, all := map[string]bool{}, map[string]bool{}
	for _, c := range candidates {
		for b := c.Span.Start; b < c.Span.End; b++ {
			covered[b] = true
		}
		right := false
		for _, m := range x.gold {
			right = right || counts(m) && m.start < c.Span.End && c.Span.Start < m.end
		}
		surface := x.text[c.Span.Start:c.Span.End]
		form := detect.Form(surface)
		all[form] = true
		if c.Tier == detect.Sure {
			s.tierA++
			if right {
				s.rightA++
			} else {
				s.wrongA = append(s.wrongA, surface+"/"+string(c.Kind))
			}
			continue
		}
		forms[form] = true
		s.tierB++
		if right {
			s.rightB++
		} else {
			s.asked = append(s.asked, surface)
		}
	}
	s.forms += len(forms)
	s.all += len(all)
	for _, m := range x.gold {
		found := isCovered(x.text, m, covered)
		for _, key := range []string{m.kind, m.tier, m.tier + " " + m.kind} {
			r := s.recall[key]
			if r == nil {
				r = &ratio{}
				s.recall[key] = r
			}
			r.of++
			if found {
				r.n++
			}
		}
		if !found {
			key := strings.TrimSpace(m.tier + " " + m.kind)
			s.missed[key] = append(s.missed[key], x.text[m.start:m.end])
		}
	}
}

// isCovered reports whether every letter and digit of a mention is covered, but
// for titles and function words beside others.
func isCovered(text string, m mention, covered []bool) bool {
	found := false
	for i := m.start; i < m.end; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += size
			continue
		}
		j, whole := i, true
		for j < m.end {
			r, size := utf8.DecodeRuneInString(text[j:])
			if !isWordRune(r) {
				break
			}
			whole = whole && covered[j]
			j += size
		}
		word := lexis.Fold(text[i:j])
		found = found || whole
		if !whole && !(word != "" && (lexis.IsHonorific(word) || lexis.IsFunction(word) || lexis.IsParticle(word)) && len(word) > 1) {
			return false
		}
		i = j
	}
	return found
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
