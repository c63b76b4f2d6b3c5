package anonymise

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/mitten-qda/mitten/internal/fault"
)

func TestReadPeopleTakesListsAsSpreadsheetsWriteThem(t *testing.T) {
	want := []Person{
		{Name: "Renée Quill", Aliases: []string{"Ren", "Mrs Quill"}, Participant: "P03"},
		{Name: "Bo Rix", Label: "key worker"},
	}
	for why, text := range map[string]string{
		"comma":        "name,aliases,participant,label\nRenée Quill,Ren; Mrs Quill,P03,\n\nBo Rix,,,key worker\n",
		"BOM and CRLF": "\ufeffName,Aliases,Participant ID,Label\r\n\"Renée Quill\",\"Ren;Mrs Quill\",P03,\r\n,,,\r\nBo Rix,,,key worker\r\n",
		"semicolon":    "label;id;full name;also known as\n;P03;Renée Quill;\"Ren; Mrs Quill\"\nkey worker;;Bo Rix;\n",
		"tab":          "name\taliases\tparticipant_id\tprint as\nRenée Quill\tRen|Mrs Quill\tP03\nBo Rix\t\t\tkey worker\n",
		"Windows-1252": "name,aliases,participant,label\nRen\xe9e Quill,Ren;Mrs Quill,P03,\nBo Rix,,,key worker",
		"UTF-16":       "\xff\xfe" + utf16le("name,aliases,participant,label\nRenée Quill,Ren;Mrs Quill,P03,\nBo Rix,,,key worker"),
	} {
		got, err := ReadPeople(strings.NewReader(text), "people.csv")
		if err != nil {
			t.Errorf("%s: %v", why, err)
			continue
		}
		if !reflect.DeepEqual(got.Persons, want) {
			t.Errorf("%s: got %+v", why, got.Persons)
		}
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestReadPeopleTellsEveryMistakeByItsLineAndNoName(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"no header", "Renée Quill,Ren,P03\n", "people.csv:1: no column is called name"},
		{"empty", "", "people.csv: the file is empty"},
		{"nobody", "name,aliases\n,\n", "people.csv: the list has no people"},
		{"a row without a name", "name,aliases\n,Ren\n", "people.csv:2: the name is empty"},
		{"one letter", "name,aliases\nRenée Quill,R\n", "people.csv:2: a name is a single letter"},
		{"no letters", "name,aliases\nRenée Quill,42\n", "people.csv:2: a name has no letters"},
		{"one alias for two", "name,aliases\nRenée Quill,Ren\n\nBo Quill,\"Bo;  REN\"\n", "people.csv:4: a name or alias is also that of line 2, so nobody could tell whom it means"},
		{"two of one name", "name\nRenée Quill\n\"Quill, Renee\"\n", "people.csv:3: a name or alias is also that of line 2, so nobody could tell whom it means"},
		{"a bad id", "name,participant\nRenée Quill,no 3\n", "people.csv:2: the participant id is no id"},
		{"an id twice", "name,participant\nRenée Quill,P3\nBo Rix,P3\n", "people.csv:3: the participant id is also that of line 2"},
		{"an id that is a name", "name,participant\nRenée Quill,quill-1\n", "people.csv:2: the participant id holds a name of the list"},
		{"a label with a name", "name,label\nRenée Quill,\nBo Rix,friend of Quill\n", "people.csv:3: the label holds a name of the list"},
		{"a label with brackets", "name,label\nRenée Quill,[nurse]\n", "people.csv:2: a label is longer than 100 bytes, or has brackets or a line end"},
		{"a bad quotation", "name\n\"Renée\" Quill\n", "people.csv:2:8: extraneous or missing \" in quoted-field"},
		{"two mistakes", "name,aliases\n,Ren\nRenée Quill,R\n", "people.csv:2: the name is empty\npeople.csv:3: a name is a single letter"},
	} {
		_, err := ReadPeople(strings.NewReader(c.text), "people.csv")
		if err == nil {
			t.Errorf("%s: no error", c.why)
			continue
		}
		if err.Error() != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, err, c.want)
		}
		if len(fault.Hints(err)) == 0 {
			t.Errorf("%s: no hint", c.why)
		}
		for _, text := range append(fault.Hints(err), err.Error()) {
			if strings.Contains(text, "Quill") || strings.Contains(text, "Ren") {
				t.Errorf("%s: the error holds a name", c.why)
			}
		}
	}
}

func TestReadPeopleRemarksOnWordsThatAreNames(t *testing.T) {
	for text, want := range map[string]int{
		"name,aliases\nJoan Bell,\n":          1,
		"name,aliases\nJoan Bell,Bell:case\n": 0,
		"name,aliases\nMin So,\n":             1,
		"name,aliases\nKeeva Devane,\n":       0,
	} {
		p, err := ReadPeople(strings.NewReader(text), "people.csv")
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Notes) != want {
			t.Errorf("%q: notes %v", text, p.Notes)
		}
	}
}

func TestAddAndMerge(t *testing.T) {
	p := list("Renée Quill; Ren")
	for _, c := range []struct {
		add     Person
		changed bool
		fails   bool
	}{
		{Person{Name: "renee quill", Aliases: []string{"Ren"}}, false, false},
		{Person{Name: "Renee Quill", Aliases: []string{"Rennie"}, Participant: "P03"}, true, false},
		{Person{Name: "Renée Quill", Participant: "P04"}, false, true},
		{Person{Name: "Bo Rix", Aliases: []string{"Rennie"}}, false, true},
		{Person{Name: "Bo;Rix"}, false, true},
		{Person{Name: "B"}, false, true},
	} {
		before := p.clone()
		changed, err := p.Add(c.add)
		if changed != c.changed || (err != nil) != c.fails {
			t.Errorf("%+v: changed %v, error %v", c.add, changed, err)
		}
		if err != nil && (!reflect.DeepEqual(p.Persons, before.Persons) || strings.Contains(err.Error(), "Re")) {
			t.Errorf("%+v: the list changed, or the error holds a name: %v", c.add, err)
		}
	}
	if changed, err := p.AddName(" Ida Jonescu "); err != nil || !changed {
		t.Error(changed, err)
	}
	want := []Person{{Name: "Renée Quill", Aliases: []string{"Ren", "Rennie"}, Participant: "P03"}, {Name: "Ida Jonescu"}}
	if !reflect.DeepEqual(p.Persons, want) {
		t.Errorf("got %+v", p.Persons)
	}
	if changed, err := p.Merge(list("Ida Jonescu", "Bo Rix", "Rennie")); err == nil || changed || len(p.Persons) != 2 {
		t.Errorf("a list that does not fit was merged in part: %v", err)
	}
}

func TestReplacementsAreNumberedInOrder(t *testing.T) {
	p := &People{Persons: []Person{{Name: "Aa"}, {Name: "Bb", Participant: "P01"}, {Name: "Cc", Label: "nurse"}, {Name: "Dd"}}}
	if got := strings.Join(p.Replacements(), " "); got != "[person 1] [P01] [nurse] [person 2]" {
		t.Error(got)
	}
}

func TestReadNames(t *testing.T) {
	got, err := ReadNames(strings.NewReader("# places\r\nWhitby = a coastal town\n\n Ty Gwennol:case \n"), "names.txt")
	want := []Literal{{Text: "Whitby", Label: "a coastal town"}, {Text: "Ty Gwennol:case"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = ReadNames(strings.NewReader("Whitby\nQ\n"), "names.txt")
	if err == nil || err.Error() != "names.txt:2: a name is a single letter" {
		t.Error(err)
	}
}

func TestWriteCSVIsReadBack(t *testing.T) {
	name := rapid.StringMatching(`[A-Z][a-zéø'"-]{2,9} [A-Z][a-z,]{2,9}(:case)?`)
	rapid.Check(t, func(t *rapid.T) {
		p := &People{Persons: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Person {
			return Person{Name: name.Draw(t, "name"), Aliases: rapid.SliceOfN(name, 1, 3).Draw(t, "aliases"), Label: rapid.StringMatching(`[a-z]{0,5}`).Draw(t, "label")}
		}), 1, 5).Draw(t, "persons")}
		if p.Check() != nil {
			t.Skip("the names clash")
		}
		var b bytes.Buffer
		if err := p.WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		got, err := ReadPeople(&b, "people.csv")
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Persons, p.Persons) {
			t.Fatalf("wrote %+v, read %+v", p.Persons, got.Persons)
		}
	})
}

func FuzzReadPeople(f *testing.F) {
	f.Add([]byte("name,aliases,participant\nJoan Bell,\"Bell:case; Mrs Bell\",P01\n"))
	f.Add([]byte("\xff\xfen\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ReadPeople(bytes.NewReader(data), "people.csv")
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := p.WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		again, err := ReadPeople(&b, "people.csv")
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again.Persons, p.Persons) {
			t.Fatalf("wrote %+v, read %+v", p.Persons, again.Persons)
		}
	})
}
