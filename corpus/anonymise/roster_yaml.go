package anonymise

import (
	"errors"
	"io"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/internal/fault"
)

// ReadRoster reads people from YAML: people: [{name, aliases, role}]. file is
// used in errors only, which never hold a name. Names that cannot be looked for
// (no letters, a single one) are left out.
func ReadRoster(r io.Reader, file string) (*People, error) {
	var roster struct {
		People []struct {
			Name    string   `yaml:"name"`
			Aliases []string `yaml:"aliases"`
			Role    string   `yaml:"role"`
		} `yaml:"people"`
	}
	err := yaml.NewDecoder(r).Decode(&roster)
	if err != nil && !errors.Is(err, io.EOF) { // the reason may quote a name
		return nil, fault.At(file, 0, 0, "write: people: [{name: ..., aliases: [...], role: ...}]", "the list of people is not the YAML it should be")
	}
	people := &People{}
	for _, p := range roster.People {
		person := Person{Label: p.Role}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if why, _ := nameProblem(name); why != "" {
				continue
			}
			if person.Name == "" {
				person.Name = name
			} else {
				person.Aliases = append(person.Aliases, name)
			}
		}
		if person.Name != "" {
			people.Persons = append(people.Persons, person)
		}
	}
	return people, nil
}
