package ingest

// A Score says how well a layout explains a file.
type Score struct {
	Layout string
	Score  float64 // 0 (not at all) to 1 (every paragraph)
	Turns  int
	Reason string // what speaks for it, for the user; without labels, which may be names
}

// A DoubtKind is a sort of question that a file leaves open.
type DoubtKind string

// The kinds of doubt, and which option settles each.
const (
	WhichLayout DoubtKind = "layout"      // two layouts explain the file about as well: Options.Layout
	WhoAsks     DoubtKind = "interviewer" // no label is known to be the interviewer's: Options.Speakers
	SamePerson  DoubtKind = "same"        // labels that look like one speaker's: Options.Same
	NoSpeaker   DoubtKind = "label"       // a label that may be none: Options.Speakers
)

// A Doubt is a question that a person answers better than a rule. Read has
// gone on with the best guess. Labels may be people's names.
type Doubt struct {
	Kind   DoubtKind
	Labels []string // that it is about, in the order of their first turn; nil for WhichLayout
	Guess  string   // a layout, or the label that is taken to be the answer; may be empty
	Others []string // for WhichLayout: the other layouts
}
