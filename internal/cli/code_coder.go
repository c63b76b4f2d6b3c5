package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// addCoder gives a verb the flag that says who codes.
func addCoder(cmd *cobra.Command, coder *string) {
	cmd.Flags().StringVar(coder, "coder", "", "who codes: an `id` of mitten.yaml (default: MITTEN_CODER, else its only coder)")
}

// coder says who codes: the one named by --coder, else by MITTEN_CODER, else
// the only one that mitten.yaml names.
func (app *App) coder(s *project.Study, named string) (string, error) {
	if named == "" {
		named = app.Getenv("MITTEN_CODER")
	}
	if named != "" {
		return named, knownCoder(s, named)
	}
	switch coders := s.Config.Coders; len(coders) {
	case 0:
		return "", fault.New("add a line such as `coders: [ash]` to mitten.yaml", "mitten.yaml names no coder")
	case 1:
		return coders[0], nil
	default:
		return "", fault.New("say who codes: --coder "+coders[0]+", or set MITTEN_CODER",
			"mitten.yaml names %s: %s", count(len(coders), "coder"), strings.Join(coders, ", "))
	}
}

// knownCoder refuses a coder whom mitten.yaml does not name. What was agreed needs
// no naming.
func knownCoder(s *project.Study, coder string) error {
	if slices.Contains(s.Config.Coders, coder) || coder == coding.Agreed {
		return nil
	}
	hint := "add it to the line `coders: [...]` of mitten.yaml"
	if near := fault.Nearest(coder, s.Config.Coders); near != "" {
		hint = "did you mean " + near + "? If not, " + hint
	}
	return fault.New(hint, "no coder %q in mitten.yaml", coder)
}

// ownCoding refuses to change another coder's coding.
func ownCoding(c coding.Coding, coder string) error {
	if c.Coder == coder {
		return nil
	}
	return fault.New("--coder "+c.Coder+" does it in "+c.Coder+"'s name",
		"coding %s in %s is by %s, not by %s", c.ID, c.Document, c.Coder, coder)
}
