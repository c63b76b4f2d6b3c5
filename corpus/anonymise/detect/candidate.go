package detect

import (
	"slices"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/lexis"
)

// A Kind says what a candidate may identify somebody by.
type Kind string

// The kinds.
const (
	Person       Kind = "PERSON"
	Place        Kind = "PLACE"
	Organisation Kind = "ORG"
	Contact      Kind = "CONTACT" // telephone, e-mail, web address, handle
	ID           Kind = "ID"      // numbers that an office gives
	Address      Kind = "ADDRESS" // street, flat, postcode
	Date         Kind = "DATE"
	Age          Kind = "AGE"
	Demographic  Kind = "DEM" // nationality, faith
)

// A Tier says what happens to a candidate that nobody has decided.
type Tier string

// The tiers.
const (
	Sure Tier = "A" // masked by default
	Ask  Tier = "B" // one decision for each form
)

// A Candidate is a passage that may identify somebody.
type Candidate struct {
	Span   corpus.Span // bytes of the text
	Kind   Kind
	Tier   Tier
	Layers []string // names of the layers that voted for it, sorted
}

// Form gives what decisions are keyed by: the words and numbers of a surface,
// folded, joined by single blanks. Two places with the same form are decided
// together.
func Form(surface string) string {
	var b []byte
	gap := false
	for _, r := range surface {
		switch {
		case lexis.IsLetter(r):
			b = lexis.AppendFolded(separated(b, gap), r)
			gap = false
		case r >= '0' && r <= '9', r == '@', r == '_':
			b = append(separated(b, gap), byte(r))
			gap = false
		case !lexis.StaysInWord(r):
			gap = true
		}
	}
	return string(b)
}

func separated(b []byte, gap bool) []byte {
	if gap && len(b) > 0 {
		return append(b, ' ')
	}
	return b
}

// A Result is what a Scanner found in one text.
type Result struct {
	// Caseless says that the speech has no capital letters, so that names are
	// harder to find.
	Caseless bool
	// Candidates are in text order and do not overlap.
	Candidates []Candidate
}

func sortedLayers(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
