package cli

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// idColumns are names of the column with the participants' ids, the likeliest
// first.
var idColumns = []string{"id", "participant", "participant id", "participant_id", "participant code", "participant number", "participant no", "pid", "p id", "code", "id code", "respondent", "respondent id"}

// telling are words of a column's name that say it tells who people are.
var telling = []string{
	"name", "names", "firstname", "forename", "forenames", "givenname", "surname", "lastname", "familyname", "fullname", "nickname", "username", "alias", "aliases", "initials",
	"email", "emails", "mail", "phone", "telephone", "tel", "mobile", "whatsapp", "address", "street", "postcode", "zip",
	"dob", "birth", "birthday", "birthdate", "nhs", "passport", "signature",
}

// tellsWho reports whether a column tells who people are, by its name.
func tellsWho(column string) bool {
	words := strings.FieldsFunc(strings.ToLower(column), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		pair := w
		if i > 0 {
			pair = words[i-1] + w // first name, post code, e-mail
		}
		if slices.Contains(telling, w) || slices.Contains(telling, pair) {
			return true
		}
	}
	return strings.Join(words, "") == "dob"
}

// A personTable is a table of people, and what each column of it becomes.
type personTable struct {
	*project.Table
	id     int      // the column with the ids
	target []string // attribute by column, "" for one that is left out
}

// columnsOf settles what the columns become. Those that are left out are told;
// what is not clear is a problem.
func (app *App) columnsOf(t *project.Table, path string, rename [][2]string, e *project.RosterEdit, study *project.Study) (*personTable, []error, error) {
	out := &personTable{Table: t, id: -1, target: make([]string, len(t.Columns))}
	mapped := map[string]bool{}
	names := slices.Clone(t.Columns)
	for _, m := range rename {
		at := t.Column(m[0])
		if at < 0 {
			hint := "its columns are " + strings.Join(t.Columns, ", ")
			if near := fault.Nearest(m[0], t.Columns); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, nil, fault.At(path, 1, 0, hint, "no column %q for --map", m[0])
		}
		names[at] = m[1]
		mapped[t.Columns[at]] = true
	}
	for _, name := range idColumns {
		if out.id = slices.Index(names, name); out.id >= 0 {
			break
		}
	}
	if out.id < 0 {
		return nil, nil, fault.At(path, 1, 0, `name the column id, or use --map "YOUR COLUMN=id"`, "no column with the participants' ids")
	}
	var problems []error
	for i, name := range names {
		bad := func(hint, format string, args ...any) {
			problems = append(problems, fault.At(path, 1, 0, hint, format, args...))
		}
		column := t.Columns[i]
		switch near := fault.Nearest(name, e.Columns()); {
		case i == out.id || name == "":
		case tellsWho(name) || tellsWho(column) && !mapped[column]:
			app.say("note: column %q was left out: it tells who people are. Names belong in the people list: `mitten anonymise apply --people`", column)
		case name == "id" || slices.Contains(out.target, name):
			bad("--map gives one of them another name", "column %q was left out: another column is %s already", column, name)
		case slices.Contains(e.Columns(), name):
			out.target[i] = name
		case near != "" && !mapped[column] && !usualColumn(study, name):
			bad(`--map "`+column+"="+near+`" takes it as that, --map "`+column+"="+column+`" adds it`, "column %q was left out: is %s meant?", column, near)
		default:
			out.target[i] = name // the column is added with its first value
		}
	}
	return out, problems, nil
}

// usualColumn reports whether mitten or mitten.yaml knows an attribute.
func usualColumn(study *project.Study, column string) bool {
	return column == "role" || column == "consent" || column == "cycle" || column == "composite" || declared(study, column)
}
