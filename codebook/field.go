package codebook

import (
	"slices"
	"strings"
)

// themeKeys are the keys of an entry in the order in which new ones are written.
func themeKeys() []string {
	return []string{"id", "name", "definition", "include", "exclude", "examples", "cues",
		"colour", "status", "replaced_by", "memo", "themes"}
}

func bookKeys() []string { return []string{"codebook", "name", "themes"} }

// text is the field that holds key, or nil where key is not a text.
func (t *Theme) text(key string) *string {
	switch key {
	case "id":
		return &t.ID
	case "name":
		return &t.Name
	case "definition":
		return &t.Definition
	case "include":
		return &t.Include
	case "exclude":
		return &t.Exclude
	case "colour":
		return &t.Colour
	case "status":
		return (*string)(&t.Status)
	case "replaced_by":
		return &t.ReplacedBy
	case "memo":
		return &t.Memo
	}
	return nil
}

// list is the field that holds key, or nil where key is not a list of texts.
func (t *Theme) list(key string) *[]string {
	switch key {
	case "examples":
		return &t.Examples
	case "cues":
		return &t.Cues
	}
	return nil
}

// clean is the form in which a text of the file stands in a Theme.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.ReplaceAll(s, "\r", "\n"))
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// sameFields compares what a person wrote of two themes, not their places.
func sameFields(a, b *Theme) bool {
	for _, key := range themeKeys() {
		if p := a.text(key); p != nil && *p != *b.text(key) {
			return false
		}
		if p := a.list(key); p != nil && !slices.Equal(*p, *b.list(key)) {
			return false
		}
	}
	return true
}
