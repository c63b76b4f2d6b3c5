package export

import (
	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/codebook"
)

// Frequencies is a theme table ready to leave: it holds no id of a person or
// document and no coder. Its JSON form is the json format.
type Frequencies struct {
	Title     string  `json:"title"`
	Unit      string  `json:"unit"` // what k and n count
	N         int     `json:"n"`    // of everyone in scope, in Unit
	Scope     string  `json:"scope,omitempty"`
	Date      string  `json:"date,omitempty"`
	Own       bool    `json:"own"`        // sub-themes are not counted with their parent
	AllSpeech bool    `json:"all_speech"` // interviewers' and others' speech counts too
	GroupBy   string  `json:"group_by,omitempty"`
	Groups    []Group `json:"groups"` // the first is everyone in scope
	Themes    []Row   `json:"themes"` // in codebook order
	// Notes are sentences that belong under the table wherever it goes.
	Notes []string `json:"notes"`
}

// A Group is what is counted out of. Value is empty for everyone, "(none)" for
// those without a value.
type Group struct {
	Value        string `json:"value,omitempty"`
	N            int    `json:"n"` // in the table's unit
	Participants int    `json:"participants"`
	Documents    int    `json:"documents"`
	Segments     int    `json:"segments"`
	Codings      int    `json:"codings"` // those counted, of any theme
}

// A Row is one theme.
type Row struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Parent string  `json:"parent,omitempty"` // id
	Depth  int     `json:"depth"`            // 0 for a root
	Counts []Count `json:"counts"`           // one for each group, in their order
}

// A Count is one theme in one group: k of n in the table's unit, and the
// numbers of every unit.
type Count struct {
	K            int      `json:"k"`
	N            int      `json:"n"`
	Percent      *float64 `json:"percent,omitempty"` // only from the N the study sets, 20 if none
	Participants int      `json:"participants"`
	Documents    int      `json:"documents"`
	Segments     int      `json:"segments"`
	Codings      int      `json:"codings"`
}

// NewFrequencies makes a counted table fit to leave. title may be empty; date
// is of the data and printed as it is.
func NewFrequencies(s *analysis.Study, t *analysis.Table, title, date string) *Frequencies {
	m := newMentions(s, analysis.Attribution{}.Of)
	public := func(text string) string { return m.replace(clean(text)) }
	f := &Frequencies{
		Title: public(title), Unit: string(t.Unit), N: t.Groups[0].Size.Of(t.Unit), Date: clean(date), Scope: public(t.Scope),
		Own: t.Own, AllSpeech: t.AllSpeech, GroupBy: t.By, Groups: []Group{}, Themes: []Row{}, Notes: notesOf(t),
	}
	if f.Title == "" {
		f.Title = "Theme frequencies"
	}
	for i, g := range t.Groups {
		value := public(g.Value)
		if i > 0 && value == "" {
			value = "(none)"
		}
		f.Groups = append(f.Groups, Group{value, g.Size.Of(t.Unit), g.Size.Participants, g.Size.Documents, g.Size.Segments, g.Size.Codings})
	}
	for _, r := range t.Rows {
		f.Themes = append(f.Themes, rowOf(t, r, public(r.Theme.Name)))
	}
	return f
}

func rowOf(t *analysis.Table, r analysis.Row, name string) Row {
	row := Row{ID: r.Theme.ID, Name: name, Depth: r.Theme.Depth(), Parent: parentID(r.Theme)}
	for g, c := range r.Counts {
		share := t.Share(r, g)
		count := Count{K: share.K, N: share.N, Participants: c.Participants, Documents: c.Documents, Segments: c.Segments, Codings: c.Codings}
		if p, ok := share.Percent(); ok {
			count.Percent = &p
		}
		row.Counts = append(row.Counts, count)
	}
	return row
}

func parentID(t *codebook.Theme) string {
	if t.Parent == nil {
		return ""
	}
	return t.Parent.ID
}

// notesOf says in sentences what the numbers are.
func notesOf(t *analysis.Table) []string {
	var out []string
	switch t.Unit {
	case analysis.Participants:
		out = append(out, "Counted are participants who speak in at least one document in scope, with or without codings.")
	case analysis.Documents:
		out = append(out, "Counted are documents in scope, with or without codings.")
	case analysis.Segments:
		out = append(out, "Counted are segments, that is turns, in scope, with or without codings.")
	case analysis.Codings:
		out = append(out, "Counted are codings; overlapping codings of one theme by one coder are one.")
	}
	if t.Own {
		out = append(out, "Each theme has its own codings only, without its sub-themes.")
	} else {
		out = append(out, "Each theme includes its sub-themes.")
	}
	if t.AllSpeech {
		out = append(out, "Interviewers' and others' speech is counted too.")
	}
	if t.SomeCoders {
		out = append(out, "Not every coder's codings are counted.")
	}
	out = append(out, "Percentages are given from N = "+number(t.PercentFrom)+".")
	if n := len(t.Absent); n == 1 {
		out = append(out, "1 participant has no document in scope and is not in N.")
	} else if n > 1 {
		out = append(out, number(n)+" participants have no document in scope and are not in N.")
	}
	if n := len(t.Withdrawn); n > 0 {
		out = append(out, "Not counted, and not in N, for consent withdrawn: "+plural(n, "participant")+".")
	}
	anonymous := 0
	for _, a := range t.Anonymous {
		anonymous += a.Turns
	}
	if anonymous > 0 {
		out = append(out, plural(anonymous, "turn")+" of participants without an id counted for no participant.")
	}
	if t.Unfinished > 0 {
		out = append(out, "Coding is not finished in "+plural(t.Unfinished, "document")+" in scope; a theme missing there is not yet a no.")
	}
	return out
}

// note says in one line what the table is about.
func (f *Frequencies) note() string {
	text := "unit: " + f.Unit + " · N = " + number(f.N)
	if f.Scope != "" {
		text += " · scope: " + f.Scope
	} else {
		text += " · scope: everything"
	}
	if f.Date != "" {
		text += " · data of " + f.Date
	}
	return text
}
