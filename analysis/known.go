package analysis

import (
	"sort"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/query"
)

// needAttribute refuses what is no column of participants.csv.
func (c *cast) needAttribute(name string) error {
	var columns []string
	if c.study.Roster != nil {
		columns = c.study.Roster.Columns
	}
	for _, column := range columns {
		if column == name {
			return nil
		}
	}
	known := append([]string{"cycle", "document", "kind", "participant", "speaker", "theme", "coder"}, columns...)
	hint := "fields are " + strings.Join(known, ", ")
	if near := fault.Nearest(name, known); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return fault.New(hint, "participants.csv has no column %q", name)
}

// needCoder refuses a coder whom neither the study nor a coding knows.
func (c *cast) needCoder(name string, prefix bool) error {
	known := c.coders()
	for _, coder := range known {
		if matches(query.Field{Value: name, Prefix: prefix}, coder) {
			return nil
		}
	}
	hint := "nobody has coded yet"
	if len(known) > 0 {
		hint = "coders are " + strings.Join(known, ", ")
	}
	if near := fault.Nearest(name, known); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return fault.New(hint, "no coder %q", name)
}

func (c *cast) coders() []string {
	seen := map[string]bool{}
	var names []string
	last := ""
	note := func(name string) {
		if name != last && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
		last = name
	}
	for _, name := range c.study.Coders {
		note(name)
	}
	for i := range c.study.Records {
		note(c.study.Records[i].Coder)
	}
	for _, f := range c.study.Finished {
		note(f.Coder)
	}
	sort.Strings(names)
	return names
}

// warnings says of every scope field that matches nothing in the whole study
// what it may have meant: most often the value is misspelt.
func (w *conditions) warnings() []string {
	var out []string
	for _, f := range w.leaves {
		known := map[string]bool{}
		found := false
		for i := range w.cast.voices {
			if v := &w.cast.voices[i]; v.turns > 0 {
				values := w.cast.values(f.Name, v)
				found = found || anyOf(f, values)
				for _, value := range values {
					known[value] = true
				}
			}
		}
		for p := range w.cast.people {
			switch f.Name {
			case "document", "kind", "speaker":
				continue
			}
			values := w.cast.traits(f.Name, p)
			found = found || anyOf(f, values)
			for _, value := range values {
				known[value] = true
			}
		}
		if found {
			continue
		}
		text := "nothing in the study has " + f.Name + " " + quoted(f.Value)
		names := make([]string, 0, len(known))
		for name := range known {
			names = append(names, name)
		}
		sort.Strings(names)
		if near := fault.Nearest(f.Value, names); near != "" {
			text += "; did you mean " + quoted(near) + "?"
		}
		out = append(out, text)
	}
	return out
}

func quoted(s string) string { return `"` + s + `"` }
