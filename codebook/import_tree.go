package codebook

import (
	"maps"
	"slices"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A row is a theme of a table before its parent is known.
type row struct {
	theme  *Theme
	parent string
	line   int
}

// tree gives ids to the themes that have none and hangs each under its parent.
func (r *report) tree(rows []row) []*Theme {
	r.nameIDs(rows)
	byID, byName := map[string]*Theme{}, map[string][]*Theme{}
	kept := rows[:0]
	for _, row := range rows {
		if other, taken := byID[row.theme.ID]; taken {
			r.add(Error, row.line, 1, "give one of them another id", "the id %s stands on line %d already, this row is left out", row.theme.ID, other.Line)
			continue
		}
		byID[row.theme.ID] = row.theme
		byName[nameKey(row.theme.Name)] = append(byName[nameKey(row.theme.Name)], row.theme)
		kept = append(kept, row)
	}
	for _, row := range kept {
		row.theme.Parent = r.parentOf(row, byID, byName)
	}
	r.breakCycles(kept)
	var roots []*Theme
	for _, row := range kept {
		if p := row.theme.Parent; p != nil {
			p.Children = append(p.Children, row.theme)
		} else {
			roots = append(roots, row.theme)
		}
	}
	return roots
}

// nameIDs gives every theme an id and a name. Ids in the table come first.
func (r *report) nameIDs(rows []row) {
	taken := map[string]bool{}
	for _, row := range rows {
		taken[row.theme.ID] = true
		if severity, reason := checkID(row.theme.ID); reason != "" && row.theme.ID != "" {
			hint := ""
			if slug := Slug(row.theme.ID); slug != "" {
				hint = "for example " + slug
			}
			r.add(severity, row.line, 1, hint, "id %q: %s", shorten(row.theme.ID, 80), reason)
		}
	}
	for _, row := range rows {
		t := row.theme
		if t.ID == "" {
			t.ID = freeID(Slug(t.Name), taken)
		}
		if t.Name == "" {
			t.Name = t.ID
		}
	}
}

// freeID is slug, or slug with the first number from 2 on that is not taken.
func freeID(slug string, taken map[string]bool) string {
	if slug == "" {
		slug = "theme"
	}
	id := slug
	for n := 2; taken[id]; n++ {
		id = numbered(slug, n)
	}
	taken[id] = true
	return id
}

func (r *report) parentOf(row row, byID map[string]*Theme, byName map[string][]*Theme) *Theme {
	if row.parent == "" {
		return nil
	}
	if t, ok := byID[row.parent]; ok {
		return t
	}
	named := byName[nameKey(row.parent)]
	switch len(named) {
	case 1:
		return named[0]
	case 0:
		var known []string
		for _, key := range slices.Sorted(maps.Keys(byName)) {
			known = append(known, byName[key][0].Name)
		}
		hint := "give it a row of its own"
		if near := fault.Nearest(row.parent, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		r.add(Error, row.line, 1, hint, "no row for %q, the parent of %s", shorten(row.parent, 80), row.theme.ID)
	default:
		r.add(Error, row.line, 1, "name the parent by its id", "%d rows are called %q, the parent of %s", len(named), shorten(row.parent, 80), row.theme.ID)
	}
	return nil
}

// breakCycles puts at the top what is its own ancestor or lies too deep.
func (r *report) breakCycles(rows []row) {
	for _, row := range rows {
		depth := 0
		for p := row.theme.Parent; p != nil; p = p.Parent {
			if depth++; p == row.theme || depth >= maxDepth {
				reason := "lies more than %d levels deep"
				if p == row.theme {
					reason = "is its own parent, over at most %d levels"
				}
				r.add(Error, row.line, 1, "correct the parent", "%s "+reason, row.theme.ID, maxDepth)
				row.theme.Parent = nil
				break
			}
		}
	}
}
