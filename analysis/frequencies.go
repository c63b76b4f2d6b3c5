package analysis

import (
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// A FrequencyOptions says what to count.
type FrequencyOptions struct {
	Unit       Unit       // of N and k; the table holds the numbers of every unit; "" is Participants
	Where      query.Node // nil is everything
	By         string     // an attribute, "cycle" or "kind"; "" is no groups
	GroupOrder []string   // values of By that come first, in this order; the rest follow in natural order
	Own        bool       // leave out what only sub-themes were given
	AllSpeech  bool       // count interviewers' and others' speech too
	Coder      string     // this coder's codings only
	// PercentFrom is the smallest N with a percentage; 0 is the constant
	// PercentFrom.
	PercentFrom int
}

// A Table is theme frequencies.
type Table struct {
	Unit        Unit
	Where       query.Node
	Scope       string // Where in words, with the ids of people, documents and coders withheld
	SomeCoders  bool   // Coder or Where leaves coders out
	By          string
	Own         bool
	AllSpeech   bool // also where Where asks for such a speaker, as speaker:interviewer does
	Coder       string
	PercentFrom int

	// Groups are what is counted out of; Groups[0] is everyone in scope.
	Groups []Group
	// Rows has one row for each theme in codebook order; a retired theme has
	// one only where codings still name it.
	Rows []Row
	// Any counts, for each group, what carries at least one theme. Its codings
	// are the codings counted.
	Any []Count

	// Absent are the ids of participants whom Where does not rule out and who
	// speak in no document in scope. They are not in N.
	Absent []string
	// Withdrawn are the ids of participants whom Where does not rule out and who
	// have withdrawn: nothing of theirs is in any number.
	Withdrawn []string
	// Unfinished is the number of documents in scope that no coder (with Coder,
	// that coder) has finished for all themes: there a missing theme is not
	// yet a no.
	Unfinished int
	// Anonymous are the documents with speech in scope of participants without
	// an id, in order of Documents. It counts in every unit but Participants.
	Anonymous []Anonymous
	// NotSpeech is the number of codings left out because no participant
	// speaks in them; AllSpeech would count them.
	NotSpeech int
	// UnknownTheme is the number of codings left out because the codebook has
	// no such theme.
	UnknownTheme int
	// Warnings are values in Where that match nothing in the study.
	Warnings []string
}

// A Group is participants, or documents, with a value in common. Participants
// with several values are in several groups.
type Group struct {
	Value string // "" in Groups[0], and for those without a value
	Size  Count  // all there is in scope, coded or not; Codings are those counted
}

// A Row is one theme's counts, one for each group.
type Row struct {
	Theme  *codebook.Theme
	Counts []Count
}

// Share gives a row's "k of N" for a group in the table's unit.
func (t *Table) Share(r Row, group int) Share {
	return Share{K: r.Counts[group].Of(t.Unit), N: t.Groups[group].Size.Of(t.Unit), From: t.PercentFrom}
}

// Frequencies counts each theme. It fails where an option names what the study
// does not have, and where Where has no one N (see the package comment).
// The order of Records and of Documents does not change the numbers.
func Frequencies(s *Study, o FrequencyOptions) (*Table, error) {
	unit, err := ParseUnit(string(o.Unit))
	if err != nil {
		return nil, err
	}
	c, err := newCast(s)
	if err != nil {
		return nil, err
	}
	by := fold(o.By)
	switch by {
	case "", "cycle", "kind":
	case "participant", "document", "speaker", "theme", "coder":
		return nil, fault.New("group by an attribute, cycle or kind", "counts cannot be grouped by %s", by)
	default:
		if err := c.needAttribute(by); err != nil {
			return nil, err
		}
	}
	if o.Coder != "" {
		if err := c.needCoder(o.Coder, false); err != nil {
			return nil, err
		}
	}
	themes := indexThemes(s.Book)
	w, err := split(c, themes, o.Where)
	if err != nil {
		return nil, err
	}
	sc := scopeOf(w, o.AllSpeech, by, o.GroupOrder)
	n := newTally(w, sc, o.Own)
	n.count(o.Coder)

	absent, withdrawn := sc.absent(w)
	t := &Table{
		Unit: unit, Where: o.Where, Scope: scopeText(o.Where), SomeCoders: o.Coder != "" || w.coders, By: by, Own: o.Own, AllSpeech: sc.others, Coder: o.Coder, PercentFrom: o.PercentFrom,
		Any: n.row(themes.any()), Absent: absent, Withdrawn: withdrawn, Anonymous: sc.anonymous(c), Unfinished: unfinished(c, sc, o.Coder),
		NotSpeech: n.notSpeech, UnknownTheme: n.unknown, Warnings: w.warnings(),
	}
	if t.PercentFrom <= 0 {
		t.PercentFrom = PercentFrom
	}
	for g, value := range sc.groups {
		size := n.size[g]
		size.Codings = t.Any[g].Codings
		t.Groups = append(t.Groups, Group{Value: value, Size: size})
	}
	for i, theme := range themes.all {
		row := Row{Theme: theme, Counts: n.row(i)}
		if theme.Status != codebook.Retired || row.Counts[0].Codings > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t, nil
}

// unfinished counts the documents in scope without a finish for all themes.
func unfinished(c *cast, s *scope, coder string) int {
	finished := make([]bool, len(c.study.Documents))
	for _, f := range c.study.Finished {
		if f.Document >= 0 && f.Document < len(finished) && len(f.Themes) == 0 && (coder == "" || fold(coder) == fold(f.Coder)) {
			finished[f.Document] = true
		}
	}
	n := 0
	for d := range finished {
		inScope := false
		for v := c.base[d]; v < c.base[d+1]; v++ {
			inScope = inScope || s.in[v]
		}
		if inScope && !finished[d] {
			n++
		}
	}
	return n
}
