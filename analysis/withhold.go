package analysis

import (
	"strings"

	"github.com/mitten-qda/mitten/query"
)

// withheld stands for what a condition says and a reader must not learn.
const withheld = "(withheld)"

// scopeText prints a condition without the ids of people, documents and coders
// in it. It is empty for a condition that is always true.
func scopeText(n query.Node) string {
	if n == nil {
		return ""
	}
	return withholdIDs(n).String()
}

func withholdIDs(n query.Node) query.Node {
	switch n := n.(type) {
	case query.And:
		out := make(query.And, len(n))
		for i, part := range n {
			out[i] = withholdIDs(part)
		}
		return out
	case query.Or:
		out := make(query.Or, len(n))
		for i, part := range n {
			out[i] = withholdIDs(part)
		}
		return out
	case query.Not:
		return query.Not{Node: withholdIDs(n.Node)}
	case query.Field:
		switch n.Name {
		case "participant", "document", "coder":
			return query.Field{Name: n.Name, Value: withheld}
		case "speaker":
			switch strings.ToLower(n.Value) {
			case "participant", "interviewer", "other":
			default:
				return query.Field{Name: n.Name, Value: withheld}
			}
		}
		return n
	}
	return n
}
