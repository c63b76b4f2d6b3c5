package project_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/project"
)

// However many documents are asked for at once, and whatever was read into the
// same memory before, each comes out as it does by itself.
func TestEachReadsWhatMaterialReads(t *testing.T) {
	b := newBench(t)
	var files []string
	for i := range 60 {
		quote := fmt.Sprintf("It went well, %d times out of a hundred.", i)
		padding := strings.Repeat("And so it goes on. ", i*37%50)
		files = append(files, fmt.Sprintf("T%02d.txt", i), fmt.Sprintf("Interviewer: How was it?\n\nP%02d: %s %s\n", i, padding, quote))
	}
	b.safe(files...)
	for i := range 60 {
		quote := fmt.Sprintf("%d times", i)
		if i%2 == 0 {
			b.code(fmt.Sprintf("T%02d", i), "ash", "good-enough", quote, 0)
		}
		if i%3 == 0 {
			b.code(fmt.Sprintf("T%02d", i), "rowan", "good-enough", quote, 0)
		}
	}
	b.write("codings/rowan/T05.jsonl", `{"id":"torn`)
	all, err := b.DocumentIDs()
	if err != nil || len(all) != 60 {
		t.Fatal(len(all), err)
	}
	codings := 0
	for _, ids := range [][]string{all, all[:7]} {
		got := make([]*project.Material, len(ids))
		var mu sync.Mutex
		err := b.Each(context.Background(), ids, func(i int, m *project.Material) error {
			mu.Lock()
			defer mu.Unlock()
			got[i] = m
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			want, err := b.Material(context.Background(), id)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(flat(want), flat(got[i])); d != "" {
				t.Errorf("%s of %d: %s", id, len(ids), d)
			}
			for _, p := range got[i].Placed {
				if codings++; p.Fit != coding.Exact {
					t.Errorf("%s: a coding is not where it was made", id)
				}
			}
		}
	}
	if codings != 30+20+4+3 {
		t.Errorf("%d codings", codings)
	}
}

// flat is what of a material can be compared.
func flat(m *project.Material) any {
	return struct {
		Meta     corpus.Meta
		Text     string
		Turns    []corpus.Turn
		Placed   []coding.Placed
		Problems string
	}{m.Document.Meta, m.Document.Text, m.Document.Turns, m.Placed, fmt.Sprint(m.Problems)}
}

// What a torn line holds is the caller's, whatever is read next.
func TestATornLineOutlivesTheNextRead(t *testing.T) {
	b := newBench(t)
	b.write("codings/ash/T01.jsonl", `{"id":"one`)
	b.write("codings/ash/T02.jsonl", `{"id":"two`)
	read := func(id string) coding.Content {
		c, err := b.Journals().Read(context.Background(), coding.Journal{Document: id, Coder: "ash"})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	one, two := read("T01"), read("T02")
	if string(one.Tail.Bytes) != `{"id":"one` || string(two.Tail.Bytes) != `{"id":"two` || one.Revision == "" {
		t.Errorf("%q and %q", one.Tail.Bytes, two.Tail.Bytes)
	}
}

// Listing the journals of one document gives what listing all of them gives.
func TestJournalsOfOneDocument(t *testing.T) {
	b := newBench(t)
	b.write("codings/ash/T01.jsonl", "\n")
	b.write("codings/rowan/T01.jsonl", "\n\n")
	b.write("codings/rowan/T02.jsonl", "\n\n\n")
	all, err := b.Journals().Journals(context.Background(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	one, err := b.Journals().Journals(context.Background(), "T01", "")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 3 {
		t.Fatalf("%d journals", len(all))
	}
	if d := cmp.Diff(all[:2], one); d != "" {
		t.Error(d)
	}
}
