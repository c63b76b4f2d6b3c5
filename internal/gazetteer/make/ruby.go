//go:build ignore

package main

import (
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// fromRuby are the locales taken from Faker for Ruby: those with names that
// the other packages lack, or lack in Latin letters.
var fromRuby = []string{"ca", "ee", "en-IND", "en-MS", "en-NEP", "en-NG", "en-PAK", "en-SG", "en-TH", "en-UG", "en-ZA",
	"es-AR", "id", "lt", "lv", "pt-BR", "tr", "vi"}

// readRuby reads the names of the locales, whose lists are called
// female_first_name, last_name and the like.
func readRuby(dir string) map[string]locale {
	found := map[string]locale{}
	for _, called := range fromRuby {
		text, err := os.ReadFile(filepath.Join(dir, called+".yml"))
		check(err)
		var doc map[string]struct {
			Faker struct{ Name map[string]any }
		}
		check(yaml.Unmarshal(text, &doc))
		var l locale
		for _, in := range doc {
			for list, names := range in.Faker.Name {
				switch {
				case strings.Contains(list, "first_name"):
					l.Given = append(l.Given, textsOf(names)...)
				case strings.Contains(list, "last_name"):
					l.Surname = append(l.Surname, textsOf(names)...)
				}
			}
		}
		found[called] = l
	}
	return found
}

// textsOf leaves out what is built from other lists.
func textsOf(list any) []string {
	var texts []string
	names, _ := list.([]any)
	for _, n := range names {
		if s, ok := n.(string); ok && !strings.Contains(s, "#{") {
			texts = append(texts, s)
		}
	}
	return texts
}
