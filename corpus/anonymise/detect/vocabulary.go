package detect

// A Vocabulary is how the words of a study are written: which stand in lower
// case anywhere, and which have a capital inside a sentence, where only a name
// needs one. The zero value is empty; Add before the first Scan that reads it.
type Vocabulary struct {
	lower, inside map[string]int // places
}

// Add takes in the words of a text. A caseless text tells nothing.
func (v *Vocabulary) Add(text string) { v.add(newPage(text, nil, nil)) }

func (v *Vocabulary) add(p *page) {
	if p.caseless {
		return
	}
	if v.lower == nil {
		v.lower, v.inside = map[string]int{}, map[string]int{}
	}
	for i := range p.tokens {
		t := &p.tokens[i]
		switch {
		case t.shape == small:
			if !p.inAddress(i) {
				v.lower[t.folded]++
			}
		case !t.opens && t.shape != initial:
			v.inside[t.folded]++
		}
	}
}

// inAddress reports whether token i is a piece of an e-mail or web address, a
// handle or a file name, where names are in lower case.
func (p *page) inAddress(i int) bool {
	t := p.tokens[i]
	joins := func(c byte) bool { return c == '@' || c == '_' || c == '/' || c == '\\' || c >= '0' && c <= '9' }
	if t.start > 0 {
		if c := p.text[t.start-1]; joins(c) || c == '.' {
			return true
		}
	}
	if t.end < len(p.text) {
		c := p.text[t.end]
		return joins(c) || c == '.' && t.end+1 < len(p.text) && isASCIILetter(p.text[t.end+1])
	}
	return false
}
