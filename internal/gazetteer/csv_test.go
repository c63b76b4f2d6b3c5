package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/internal/fault"
)

func TestReadCSV(t *testing.T) {
	want := []Entry{{"Thrupwick", "place"}, {"Ó Zebra", "surname"}, {"St. Quill, Ltd", "organisation"}}
	rows := "Thrupwick,place\nÓ Zebra,Surname,a note\n\n\"St. Quill, Ltd\", organisation \n"
	for name, text := range map[string]string{
		"no header":    rows,
		"header":       "Name,Type\n" + rows,
		"byte mark":    "\ufeffname,type\n" + rows,
		"windows":      strings.ReplaceAll(rows, "\n", "\r\n"),
		"other order":  "type,name\nplace,Thrupwick\nsurname,Ó Zebra\norganisation,\"St. Quill, Ltd\"\n",
		"rows of none": "name,type\n,\n" + rows + ",,\n",
	} {
		got, err := ReadCSV(strings.NewReader(text), "names.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

func TestReadCSVRefuses(t *testing.T) {
	for _, c := range []struct{ text, err, hint string }{
		{"name,type\nThrupwick,plaice\n", "names.csv:2:11: no such type", "did you mean place?"},
		{"Thrupwick,town\n", "names.csv:1:11: no such type", "a type is one of given, surname, place, organisation, word"},
		{"Thrupwick\n", "names.csv:1:1: there is no type", "each row is a name and a type: Ashdown,place"},
		{"Thrupwick,place\n12,given\n", "names.csv:2:1: the name has no letters", ""},
		{"Thrup\"wick,place\n", "names.csv:1:6: bare \" in non-quoted-field", ""},
	} {
		_, err := ReadCSV(strings.NewReader(c.text), "names.csv")
		if err == nil || err.Error() != c.err {
			t.Errorf("%q: error %v, want %s", c.text, err, c.err)
			continue
		}
		if hint := strings.Join(fault.Hints(err), "; "); hint != c.hint {
			t.Errorf("%q: hint %q, want %q", c.text, hint, c.hint)
		}
		if strings.Contains(err.Error(), "Thrup") {
			t.Errorf("%q: the error names somebody: %v", c.text, err)
		}
	}
	if _, err := ReadCSV(broken{}, "names.csv"); !errors.Is(err, errBroken) {
		t.Errorf("error %v of a reader that fails, want its own", err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errBroken }
