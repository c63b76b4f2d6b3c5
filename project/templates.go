package project

import "gopkg.in/yaml.v3"

// Templates say how a quote names its speaker, from special to general. In a file
// one is written as text, several as a list.
type Templates []string

// UnmarshalYAML reads a text or a list of texts.
func (t *Templates) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		return n.Decode((*[]string)(t))
	}
	var one string
	if err := n.Decode(&one); err != nil {
		return err
	}
	*t = nil
	if one != "" {
		*t = Templates{one}
	}
	return nil
}

// MarshalYAML writes a single one as text.
func (t Templates) MarshalYAML() (any, error) {
	if len(t) == 1 {
		return t[0], nil
	}
	return []string(t), nil
}

// Attributions are the templates that quotes are named by: the first, and what is
// printed where too few participants share that. Where the file gives one alone
// or none, the role follows, and then no more than that somebody takes part.
func (c *Config) Attributions() []string {
	switch len(c.Attribution) {
	case 0:
		return []string{"{role}", anybody}
	case 1:
		if one := c.Attribution[0]; one != "{role}" && one != anybody {
			return []string{one, "{role}", anybody}
		}
		return []string{c.Attribution[0], anybody}
	}
	return c.Attribution
}

// anybody is the most general attribution: it says nothing of a person.
const anybody = "participant"
