package ingest

import (
	"cmp"
	"fmt"
	"slices"
)

// far is how many lines without a label a turn may run on before it is
// doubtful that they are the speaker's.
const far = 6

// scored says how well a choice explains the source: the share of the lines,
// from the first turn on, that begin a turn or run on shortly after one began;
// less where labels were accepted that occur once.
func (c *choice) scored(src *source) Score {
	s := Score{Layout: c.layout, Turns: len(c.marks)}
	if len(c.marks) == 0 {
		return s
	}
	units, near, since, next := 0, 0, 0, 0
	for i := c.marks[0].para; i < len(src.paras); i++ {
		p := src.paras[i]
		for j, l := range p.lines {
			if p.heading > 0 || j > 0 && l.glue == glueSpace {
				continue
			}
			units++
			since++
			for next < len(c.marks) && (c.marks[next].para < i || c.marks[next].para == i && c.marks[next].line <= j) {
				next++
				since = 0
			}
			if since < far {
				near++
			}
		}
	}
	count := map[string]int{}
	for _, m := range c.marks {
		count[m.label]++
	}
	once, recur := 0, 0
	for _, m := range c.marks {
		if count[m.label] == 1 && m.class < idLabel {
			once++
		}
	}
	for _, n := range count {
		if n > 1 {
			recur++
		}
	}
	s.Score = float64(near) / float64(max(units, 1)) * (1 - float64(once)/float64(2*len(c.marks)))
	s.Reason = c.reason(units) + fmt.Sprintf("; %d of %d labels recur", recur, len(count))
	return s
}

// reason says what the turns of a layout look like.
func (c *choice) reason(units int) string {
	n := len(c.marks)
	switch c.layout {
	case layoutTable:
		return fmt.Sprintf("%d table rows hold a label and words", n)
	case layoutVoice:
		return fmt.Sprintf("%d of %d captions name their speaker", n, units)
	case layoutCaptionLabel:
		return fmt.Sprintf("%d of %d captions begin with a label and a colon", n, units)
	case layoutLabelTime:
		return fmt.Sprintf("%d lines hold a label and a time, with words below", n)
	case layoutTimeLabel:
		return fmt.Sprintf("%d lines begin with a time and a label", n)
	case layoutBoldLabel:
		return fmt.Sprintf("%d of %d paragraphs begin with a label in bold", n, units)
	case layoutLabelLine:
		return fmt.Sprintf("%d lines hold a label alone, with words below", n)
	case layoutInitials:
		return fmt.Sprintf("%d of %d paragraphs begin with a label without a colon", n, units)
	case layoutInterviewerOnly:
		return fmt.Sprintf("%d turns, every other one labelled as the interviewer's", n)
	case layoutBoldQuestion:
		return fmt.Sprintf("%d turns, bold and not bold by turns", n)
	case layoutQuestion:
		return fmt.Sprintf("%d turns, questions that stand apart and what follows them", n)
	}
	return fmt.Sprintf("%d of %d paragraphs begin with a label and a colon", n, units)
}

// scores ranks what was found, the chosen layout first.
func scores(src *source, chosen *choice, found []*choice) []Score {
	var list []Score
	for _, c := range found {
		if c.layout != chosen.layout {
			list = append(list, c.scored(src))
		}
	}
	slices.SortStableFunc(list, func(a, b Score) int { return cmp.Compare(b.Score, a.Score) })
	first := chosen.scored(src)
	if len(chosen.marks) == 0 {
		first.Reason = "no label that the file bears out"
	}
	return append([]Score{first}, list...)
}

// Another layout is worth a question where it explains the file nearly as well
// and begins so many turns where the chosen one begins none.
const (
	moreTurns = 2
	moreShare = 0.03
	margin    = 0.15
)

// layoutDoubt asks about the layouts that would give other turns.
func (c *choice) layoutDoubt(found []*choice) []Doubt {
	d := Doubt{Kind: WhichLayout, Guess: c.layout}
	for _, s := range c.scores[1:] {
		i := slices.IndexFunc(found, func(o *choice) bool { return o.layout == s.Layout })
		more := c.misses(found[i])
		if len(c.marks) > 0 && more >= moreTurns && float64(more) >= moreShare*float64(len(c.marks)) && s.Score >= c.scores[0].Score-margin {
			d.Others = append(d.Others, s.Layout)
		}
	}
	if d.Others == nil {
		return nil
	}
	return []Doubt{d}
}

// misses counts the turns of another choice that are none of this one, or
// somebody else's.
func (c *choice) misses(other *choice) int {
	labels := make(map[[2]int]string, len(c.marks))
	for _, m := range c.marks {
		labels[[2]int{m.para, m.line}] = m.key
	}
	n := 0
	for _, m := range other.marks {
		if labels[[2]int{m.para, m.line}] != m.key {
			n++
		}
	}
	return n
}
