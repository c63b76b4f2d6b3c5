package cli

import (
	"errors"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// A manifest is what is known of files before they are imported.
type manifest struct{ rows []manifestRow }

type manifestRow struct {
	line  int
	path  string // as written, with slashes
	known project.File
	used  bool
}

const idLetters = "up to 64 letters, digits, '.', '-' and '_'"

// readManifest reads the list. What it says of mistakes quotes no cell: files
// and cells may hold names.
func readManifest(name string) (*manifest, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	t, err := project.ReadTable(data, name)
	if err != nil {
		return nil, err
	}
	if t.Column("file") < 0 {
		return nil, fault.At(name, 1, 0, "the first line is file,document,kind,cycle,participants", "no column file")
	}
	m := &manifest{}
	var problems []error
	for _, row := range t.Rows {
		bad := func(hint, format string, args ...any) {
			problems = append(problems, fault.At(name, row.Line, 0, hint, format, args...))
		}
		cell := func(column string) string {
			if i := t.Column(column); i >= 0 && i < len(row.Cells) {
				return row.Cells[i]
			}
			return ""
		}
		r := manifestRow{line: row.Line, path: strings.ReplaceAll(cell("file"), `\`, "/")}
		r.known = project.File{ID: cell("document"), Kind: cell("kind"), Cycle: cell("cycle")}
		if r.known.ID != "" {
			if err := corpus.CheckID(r.known.ID); err != nil {
				bad("documents have ids such as T07: "+idLetters, "document: no id that could be used")
			}
		}
		for _, id := range strings.FieldsFunc(cell("participants"), func(r rune) bool { return r == ';' || r == ',' }) {
			if id = strings.TrimSpace(id); id == "" {
				continue
			}
			if err := corpus.CheckID(id); err != nil {
				bad("ids are short and name nobody, such as P07: "+idLetters+"; several are separated by semicolons", "participants: no id that could be used")
			}
			r.known.Participants = append(r.known.Participants, id)
		}
		if i := slices.IndexFunc(m.rows, func(o manifestRow) bool { return o.path == r.path }); i >= 0 {
			bad("", "the file stands on line %d already", m.rows[i].line)
		}
		m.rows = append(m.rows, r)
	}
	return m, errors.Join(problems...)
}

// of gives what is known of a file: the row with its name and as much of its
// folders as any, or nothing.
func (m *manifest) of(file string) project.File {
	file = strings.ReplaceAll(file, `\`, "/")
	var best *manifestRow
	for i := range m.rows {
		r := &m.rows[i]
		fits := file == r.path || strings.HasSuffix(file, "/"+strings.TrimPrefix(r.path, "./")) || path.Base(file) == path.Base(r.path) && !m.twice(path.Base(file))
		if r.path != "" && fits && (best == nil || len(r.path) > len(best.path)) {
			best = r
		}
	}
	if best == nil {
		return project.File{}
	}
	best.used = true
	return best.known
}

// twice reports whether several rows are of files of this name, so that the
// folder has to tell.
func (m *manifest) twice(base string) bool {
	n := 0
	for _, r := range m.rows {
		if path.Base(r.path) == base {
			n++
		}
	}
	return n > 1
}

// unused lists the lines whose file was not given.
func (m *manifest) unused() []int {
	var lines []int
	for _, r := range m.rows {
		if !r.used {
			lines = append(lines, r.line)
		}
	}
	return lines
}

// unusedSpeakers lists the labels of --speaker that no file has. Of labels that
// were told to be none, nothing is left to tell by.
func unusedSpeakers(told map[string]corpus.Speaker, r *project.ImportReport) []string {
	var unused []string
	for label, sp := range told {
		has := slices.ContainsFunc(r.Documents, func(d project.Imported) bool {
			for _, s := range d.Speakers {
				if strings.EqualFold(s.Label, label) {
					return true
				}
			}
			return false
		})
		if !has && sp.Kind != "" {
			unused = append(unused, label)
		}
	}
	slices.Sort(unused)
	return unused
}
