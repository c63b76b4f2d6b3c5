package analysis

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus"
)

// A tally counts every theme in every group in one pass over the documents.
// The cell of a theme in a group is group*width+theme; theme numbers go to
// themes.any(), which stands for any theme.
type tally struct {
	w     *conditions
	scope *scope
	own   bool
	width int

	cells []Count
	stamp []int    // by cell: the last document counted, plus 1
	bits  []uint64 // by cell: who was counted
	at    []int    // where a group's bits begin
	words []int    // words of bits a cell of the group has
	size  []Count  // by group: what is in scope

	notSpeech, unknown int
}

func newTally(w *conditions, s *scope, own bool) *tally {
	t := &tally{w: w, scope: s, own: own, width: w.themes.any() + 1}
	groups := len(s.groups)
	t.cells = make([]Count, groups*t.width)
	t.stamp = make([]int, groups*t.width)
	t.at, t.words, t.size = make([]int, groups), make([]int, groups), make([]Count, groups)
	total := 0
	for g, n := range s.people {
		t.at[g], t.words[g] = total, (n+63)/64
		t.size[g].Participants = n
		total += t.words[g] * t.width
	}
	t.bits = make([]uint64, total)
	return t
}

// row gives a theme's counts by group.
func (t *tally) row(theme int) []Count {
	out := make([]Count, len(t.size))
	for g := range out {
		out[g] = t.cells[g*t.width+theme]
	}
	return out
}

// count goes through the records, document by document.
func (t *tally) count(coder string) {
	study := t.w.cast.study
	t.sizes()
	order, starts := t.byDocument()
	pick := newPicker(t.w, coder)
	var marks []mark
	var hits []uint64
	touched := make([]int, len(t.size)) // by group: the last mark counted, plus 1
	marked := 0
	for d := range study.Documents {
		marks = marks[:0]
		for _, i := range order[starts[d]:starts[d+1]] {
			if m, ok := pick.mark(&study.Records[i]); ok {
				marks = append(marks, m)
			}
		}
		hits = hits[:0]
		for _, m := range countOnce(marks) {
			marked++
			speech, silent := false, false
			for turn := m.first; turn < m.last; turn++ {
				v := t.w.cast.voiceOf(d, study.Documents[d].Turns[turn])
				speech = speech || t.scope.all || t.scope.in[v] || t.w.cast.voices[v].kind == corpus.ParticipantSpeech
				if !t.scope.in[v] {
					silent = silent || t.scope.silent[v]
					continue
				}
				for _, e := range t.scope.of(v) {
					if touched[e.group] != marked {
						touched[e.group] = marked
						t.cells[e.group*t.width+m.theme].Codings++
					}
				}
				hits = append(hits, uint64(m.theme)<<32|uint64(turn))
				if !t.own {
					for p := t.w.themes.parent[m.theme]; p != t.w.themes.any(); p = t.w.themes.parent[p] {
						hits = append(hits, uint64(p)<<32|uint64(turn))
					}
				}
				hits = append(hits, uint64(t.w.themes.any())<<32|uint64(turn))
			}
			if silent && !speech {
				t.notSpeech++
			}
		}
		t.segments(d, hits)
	}
	t.unknown = pick.unknown
	t.rollUp()
}

// segments counts the distinct pairs of theme and turn of one document.
func (t *tally) segments(d int, hits []uint64) {
	slices.Sort(hits)
	turns := t.w.cast.study.Documents[d].Turns
	for _, hit := range slices.Compact(hits) {
		theme, turn := int(hit>>32), int(hit&0xFFFFFFFF)
		for _, e := range t.scope.of(t.w.cast.voiceOf(d, turns[turn])) {
			cell := e.group*t.width + theme
			t.cells[cell].Segments++
			if t.stamp[cell] != d+1 {
				t.stamp[cell] = d + 1
				t.cells[cell].Documents++
			}
			if e.member == nobody {
				continue
			}
			word := &t.bits[t.at[e.group]+theme*t.words[e.group]+e.member/64]
			if bit := uint64(1) << (e.member % 64); *word&bit == 0 {
				*word |= bit
				t.cells[cell].Participants++
			}
		}
	}
}

// rollUp adds the codings of each theme to its parent's. Codings add up, since
// each belongs to one theme; the other units do not and were counted at every
// level.
func (t *tally) rollUp() {
	for g := range t.size {
		cells := t.cells[g*t.width : (g+1)*t.width]
		for theme := len(cells) - 2; theme >= 0; theme-- {
			parent := t.w.themes.parent[theme]
			if t.own {
				parent = t.w.themes.any()
			}
			cells[parent].Codings += cells[theme].Codings
		}
	}
}

// sizes counts what is in scope, coded or not.
func (t *tally) sizes() {
	last := make([]int, len(t.size))
	for v := range t.w.cast.voices {
		who := &t.w.cast.voices[v]
		for _, e := range t.scope.of(v) {
			t.size[e.group].Segments += who.turns
			if last[e.group] != who.document+1 {
				last[e.group] = who.document + 1
				t.size[e.group].Documents++
			}
		}
	}
}

// byDocument orders the records by document without moving them: those of
// document d are order[starts[d]:starts[d+1]].
func (t *tally) byDocument() (order []int32, starts []int) {
	study := t.w.cast.study
	starts = make([]int, len(study.Documents)+1)
	for i := range study.Records {
		starts[study.Records[i].Document+1]++
	}
	for d := range study.Documents {
		starts[d+1] += starts[d]
	}
	next := slices.Clone(starts)
	order = make([]int32, len(study.Records))
	for i := range study.Records {
		d := study.Records[i].Document
		order[next[d]] = int32(i)
		next[d]++
	}
	return order, starts
}
