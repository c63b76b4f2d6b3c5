//go:build ignore

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// sizes are the classes of SCOWL that are taken; 80 and 95 hold what hardly
// anybody says, and with it many names.
var sizes = []int{10, 20, 35, 40, 50, 55, 60, 70}

var spellings = []string{"english", "british", "british_z", "american", "british_variant_1", "british_variant_2", "variant_1"}

var lower = regexp.MustCompile(`^[a-z]+$`)

// readWords gives each English word its smallest size class.
func readWords(from *source, own string) map[string]int {
	words := map[string]int{}
	add := func(w string, size int) {
		if old, ok := words[w]; len(w) > 1 && (!ok || size < old) {
			words[w] = size
		}
	}
	dir := filepath.Join(from.dir, "scowl/usr/share/dict/scowl")
	for _, size := range sizes {
		for _, spelling := range spellings {
			for _, w := range scowl(dir, spelling+"-words", size) {
				if plain := fold(w); lower.MatchString(plain) && !strings.Contains(w, "'") && w == strings.ToLower(w) {
					add(plain, size)
				}
			}
			for _, w := range scowl(dir, spelling+"-contractions", size) {
				add(fold(w), size)
			}
		}
	}
	for size, ws := range sections(filepath.Join(own, "words.txt")) {
		n, err := strconv.Atoi(size)
		check(err)
		for _, w := range ws {
			add(fold(w), n)
		}
	}
	for _, w := range []string{"a", "i"} {
		words[w] = 10
	}
	return words
}

// scowl reads one file of SCOWL, which is in ISO 8859-1.
func scowl(dir, kind string, size int) []string {
	text, err := os.ReadFile(filepath.Join(dir, kind+"."+strconv.Itoa(size)))
	if os.IsNotExist(err) {
		return nil
	}
	check(err)
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return strings.Fields(string(runes))
}
