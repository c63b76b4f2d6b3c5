package corpus

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

var (
	yamlLine     = regexp.MustCompile(`(?s)line (\d+): (.*)`)
	unknownField = regexp.MustCompile(`^field (\S+) not found`)
)

// headerError says what is wrong with a front matter in the words of the file:
// the YAML library speaks of Go's types.
func headerError(name string, err error) error {
	known := []string{"id", "kind", "cycle", "participants", "source", "sha256", "format", "layout", "speakers", "label", "participant", "unlabelled", "times"}
	hint := "the keys of a transcript are listed in docs/format.md"
	if errors.Is(err, io.EOF) {
		return fault.At(name, 1, 0, hint, "the front matter is empty")
	}
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return fault.At(name, 1, 0, hint, "front matter: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	line, _ := strconv.Atoi(m[1])
	reason, _, _ := strings.Cut(m[2], "\n")
	switch f := unknownField.FindStringSubmatch(reason); {
	case f != nil:
		reason = fmt.Sprintf("unknown key %q", f[1])
		if near := fault.Nearest(f[1], known); near != "" {
			hint = "did you mean " + near + "?"
		}
	case strings.HasPrefix(reason, "cannot unmarshal"): // it quotes the value, too
		reason = "a value of the wrong kind"
	}
	return fault.At(name, line+1, 0, hint, "front matter: %s", reason) // the fence is line 1
}
