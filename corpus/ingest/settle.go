package ingest

import "slices"

// settle keeps the marks whose labels the file bears out. A label counts when
// it recurs, when it is a usual one (Interviewer, P07), or when it has the
// form of a name in a file whose speakers are clear otherwise.
func settle(layout string, marks []mark, src *source, opt Options) *choice {
	c := &choice{layout: layout}
	takeForInitials(marks)
	switch layout {
	case layoutBoldQuestion, layoutQuestion, layoutLabelLine, layoutInitials, layoutInterviewerOnly:
		c.marks = refuse(marks, opt)
		return c
	case layoutBoldLabel, layoutLabelColon:
		marks = withoutHead(marks, false)
	case layoutTimeLabel, layoutLabelTime:
		marks = withoutHead(marks, true)
	}
	v := &verdict{
		voice:      layout == layoutVoice,
		structural: layout != layoutLabelColon && layout != layoutCaptionLabel,
		labels:     tallies(marks, opt),
		src:        src,
	}
	v.countCertain()
	v.dense = denseIn(src, marks)
	for _, m := range marks {
		if v.accepts(m) {
			c.marks = append(c.marks, m)
		}
	}
	if !v.explains(c.marks) {
		c.marks = nil
	}
	c.mergeSpellings()
	return c
}

// initialsAgain is how often TO or RE stands where a label does, to be
// somebody's initials and not the field of a letter's head.
const initialsAgain = 2

func takeForInitials(marks []mark) {
	count := map[string]int{}
	for _, m := range marks {
		count[m.label]++
	}
	for i, m := range marks {
		if m.class == fieldLabel && mayBeInitials(m.label) && count[m.label] >= initialsAgain {
			marks[i].class = initialsLabel
		}
	}
}

// refuse takes out the labels that Options say are none.
func refuse(marks []mark, opt Options) []mark {
	return slices.DeleteFunc(marks, func(m mark) bool {
		s, told := opt.speaker(m.label)
		return told && s.Kind == ""
	})
}

// A tally is what the marks say about one label.
type tally struct {
	class   labelClass
	strong  int  // marks in the very form of the layout
	speech  int  // marks with words that look spoken
	named   bool // by Options
	refused bool // by Options
}

func tallies(marks []mark, opt Options) map[string]*tally {
	labels := map[string]*tally{}
	for _, m := range marks {
		t := labels[m.key]
		if t == nil {
			t = &tally{class: m.class}
			labels[m.key] = t
		}
		if m.strong {
			t.strong++
		}
		if m.rest == "" || isSpeech(m.rest) {
			t.speech++
		}
	}
	for label, t := range labels {
		if s, ok := opt.speaker(label); ok {
			t.named, t.refused = s.Kind != "", s.Kind == ""
		} else if opt.isSame(label) {
			t.named = true
		}
	}
	return labels
}

// A verdict holds what is known of the whole file while labels are judged.
type verdict struct {
	structural bool // the label's place tells it from words: a cell, a time, bold
	voice      bool // the file format itself names the speaker
	labels     map[string]*tally
	src        *source

	turns    int // of labels that are certain
	names    int // such labels
	usual    int // among them, labels that transcribers use
	initials int // among them, initials
	named    int // among them, those that Options name
	dense    bool
	common   map[string]bool
}

func (v *verdict) countCertain() {
	for _, t := range v.labels {
		if !v.certain(t) {
			continue
		}
		v.turns += t.strong
		v.names++
		switch {
		case t.named:
			v.named++
		case t.class >= idLabel:
			v.usual++
		case t.class == initialsLabel:
			v.initials++
		}
	}
}

// certain: a usual label, or one that recurs often enough for its class.
func (v *verdict) certain(t *tally) bool {
	if t.refused || t.strong == 0 {
		return false
	}
	if t.named || v.voice {
		return true
	}
	switch t.class {
	case knownLabel, idLabel:
		return true
	case initialsLabel, nameLabel:
		return t.strong >= 2
	case phraseLabel:
		return t.strong >= 3 || v.structural && t.strong == 2
	}
	return false
}

func (v *verdict) accepts(m mark) bool {
	t := v.labels[m.key]
	switch {
	case v.certain(t):
		// Two paragraphs that begin "Problem:" make no speaker of it.
		return t.class != nameLabel || t.strong > 2 || t.named || v.structural || !v.isCommon(m.label)
	case t.refused || t.strong == 0 || t.class <= fieldLabel:
		return false
	case v.names == 0 || v.names == 1 && v.usual == 0 && !v.structural && !v.dense:
		return false // one label alone vouches for no other
	case v.structural:
		return t.class > phraseLabel || m.colon
	case m.line > 0 && v.src.paras[m.para].lines[m.line].glue != gluePara:
		return false
	case t.class == initialsLabel:
		return v.dense || v.initials >= 2
	}
	return t.class == nameLabel && t.speech > 0 && !v.isCommon(m.label)
}

// share is one in how many paragraphs a turn must begin in where no usual
// label vouches for the layout.
const share = 12

// explains asks whether the accepted marks make sense of the file.
func (v *verdict) explains(marks []mark) bool {
	switch {
	case len(marks) == 0:
		return false
	case v.voice || v.named > 0 || v.usual >= 2:
		return true
	case v.structural:
		return len(marks) >= 2
	}
	units := unitsFrom(v.src, marks[0])
	if v.names < 2 && len(marks)*3 < units {
		return false
	}
	return len(marks)*share >= units
}

// denseIn says whether at least every second line or paragraph begins with a
// possible label.
func denseIn(src *source, marks []mark) bool {
	n := 0
	for _, m := range marks {
		if m.class > fieldLabel {
			n++
		}
	}
	return n >= 3 && n*2 >= unitsFrom(src, marks[0])
}

// unitsFrom counts the lines from a mark on at which a turn could begin.
func unitsFrom(src *source, m mark) int {
	units := 0
	for _, p := range src.paras[m.para:] {
		if p.heading > 0 {
			continue
		}
		for i, l := range p.lines {
			if i == 0 || l.glue != glueSpace {
				units++
			}
		}
	}
	return units
}

// mergeSpellings gives labels that differ in case or spacing alone the
// spelling that occurs most.
func (c *choice) mergeSpellings() {
	exact := map[string]int{}
	for _, m := range c.marks {
		exact[m.label]++
	}
	best := map[string]string{}
	for _, m := range c.marks {
		if key := m.key; exact[m.label] > exact[best[key]] {
			best[key] = m.label
		}
	}
	for i, m := range c.marks {
		c.marks[i].label = best[m.key]
	}
}
