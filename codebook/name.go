package codebook

import "strings"

// nameKey is the same for two names that a person would take for one.
func nameKey(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func equalName(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
