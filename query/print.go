package query

import (
	"strconv"
	"strings"
)

// String joins the parts with AND, which leaves no doubt what is an operator
// and what the word "or".
func (n And) String() string {
	parts := make([]string, len(n))
	for i, part := range n {
		parts[i] = part.String()
		if or, ok := part.(Or); ok && len(or) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " AND ")
}

func (n Or) String() string {
	parts := make([]string, len(n))
	for i, part := range n {
		parts[i] = part.String()
	}
	return strings.Join(parts, " OR ")
}

func (n Not) String() string {
	switch n.Node.(type) {
	case And, Or:
		return "NOT (" + n.Node.String() + ")"
	}
	return "NOT " + n.Node.String()
}

func (n Word) String() string {
	switch {
	case n.Prefix:
		return n.Text + "*"
	case n.Fuzzy == 1:
		return n.Text + "~"
	case n.Fuzzy > 1:
		return n.Text + "~" + strconv.Itoa(n.Fuzzy)
	}
	return n.Text
}

func (n Phrase) String() string { return `"` + n.Text + `"` }

func (n Field) String() string {
	name, value := n.Name, n.Value
	if !isName([]rune(name)) {
		name = `"` + name + `"`
	}
	if strings.ContainsFunc(value, endsRun) || strings.HasSuffix(value, "*") {
		value = `"` + value + `"`
	}
	if n.Prefix {
		value += "*"
	}
	return name + ":" + value
}
