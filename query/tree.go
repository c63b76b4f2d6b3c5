package query

// A Node is one of And, Or, Not, Word, Phrase and Field. String prints it in a
// form that Parse reads back as the same tree.
type Node interface{ String() string }

// And is true where all its parts are. An And without parts is always true.
type And []Node

// Or is true where at least one of its parts is.
type Or []Node

// Not is true where its part is not.
type Not struct{ Node Node }

// Word asks for one word of the text.
type Word struct {
	Text   string
	Fuzzy  int  // slips allowed: 0, 1 or 2
	Prefix bool // any word that begins with Text
}

// Phrase asks for words that follow each other.
type Phrase struct{ Text string }

// Field asks for a property of the passage: theme, role, speaker, cycle,
// document, participant, coder, kind, or any participant attribute.
type Field struct {
	Name   string // in lower case
	Value  string
	Col    int  // code point at which it starts in the query, from 1
	Prefix bool // value:abc*
}

// Fields lists the names of the fields that n asks for, each once, in the
// order of the query.
func Fields(n Node) []string {
	var names []string
	seen := map[string]bool{}
	walk(n, func(leaf Node) {
		if f, ok := leaf.(Field); ok && !seen[f.Name] {
			seen[f.Name] = true
			names = append(names, f.Name)
		}
	})
	return names
}

// HasText reports whether n asks for words anywhere, so that it cannot be
// answered without the text.
func HasText(n Node) bool {
	found := false
	walk(n, func(leaf Node) {
		switch leaf.(type) {
		case Word, Phrase:
			found = true
		}
	})
	return found
}

func walk(n Node, leaf func(Node)) {
	switch n := n.(type) {
	case And:
		for _, part := range n {
			walk(part, leaf)
		}
	case Or:
		for _, part := range n {
			walk(part, leaf)
		}
	case Not:
		walk(n.Node, leaf)
	default:
		leaf(n)
	}
}
