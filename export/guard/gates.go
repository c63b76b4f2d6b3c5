package guard

import (
	"path"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/lexis"
	"github.com/mitten-qda/mitten/internal/readback"
)

// fewLetters is below what a hit among attributes and formulas is taken for a
// name: abbreviations abound there.
const fewLetters = 3

// listed looks for the names and strings of the lists, and gives where in the
// piece they stand.
func (c *check) listed(p *readback.Piece, v view) (found spans) {
	if c.guard.finder == nil {
		return nil
	}
	for _, l := range c.guard.finder.Leaks(v.text) {
		surface := v.text[l.Span.Start:l.Span.End]
		found = append(found, v.span(l.Span))
		switch {
		case p.Kind.ForPrograms() && len(lexis.Fold(surface)) < fewLetters:
		case p.Kind.ForPrograms() && l.Doubt == anonymise.LowerCase && c.guard.isWord(surface):
			// "light" in a style is nobody called Light.
		case l.Doubt == anonymise.Everyday:
			if v.at == nil && p.Kind == readback.Words {
				c.report.Doubts++
			}
		default:
			c.add(Listed, p, v.origin(l.Span.Start), surface, l.String())
		}
	}
	return found
}

// isWord reports whether a surface is one word of English.
func (g *Guard) isWord(surface string) bool {
	return g.rules.Word != nil && !strings.ContainsAny(surface, " \n") && g.rules.Word(lexis.Fold(surface))
}

// structured looks for identifiers by their form. In a table each cell is looked
// at alone: numbers beside each other are no telephone number.
func (c *check) structured(p *readback.Piece) (found spans) {
	if c.guard.rules.Structured == nil {
		return nil
	}
	for start, text := range p.Passages() {
		for _, v := range guises(text, p.Kind) {
			for _, m := range c.guard.rules.Structured(v.text) {
				surface, at := v.text[m.Span.Start:m.Span.End], start+v.origin(m.Span.Start)
				switch {
				case c.guard.told(v.text, m.Span), c.guard.decided(surface):
				case m.Sure:
					s := v.span(m.Span)
					found = append(found, corpus.Span{Start: start + s.Start, End: start + s.End})
					c.add(Formed, p, at, surface, "an identifier by its form ("+m.Rule+")")
				case c.guard.rules.Scanner != nil && p.Kind != readback.Code && !c.guard.isOwn(surface):
					c.add(Undecided, p, at, surface, "perhaps an identifier ("+m.Rule+"), and nobody has decided")
				}
			}
		}
	}
	return found
}

// undecided looks for what may identify somebody and nobody has decided about. All
// of a piece is read at once: whether a text has capitals, few words cannot tell.
func (c *check) undecided(p *readback.Piece, taken spans) {
	if c.guard.rules.Scanner == nil {
		return
	}
	text := strings.ReplaceAll(p.Text, "\t", "\n") // a cell begins anew
	if p.Kind == readback.Name {
		text = spaced(strings.TrimSuffix(text, path.Ext(text)))
	}
	for _, m := range c.guard.rules.Scanner.Scan(text).Candidates {
		surface := text[m.Span.Start:m.Span.End]
		if taken.hold(m.Span) || isColour(text, m.Span) || c.guard.settled(surface) || c.guard.told(text, m.Span) {
			continue
		}
		c.add(Undecided, p, m.Span.Start, surface, "nobody has decided whether it identifies somebody")
	}
}

// isColour reports whether a span stands inside a colour such as "#1d4ed8".
func isColour(text string, s corpus.Span) bool {
	start := strings.LastIndexAny(text[:s.Start], " \n|,;") + 1
	end := strings.IndexAny(text[s.End:], " \n|,;")
	if end < 0 {
		end = len(text) - s.End
	}
	digits, ok := strings.CutPrefix(text[start:s.End+end], "#")
	return ok && len(digits) <= 8 && strings.Trim(digits, "0123456789abcdefABCDEF") == ""
}

// spaced gives a name of a file as words, byte for byte.
func spaced(name string) string {
	return strings.NewReplacer("_", " ", "-", " ", ".", " ", "/", "\n").Replace(name)
}

// settled reports whether there is nothing to decide about a surface: somebody
// has, or all its words are the study's own.
func (g *Guard) settled(surface string) bool {
	return detect.Form(surface) == "" || g.decided(surface) || g.isOwn(surface)
}

func (g *Guard) decided(surface string) bool {
	return g.rules.Decided != nil && g.rules.Decided(detect.Form(surface))
}

// isOwn reports whether the study's own texts have all the words of a surface.
func (g *Guard) isOwn(surface string) bool {
	words := strings.Fields(detect.Form(surface))
	for _, w := range words {
		if !g.own[w] {
			return false
		}
	}
	return len(words) > 0
}

func ownWords(texts []string) map[string]bool {
	out := map[string]bool{}
	for _, text := range texts {
		for _, w := range strings.Fields(detect.Form(text)) {
			out[w] = true
		}
	}
	return out
}

// told reports whether a span lies within a string that may stand.
func (g *Guard) told(text string, s corpus.Span) bool {
	for _, t := range g.rules.Told {
		if t == "" {
			continue
		}
		for at := 0; ; {
			i := strings.Index(text[at:], t)
			if i < 0 {
				break
			}
			if at += i; at <= s.Start && s.End <= at+len(t) {
				return true
			}
			at++
		}
	}
	return false
}

// nearly looks for misspelt names.
func (c *check) nearly(p *readback.Piece, taken spans) {
	for _, s := range c.guard.nearWords(p.Text) {
		if !taken.hold(s) {
			c.add(Nearly, p, s.Start, p.Text[s.Start:s.End], "nearly a name of the lists")
		}
	}
}
