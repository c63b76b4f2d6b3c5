//go:build ignore

// Command make writes the lists of internal/gazetteer from unpacked packages:
//
//	go run make/*.go FROM INTO
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A source is where the packages were unpacked, and what dump.cjs and dump.py
// wrote of them.
type source struct {
	dir     string
	Locales map[string]locale
	Human   map[string][]string
	python  map[string]locale
	ruby    map[string]locale
}

type locale struct{ Given, Surname []string }

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run make/*.go FROM INTO")
	}
	from := &source{dir: os.Args[1]}
	readJSON(filepath.Join(from.dir, "lists.json"), from)
	readJSON(filepath.Join(from.dir, "faker.json"), &from.python)
	from.ruby = readRuby(filepath.Join(from.dir, "ruby/usr/share/rubygems-integration/all/gems/faker-2.21.0/lib/locales"))
	into := os.Args[2]
	own := filepath.Join(into, "own")

	words := readWords(from, own)
	names := readNames(from, own, words)
	places := readPlaces(from, own, words)
	pack(filepath.Join(into, "words.gz"), words, func(band int) string { return fmt.Sprintf("%02d", band) })
	pack(filepath.Join(into, "names.gz"), names, func(n name) string { return fmt.Sprintf("%d%d", n.given, n.surname) })
	pack(filepath.Join(into, "places.gz"), places, func(p town) string { return fmt.Sprintf("%d%d", p.rank, p.more) })
}

// pack writes one line for each key, in the order of the keys, so that the
// same sources give the same file.
func pack[V any](file string, list map[string]V, digits func(V) string) {
	keys := make([]string, 0, len(list))
	for k := range list {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	check(err)
	for _, k := range keys {
		fmt.Fprintf(z, "%s\t%s\n", k, digits(list[k]))
	}
	check(z.Close())
	check(os.WriteFile(file, packed.Bytes(), 0o644))
	log.Printf("%-10s %7d lines %8d bytes", filepath.Base(file), len(keys), packed.Len())
}

// linesOf gives the lines of a file that are neither empty nor comments.
func linesOf(file string) []string {
	f, err := os.Open(file)
	check(err)
	defer f.Close()
	var lines []string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		if l := strings.TrimSpace(in.Text()); l != "" && !strings.HasPrefix(l, "#") {
			lines = append(lines, l)
		}
	}
	check(in.Err())
	return lines
}

// sections reads a file of ours: "KIND: words parted by blanks", a line going
// on the kind of the one before it where it names none. A low line stands for
// the blank in a name of several words.
func sections(file string) map[string][]string {
	found := map[string][]string{}
	kind := ""
	for _, line := range linesOf(file) {
		if k, rest, ok := strings.Cut(line, ":"); ok {
			kind, line = k, rest
		}
		if kind == "" {
			log.Fatalf("%s: the first line names no kind", file)
		}
		for _, w := range strings.Fields(line) {
			found[kind] = append(found[kind], strings.ReplaceAll(w, "_", " "))
		}
	}
	return found
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
