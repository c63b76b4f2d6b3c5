package query

import "strconv"

// maxDepth is how deep parentheses and NOTs may nest.
const maxDepth = 200

// Parse reads a query. An empty one is And{}, which is always true. The tree
// has no And within an And, no Or within an Or, and neither with a single
// part. An error names the column, in code points from 1, and has a hint.
func Parse(s string) (Node, error) {
	tokens, err := scan(s)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens}
	if p.peek().kind == endOfQuery {
		return And{}, nil
	}
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != endOfQuery {
		return nil, unopened(t)
	}
	return n, nil
}

type parser struct {
	tokens []token
	at     int
	depth  int
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) or() (Node, error) {
	var parts Or
	for {
		n, err := p.and()
		if err != nil {
			return nil, err
		}
		if inner, ok := n.(Or); ok {
			parts = append(parts, inner...)
		} else {
			parts = append(parts, n)
		}
		if !p.takes("OR", "or") {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) and() (Node, error) {
	var parts And
	for {
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		if inner, ok := n.(And); ok {
			parts = append(parts, inner...)
		} else {
			parts = append(parts, n)
		}
		if p.takes("AND", "and") {
			continue
		}
		if p.is("OR", "or") || !p.startsOperand(p.at) {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) unary() (Node, error) {
	t := p.peek()
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, bad(t.col, "", "more than %d parentheses and NOTs within each other", maxDepth)
	}
	switch {
	case t.kind == operator && t.text == "NOT", t.bare("not") && p.excludes():
		p.at++
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		return Not{n}, nil
	case t.kind == operand:
		p.at++
		return t.node, nil
	case t.kind == open:
		return p.group()
	}
	return nil, p.missing(t)
}

func (p *parser) group() (Node, error) {
	opening := p.peek()
	p.at++
	if p.peek().kind == closing {
		return nil, bad(opening.col, "put something between them, or leave them out", "there is nothing between the parentheses")
	}
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.peek().kind != closing {
		return nil, unclosed(opening)
	}
	p.at++
	return n, nil
}

// is reports whether an operator stands here, after an operand: in upper case
// always, in lower case only where another operand follows.
func (p *parser) is(upper, lower string) bool {
	t := p.peek()
	return t.kind == operator && t.text == upper || t.bare(lower) && p.startsOperand(p.at+1)
}

func (p *parser) takes(upper, lower string) bool {
	if p.is(upper, lower) {
		p.at++
		return true
	}
	return false
}

func (p *parser) startsOperand(i int) bool {
	t := p.tokens[i]
	return t.kind == open || t.kind == operand || t.kind == operator && t.text == "NOT"
}

// excludes reports whether a field or a parenthesis follows.
func (p *parser) excludes() bool {
	t := p.tokens[p.at+1]
	switch n := t.node.(type) {
	case Field:
		return true
	case Not:
		_, field := n.Node.(Field)
		return field
	}
	return t.kind == open
}

// missing says what is wrong where an operand should stand and t does.
func (p *parser) missing(t token) error {
	if t.kind == operator {
		return bad(t.col, literally(t), "%s has nothing before it", t.text)
	}
	if p.at > 0 {
		switch before := p.tokens[p.at-1]; before.kind {
		case operator:
			return bad(before.col, literally(before), "%s has nothing after it", before.text)
		case open:
			return unclosed(before)
		}
	}
	return unopened(t)
}

func literally(t token) string {
	return "to find the word itself, write it in quotes: " + strconv.Quote(t.text)
}

func unclosed(t token) error {
	return bad(t.col, "close it with ), or leave it out", "the parenthesis is not closed")
}

func unopened(t token) error {
	return bad(t.col, "leave it out, or open one with (", "there is no ( for this )")
}
