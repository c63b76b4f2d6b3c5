package project

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

var braced = regexp.MustCompile(`\{([^{}]*)\}`)

// checkAttribution holds the attributes that quotes are named by against the
// columns of participants.csv.
func (s *Study) checkAttribution(r *Report, roster *corpus.Roster) {
	for _, template := range s.Config.Attribution {
		checkTemplate(r, roster, template)
	}
}

func checkTemplate(r *Report, roster *corpus.Roster, template string) {
	for _, m := range braced.FindAllStringSubmatch(template, -1) {
		name := strings.ToLower(strings.TrimSpace(m[1]))
		switch {
		case name == "id" || name == "participant" || name == "document":
			r.add(true, configName, "use {role} or another attribute that many share", "attribution: {%s} would name one person", name)
		case name != "role" && !slices.Contains(roster.Columns, name):
			hint := "add the column to participants.csv, or correct attribution"
			if near := fault.Nearest(name, roster.Columns); near != "" {
				hint = "did you mean {" + near + "}?"
			}
			r.add(true, configName, hint, "attribution: participants.csv has no column %q", name)
		}
	}
	if rest := braced.ReplaceAllString(template, ""); strings.ContainsAny(rest, "{}") {
		r.add(true, configName, "write attributes as {role}", "attribution %q: braces that do not match", template)
	}
}

// checkStrayFiles notes what lies among the transcripts and is none for mitten.
func (s *Study) checkStrayFiles(r *Report) error {
	entries, err := os.ReadDir(s.Path("transcripts"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		name := e.Name()
		id, md := strings.CutSuffix(name, ".md")
		hint := "transcripts end in .md; `mitten import` makes them of other files"
		switch {
		case strings.HasPrefix(name, ".") || fsx.IsTemp(name), md && !e.IsDir() && corpus.CheckID(id) == nil:
			continue
		case e.IsDir():
			hint = "transcripts lie in the folder itself"
		case strings.EqualFold(name[max(0, len(name)-3):], ".md"):
			hint = "rename it to an id and .md, such as T07.md, or take it away"
		}
		r.add(false, "transcripts/"+name, hint, "ignored: it is not a transcript by its name")
	}
	return err
}
