package eval

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// reviewed gives what is masked after a scripted reviewer: everything true among
// the candidates, every other place of a form that was confirmed, and, in a
// caseless text, the names that were heard.
func reviewed(x text, opt detect.Options) []detect.Candidate {
	opt.People = x.people
	first := detect.New(opt).Scan(x.text)
	if first.Caseless {
		seen := map[string]bool{}
		for _, m := range x.gold {
			if name := x.text[m.start:m.end]; m.kind == "PERSON" && m.tier == "direct" && !seen[name] {
				seen[name] = true
				opt.Heard = append(opt.Heard, name)
			}
		}
		first = detect.New(opt).Scan(x.text)
	}
	confirmed := &anonymise.People{}
	var out []detect.Candidate
	for _, c := range first.Candidates {
		for _, m := range x.gold {
			if (m.tier == "direct" || m.tier == "quasi") && m.start < c.Span.End && c.Span.Start < m.end {
				out = append(out, c)
				confirmed.Persons = append(confirmed.Persons, anonymise.Person{Name: strings.Join(strings.Fields(x.text[c.Span.Start:c.Span.End]), " ")})
				break
			}
		}
	}
	for _, l := range anonymise.NewFinder(confirmed, nil).Leaks(x.text) {
		out = append(out, detect.Candidate{Span: corpus.Span{Start: l.Span.Start, End: l.Span.End}})
	}
	return out
}

func TestAfterAReviewer(t *testing.T) {
	opt := options(t)
	s := newScore()
	for _, x := range uk(t) {
		s.add(x, reviewed(x, opt), func(mention) bool { return true })
	}
	t.Logf("UK, after a reviewer who confirms what is true and lists the names heard: direct %.1f %% of %d, quasi %.1f %% of %d; missed %q",
		s.recall["direct"].percent(), s.recall["direct"].of, s.recall["quasi"].percent(), s.recall["quasi"].of, s.missed["direct PERSON"])
	if r := s.recall["direct"].percent(); r < 99.5 {
		t.Errorf("direct identifiers after review: %.1f %%, want 99.5", r)
	}
}
