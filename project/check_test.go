package project_test

import (
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/project"
)

func TestAWholeStudyIsWhole(t *testing.T) {
	b := newBench(t)
	b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: gates\n    name: gates\n    definition: a gate\n")
	b.safe("T01.txt", "Interviewer: And?\n\nP01: It sticks.\n")
	b.code("T01", "ash", "gates", "It sticks", 0)
	r, err := b.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !r.Whole() || len(r.Findings) != 0 || r.Documents != 1 || r.Codings != 1 || r.Themes != 1 || r.Participants != 1 {
		t.Errorf("%+v", r)
	}
}

func TestCheckFinds(t *testing.T) {
	for _, c := range []struct {
		why  string
		do   func(b *bench)
		want string // "!" where it is serious
	}{
		{"a codebook that cannot be read", func(b *bench) { b.write("codebook.yaml", "codebook: 1\nthemes: [\n") }, "!codebook.yaml"},
		{"a theme that is not there", func(b *bench) { b.code("T01", "ash", "gate", "It", 0) }, "did you mean gates?"},
		{"a coder who is not named", func(b *bench) { b.code("T01", "sorrel", "gates", "It", 0) }, `codings/sorrel: coder "sorrel" is not one of the study's`},
		{"a value that is not allowed", func(b *bench) {
			b.Config.Attributes = map[string][]string{"role": {"Client", "Pod Leader"}}
			b.write("participants.csv", "id,role\nP01,Clint\n")
		}, `!participants.csv:2: P01: role "Clint" is not one of the allowed values (did you mean "Client"?)`},
		{"a consent that may be a withdrawal", func(b *bench) {
			b.write("participants.csv", "id,role,consent\nP01,x,witdrawn\n")
		}, `!participants.csv:2: P01: consent "witdrawn" is not one of the allowed values (did you mean "withdrawn"?)`},
		{"a column that stands twice", func(b *bench) { b.write("participants.csv", "id,role,role\nP01,x,y\n") }, `!participants.csv:1: column "role" stands twice (give each column a name of its own)`},
		{"a value that is spelt otherwise elsewhere", func(b *bench) {
			b.write("participants.csv", "id,role\nP01,pod-leader\nP02,Pod Leader\nP03,Pod Leader\n")
		}, `participants.csv:2: role is written "pod-leader" in 1 row and "Pod Leader" in 2 rows (write them the same way, or they are counted apart)`},
		{"an event that the sampling log does not know", func(b *bench) { b.write("sampling.csv", "what,role\nrefuse,x\n") }, `!sampling.csv:2: "refuse" is nothing that can happen to a plan (did you mean "refused"?)`},
		{"a column that is not there", func(b *bench) { b.Config.Attributes = map[string][]string{"shoe": nil} }, `participants.csv: no column for the attribute "shoe"`},
		{"a participant who is not there", func(b *bench) { b.write("participants.csv", "id,role\n") }, "!transcripts/T01.md: participant P01 is not in participants.csv"},
		{"a cycle that is not there", func(b *bench) {
			b.Config.Cycles = []string{"2026-05"}
			b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "kind: interview\n", "kind: interview\ncycle: 2019-05\n", 1))
		}, `!transcripts/T01.md: cycle "2019-05" is not one of the study's (cycles in mitten.yaml are 2026-05)`},
		{"a speaker whom the document does not list", func(b *bench) {
			b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "participants: [P01]\n", "", 1))
		}, `!transcripts/T01.md: speaker "P01" is participant P01, whom the document does not list`},
		{"a transcript that is none", func(b *bench) { b.write("transcripts/T02.md", "hello\n") }, "!transcripts/T02.md:1: no front matter"},
		{"a journal without its document", func(b *bench) { b.write("codings/ash/T77.jsonl", b.read(j1Name)) }, "!codings/ash/T77.jsonl: there is no document T77"},
		{"a coding that moved", func(b *bench) {
			b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "And then?", "And?", 1))
		}, "codings/ash/T01.jsonl: coding"},
		{"a coding that lost its place", func(b *bench) {
			b.write("transcripts/T01.md", strings.Replace(b.read("transcripts/T01.md"), "sticks fast all year", "runs", 1))
		}, "has lost its place: the text changed (`mitten code check`"},
		{"an attribution that asks for what is not there", func(b *bench) {
			b.write("participants.csv", "id,service\nP01,x\n")
			b.Config.Attribution = project.Templates{"{servce} {role}"}
		}, `!mitten.yaml: attribution: participants.csv has no column "servce" (did you mean {service}?)`},
		{"an attribution that names one person", func(b *bench) { b.Config.Attribution = project.Templates{"{id}"} }, "!mitten.yaml: attribution: {id} would name one person"},
		{"an attribution with half a brace", func(b *bench) { b.Config.Attribution = project.Templates{"{role"} }, "!mitten.yaml: attribution \"{role\": braces"},
		{"a copy among the transcripts", func(b *bench) { b.write("transcripts/T02 - Copy.md", "x") }, "transcripts/T02 - Copy.md: ignored: it is not a transcript by its name (rename it"},
		{"a transcript that shouts", func(b *bench) { b.write("transcripts/T02.MD", "x") }, "transcripts/T02.MD: ignored"},
		{"a Word file among the transcripts", func(b *bench) { b.write("transcripts/T02.docx", "x") }, "transcripts/T02.docx: ignored: it is not a transcript by its name (transcripts end in .md"},
		{"a folder among the transcripts", func(b *bench) { b.write("transcripts/old/T02.md", "x") }, "transcripts/old: ignored"},
		{"a half-written file", func(b *bench) { b.write("transcripts/.mitten-tmp-123", "half") }, "transcripts/.mitten-tmp-123: half-written"},
		{"what a killed process half wrote", func(b *bench) { b.write(j1Name+".torn", "{") }, "codings/ash/T01.jsonl.torn: holds what a killed process half wrote"},
	} {
		t.Run(c.why, func(t *testing.T) {
			b := newBench(t)
			b.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: gates\n    name: gates\n    definition: a gate\n")
			b.safe("T01.txt", "Interviewer: And then?\n\nP01: It sticks fast all year, whoever leans on it.\n")
			b.code("T01", "ash", "gates", "sticks fast all year", 0)
			if found := b.findings(); found != "" {
				t.Fatalf("before: %s", found)
			}
			c.do(b)
			found := b.findings()
			mustHold(t, "check", found, c.want)
			if serious := strings.HasPrefix(c.want, "!"); serious && found[0] != '!' {
				t.Errorf("a serious finding does not come first:\n%s", found)
			}
		})
	}
}
