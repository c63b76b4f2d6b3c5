package analysis

import (
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// Nameless is how a participant is called of whom no role is known.
const Nameless = "participant"

// An Attribution is how a quote names its speaker: by role, or by a template
// of attributes, never by an id. The zero Attribution is "{role}".
type Attribution struct {
	parts []part
}

// A part is literal text, or the attribute that stands in braces.
type part struct{ text, attribute string }

// ParseAttribution reads a template such as "{service} {role}"; "" is
// "{role}". columns are the attributes that participants.csv has: anything
// else in braces is an error, and so is {id}.
func ParseAttribution(template string, columns []string) (Attribution, error) {
	var a Attribution
	for rest := template; rest != ""; {
		text, after, found := strings.Cut(rest, "{")
		if strings.Contains(text, "}") {
			return a, fault.New("write attributes as {role}", "attribution %q: a } without {", template)
		}
		a.parts = append(a.parts, part{text: text})
		if !found {
			break
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed {
			return a, fault.New("write attributes as {role}", "attribution %q: a { without }", template)
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if err := checkAttribute(name, columns); err != nil {
			return a, err
		}
		a.parts = append(a.parts, part{attribute: name})
		rest = tail
	}
	return a, nil
}

func checkAttribute(name string, columns []string) error {
	switch name {
	case "id", "participant", "document":
		return fault.New("use {role} or another attribute that many share", "attribution: {%s} would name one person", name)
	case "role":
		return nil
	}
	for _, c := range columns {
		if c == name {
			return nil
		}
	}
	hint := "participants.csv has the columns " + strings.Join(columns, ", ")
	if near := fault.Nearest(name, columns); near != "" {
		hint = "did you mean {" + near + "}?"
	}
	return fault.New(hint, "attribution: participants.csv has no column %q", name)
}

// Of names a participant. An attribute without a value is left out together
// with the text before it, several values are joined by "and". Without a role
// that the template asks for, the name is Nameless.
func (a Attribution) Of(p corpus.Participant) string {
	parts := a.parts
	if len(parts) == 0 {
		parts = []part{{attribute: "role"}}
	}
	var b strings.Builder
	text := ""
	for _, part := range parts {
		if part.attribute == "" {
			text += part.text
			continue
		}
		values := p.Values(part.attribute)
		if len(values) == 0 && part.attribute == "role" {
			return Nameless
		}
		if len(values) > 0 {
			b.WriteString(text + strings.Join(values, " and "))
		}
		text = ""
	}
	if b.Len() == 0 {
		return Nameless
	}
	name := strings.Trim(strings.Join(strings.Fields(b.String()+text), " "), " ,;-/")
	if strings.Count(name, ")") > strings.Count(name, "(") {
		name = strings.TrimSuffix(name, ")")
	}
	return name
}
