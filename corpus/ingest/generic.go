package ingest

// BareLabel gives a label without what stands in brackets behind it: P07 of "P07
// (female, 34)".
func BareLabel(label string) string {
	if base, _ := cutBrackets(label); base != "" {
		return base
	}
	return label
}

// Generic says whether a label is a role's or an id, not a name: it may be
// somebody else's in the next file ("Speaker 1").
func Generic(label string) bool {
	_, known := roleOf(label)
	return known || isID(label)
}
