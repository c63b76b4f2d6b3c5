package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// findCodings gives the coding of each id, removed ones included. An id may be
// cut at one end.
func findCodings(ctx context.Context, s *project.Study, ids []string) ([]coding.Coding, error) {
	docs, _, err := desk.ReadEvents(ctx, s, "", "")
	if err != nil {
		return nil, err
	}
	var all []coding.Coding
	for _, doc := range docs {
		state, _ := coding.Fold(doc.Document, doc.Events)
		all = append(all, state.Codings...)
	}
	var found []coding.Coding
	var wrong []error
	seen := map[string]bool{}
	for _, id := range ids {
		c, err := findCoding(all, id)
		if err != nil {
			wrong = append(wrong, err)
		} else if !seen[c.ID] {
			seen[c.ID] = true
			found = append(found, c)
		}
	}
	return found, errors.Join(wrong...)
}

// findCoding gives the coding that an id, or four or more characters of one of
// its ends, names.
func findCoding(all []coding.Coding, id string) (coding.Coding, error) {
	const fewest = 4
	var near []coding.Coding
	lower := strings.ToLower(id)
	for _, c := range all {
		if c.ID == id {
			return c, nil
		}
		if whole := strings.ToLower(c.ID); len(id) >= fewest && (strings.HasPrefix(whole, lower) || strings.HasSuffix(whole, lower)) {
			near = append(near, c)
		}
	}
	switch {
	case len(id) < fewest:
		return coding.Coding{}, fault.New("give at least four characters of its beginning or end", "%q is too short for the id of a coding", id)
	case len(near) == 0:
		return coding.Coding{}, fault.New("`mitten code list` shows the ids, `mitten code log` those of removed codings too", "no coding %q", id)
	case len(near) == 1:
		return near[0], nil
	}
	const most = 10
	var lines []string
	for i, c := range near {
		if i == most {
			lines = append(lines, fmt.Sprintf("and %d more", len(near)-most))
			break
		}
		removed := ""
		if c.Removed {
			removed = ", removed"
		}
		lines = append(lines, fmt.Sprintf("%s  %s in %s by %s%s", c.ID, c.Theme, c.Document, c.Coder, removed))
	}
	return coding.Coding{}, fault.New("give more of the id; the ends differ more than the beginnings",
		"%q may be any of %s:\n%s", id, count(len(near), "coding"), strings.Join(lines, "\n"))
}
