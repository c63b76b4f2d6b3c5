package project

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/corpus"
)

// headTurns is how many paragraphs before the first turn are a file's head.
const headTurns = 8

// idInText is an id among words: P07, fs-12.
var idInText = regexp.MustCompile(`\b[A-Za-z]{1,3}-?\d{1,3}\b`)

// contradictions tells where a file's name, its head and its labels have ids of
// one kind and none in common: P03 in the name, P04 in the head. Which is right a
// person knows; the labels are believed.
func contradictions(name string, d *corpus.Document) []string {
	var head strings.Builder
	for i, t := range d.Turns {
		if d.LabelOf(t) != "" || i == headTurns {
			break
		}
		head.WriteString(d.Slice(t.Words) + "\n")
	}
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	sources := []struct {
		what string
		ids  []string
	}{
		{"its name", idsIn(strings.ReplaceAll(stem, "_", " "))},
		{"its head", idsIn(head.String())},
		{"its turns", idsIn(strings.Join(d.Participants, " "))},
	}
	var warnings []string
	for i, a := range sources {
		for _, b := range sources[i+1:] {
			for _, id := range a.ids {
				others := alike(id, b.ids)
				if len(alike(id, a.ids)) == 1 && len(others) > 0 && !slices.ContainsFunc(others, func(o string) bool { return bareID(o) == bareID(id) }) {
					warnings = append(warnings, fmt.Sprintf("%s says %s, %s %s: which is right?", a.what, id, b.what, strings.Join(others, ", ")))
				}
			}
		}
	}
	return warnings
}

// idsIn lists the ids in a text, as they are typed.
func idsIn(text string) []string {
	var ids []string
	for _, id := range idInText.FindAllString(text, -1) {
		if !slices.ContainsFunc(ids, func(o string) bool { return bareID(o) == bareID(id) }) {
			ids = append(ids, id)
		}
	}
	return ids
}

// bareID is an id in capitals, without a hyphen and noughts in front.
func bareID(id string) string {
	letters := strings.TrimRight(id, "0123456789")
	return strings.ToUpper(strings.TrimSuffix(letters, "-")) + strings.TrimLeft(id[len(letters):], "0")
}

// alike gives the ids that begin with the letters of one.
func alike(id string, ids []string) []string {
	letters := func(s string) string { return strings.TrimRight(bareID(s), "0123456789") }
	return slices.DeleteFunc(slices.Clone(ids), func(o string) bool { return letters(o) != letters(id) })
}
