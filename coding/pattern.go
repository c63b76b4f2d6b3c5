package coding

import "slices"

// A pattern is a string to be found with errors: insertions, deletions and
// substitutions of one code point each. It is matched by the bit-parallel
// dynamic programming of G. Myers (J. ACM 46, 1999) in the block form of
// H. Hyyrö (2003): for each character of the text, one step a 64 characters of
// the pattern.
type pattern struct {
	m     int
	ascii [128]int32
	other map[rune]int32
	eq    []uint64 // rows of blocks words; row 0 is of characters not in the pattern
	words int
	pv    []uint64
	mv    []uint64
}

func newPattern(runes []rune) *pattern {
	p := &pattern{m: len(runes), words: max(1, (len(runes)+63)/64)}
	p.eq = make([]uint64, p.words)
	p.pv, p.mv = make([]uint64, p.words), make([]uint64, p.words)
	for i, r := range runes {
		row := p.row(r)
		if row == 0 {
			row = int32(len(p.eq) / p.words)
			p.eq = append(p.eq, make([]uint64, p.words)...)
			if r < 128 {
				p.ascii[r] = row
			} else {
				if p.other == nil {
					p.other = map[rune]int32{}
				}
				p.other[r] = row
			}
		}
		p.eq[int(row)*p.words+i/64] |= 1 << (i % 64)
	}
	return p
}

func (p *pattern) row(r rune) int32 {
	if r >= 0 && r < 128 {
		return p.ascii[r]
	}
	return p.other[r]
}

// distances gives, for each n from 1 to the length of the text, the least
// number of errors between the pattern and a piece of the text that ends
// after n characters. Where anchored, that piece is the whole text[:n]; else it
// starts wherever is best.
func (p *pattern) distances(text []rune, anchored bool, each func(n, errors int)) {
	for b := range p.words {
		p.pv[b], p.mv[b] = ^uint64(0), 0
	}
	errors := p.m
	last := uint64(1) << ((p.m - 1) & 63)
	for i, r := range text {
		carry := 0
		if anchored {
			carry = 1
		}
		eq := p.eq[int(p.row(r))*p.words:]
		for b := range p.words {
			high := uint64(1) << 63
			if b == p.words-1 {
				high = last
			}
			carry = p.step(b, eq[b], high, carry)
		}
		errors += carry
		each(i+1, errors)
	}
}

// step advances one block by one character; carry is the difference of the
// errors along the row above it, and its result along its own last row.
func (p *pattern) step(b int, eq, high uint64, carry int) int {
	pv, mv := p.pv[b], p.mv[b]
	xv := eq | mv
	if carry < 0 {
		eq |= 1
	}
	xh := (((eq & pv) + pv) ^ pv) | eq
	ph := mv | ^(xh | pv)
	mh := pv & xh
	out := 0
	if ph&high != 0 {
		out = 1
	} else if mh&high != 0 {
		out = -1
	}
	ph <<= 1
	mh <<= 1
	if carry < 0 {
		mh |= 1
	} else if carry > 0 {
		ph |= 1
	}
	p.pv[b] = mh | ^(xv | ph)
	p.mv[b] = ph & xv
	return out
}

// prefixErrors gives the least number of errors between the pattern and any
// text[:n], the empty one included, and the n nearest to the pattern's length
// at which that is so.
func (p *pattern) prefixErrors(text []rune) (errors, n int) {
	errors, n = p.m, 0
	p.distances(text, true, func(i, e int) {
		if e < errors || e == errors && abs(i-p.m) < abs(n-p.m) {
			errors, n = e, i
		}
	})
	return errors, n
}

// A hit is a piece [lo, hi) of a text that is the pattern but for some errors.
type hit struct{ lo, hi, errors int }

// hits lists pieces of text with at most k errors, the best first, at most
// limit of them and none ending within half a pattern's length of a better one.
func hits(quote, text []rune, k, limit int) []hit {
	type end struct{ at, errors int }
	var ends []end
	before := len(quote) + 1
	newPattern(quote).distances(text, false, func(n, errors int) {
		// The first end of each valley is enough.
		if errors < before && errors <= k {
			if last := len(ends) - 1; last >= 0 && ends[last].at == n-1 {
				ends = ends[:last]
			}
			ends = append(ends, end{n, errors})
		}
		before = errors
	})
	slices.SortStableFunc(ends, func(a, b end) int { return a.errors - b.errors })
	backward := newPattern(reversed(quote))
	var out []hit
	for _, e := range ends {
		if len(out) == limit {
			break
		}
		if slices.ContainsFunc(out, func(h hit) bool { return 2*abs(h.hi-e.at) <= len(quote) }) {
			continue
		}
		window := text[max(0, e.at-len(quote)-e.errors):e.at]
		_, n := backward.prefixErrors(reversed(window))
		out = append(out, hit{e.at - n, e.at, e.errors})
	}
	return out
}

func reversed(runes []rune) []rune {
	r := slices.Clone(runes)
	slices.Reverse(r)
	return r
}

func abs(n int) int { return max(n, -n) }
