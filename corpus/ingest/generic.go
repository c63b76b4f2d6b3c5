package ingest

// Generic says whether a label is a role's or an id, not a name: it may be
// somebody else's in the next file ("Speaker 1").
func Generic(label string) bool {
	_, known := roleOf(label)
	return known || isID(label)
}
