package hits

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
	"github.com/mitten-qda/mitten/query"
)

// Unmatched names the coders, documents and attributes of people in a query that
// nothing in the study has: most often they are misspelt. Each is a sentence
// without its full stop.
func Unmatched(s *project.Study, roster *corpus.Roster, q query.Node) ([]string, error) {
	var notes []string
	for _, f := range Fields(q) {
		known, err := valuesOf(s, roster, f.Name)
		if err != nil {
			return nil, err
		}
		if known == nil || slices.ContainsFunc(known, func(value string) bool { return has(f, value) }) {
			continue
		}
		near := fault.Nearest(f.Value, known)
		if near != "" {
			near = fmt.Sprintf("; did you mean %q?", near)
		}
		notes = append(notes, fmt.Sprintf("nothing in the study has %s %q%s", f.Name, f.Value, near))
	}
	return notes, nil
}

// has reports whether a field asks for a value, whatever its case and blanks.
func has(f query.Field, value string) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	if f.Prefix {
		return strings.HasPrefix(fold(value), fold(f.Value))
	}
	return fold(value) == fold(f.Value)
}

// valuesOf lists what a field can be asked for; nil where that is not known
// without reading the transcripts, or is checked elsewhere.
func valuesOf(s *project.Study, roster *corpus.Roster, field string) ([]string, error) {
	switch {
	case field == "coder":
		coders, err := s.JournalCoders()
		return append(append([]string{}, s.Config.Coders...), coders...), err
	case field == "document":
		ids, err := s.DocumentIDs()
		return append([]string{}, ids...), err
	case field == "cycle" || !slices.Contains(roster.Columns, field):
		return nil, nil
	}
	values := []string{}
	for _, p := range roster.Participants {
		values = append(values, p.Values(field)...)
	}
	return values, nil
}

// Fields lists the fields in a query, in its order.
func Fields(n query.Node) []query.Field {
	var fields []query.Field
	switch n := n.(type) {
	case query.And:
		for _, part := range n {
			fields = append(fields, Fields(part)...)
		}
	case query.Or:
		for _, part := range n {
			fields = append(fields, Fields(part)...)
		}
	case query.Not:
		return Fields(n.Node)
	case query.Field:
		return []query.Field{n}
	}
	return fields
}
