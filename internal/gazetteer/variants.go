package gazetteer

import (
	"slices"
	"strings"
)

// readVariants reads groups of forms of one name, a group a line, words parted
// by blanks, lines with # being comments. A form may be in several groups.
func readVariants(text string) map[string][]string {
	variants := map[string][]string{}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		forms := strings.Fields(line)
		for _, form := range forms {
			for _, other := range forms {
				if other != form && !slices.Contains(variants[form], other) {
					variants[form] = append(variants[form], other)
				}
			}
		}
	}
	for _, forms := range variants {
		slices.Sort(forms)
	}
	return variants
}

// Variants lists the other forms of the given name folded, long, short and
// spelled otherwise, in the order of the alphabet; none where no others are
// known. A short form of several names has those of all of them: "alex" goes
// with "alexander" and with "alexandra". The forms of those forms are left out.
func (l *Lists) Variants(folded string) []string {
	return slices.Clone(l.variants[folded])
}
