package anonymise

import (
	"strings"
	"testing"
)

func TestRostersInYAML(t *testing.T) {
	people, err := ReadRoster(strings.NewReader("people:\n  - name: \"Orsolya Vadas\"\n    aliases: [\"Orsi\", \"O\"]\n    role: participant\n  - name: \"?\"\n"), "r.yaml")
	if err != nil || len(people.Persons) != 1 || people.Persons[0].Name != "Orsolya Vadas" || len(people.Persons[0].Aliases) != 1 || people.Persons[0].Label != "participant" {
		t.Errorf("%+v %v", people, err)
	}
	if empty, err := ReadRoster(strings.NewReader(""), "r.yaml"); err != nil || len(empty.Persons) != 0 {
		t.Errorf("an empty file: %+v %v", empty, err)
	}
	_, err = ReadRoster(strings.NewReader("Orsolya Vadas, Orsi"), "r.yaml")
	if err == nil || strings.Contains(err.Error(), "Orsolya") || !strings.HasPrefix(err.Error(), "r.yaml: ") {
		t.Errorf("what is no YAML: %v", err)
	}
}
