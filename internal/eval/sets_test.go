package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/corpus/anonymise"
)

// A mention is what somebody marked in a text.
type mention struct {
	start, end int    // bytes
	kind       string // as the set names it
	tier       string // direct, quasi, none; "" where the set has none
}

// A text is one document of a set.
type text struct {
	name   string
	text   string
	gold   []mention
	people *anonymise.People
}

// data gives the folder of the annotated material, or skips.
func data(t testing.TB) string {
	t.Helper()
	root := os.Getenv("MITTEN_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	dir := filepath.Join(root, "anonymise")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if os.Getenv("CI") == "true" {
			t.Fatal("the annotated material is not there; set MITTEN_DATA")
		}
		t.Skip("the annotated material is not there; set MITTEN_DATA to run this test")
	}
	return dir
}

// rows reads a file of one JSON object a line.
func rows(t testing.TB, file string) []text {
	t.Helper()
	f, err := os.Open(filepath.Join(data(t), file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []text
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var row struct {
			ID, Text string
			Spans    []struct {
				Start, End int
				Type       string
			}
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		x := text{name: row.ID, text: row.Text}
		for _, s := range row.Spans {
			tier, kind, split := strings.Cut(s.Type, "_")
			if !split || tier != "DIRECT" && tier != "QUASI" && tier != "NO" {
				tier, kind = "", s.Type
			}
			x.gold = append(x.gold, mention{s.Start, s.End, kind, strings.ToLower(tier)})
		}
		out = append(out, x)
	}
	if scan.Err() != nil || len(out) == 0 {
		t.Fatal(file, scan.Err())
	}
	return out
}

// uk reads the interviews with rosters.
func uk(t testing.TB) []text {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(data(t), "uk", "*.gold.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no interviews", err)
	}
	var out []text
	for _, gold := range files {
		base := strings.TrimSuffix(gold, ".gold.json")
		x := text{name: filepath.Base(base)}
		for _, ext := range []string{".txt", ".vtt"} {
			if b, err := os.ReadFile(base + ext); err == nil {
				x.text = string(b)
			}
		}
		var g struct {
			Mentions []struct {
				Start, End          int
				Type, Tier, Surface string
			}
		}
		readInto(t, gold, &g, json.Unmarshal)
		var roster struct {
			People []struct {
				Name    string
				Aliases []string
			}
		}
		readInto(t, base+".roster.yaml", &roster, yaml.Unmarshal)
		x.people = &anonymise.People{}
		for _, p := range roster.People {
			x.people.Persons = append(x.people.Persons, anonymise.Person{Name: p.Name, Aliases: p.Aliases})
		}
		bytes := byteOffsets(x.text)
		for _, m := range g.Mentions {
			x.gold = append(x.gold, mention{bytes[m.Start], bytes[m.End], m.Type, m.Tier})
			if got := x.text[bytes[m.Start]:bytes[m.End]]; got != m.Surface {
				t.Fatalf("%s: the mark at code point %d is not on its text", x.name, m.Start)
			}
		}
		out = append(out, x)
	}
	return out
}

func readInto(t testing.TB, file string, into any, decode func([]byte, any) error) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err == nil {
		err = decode(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// byteOffsets gives the byte of each code point, and the length.
func byteOffsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// asRecognised writes a text as a speech recogniser would, byte for byte: lower
// case, without punctuation.
func asRecognised(x text) text {
	var b strings.Builder
	for _, r := range x.text {
		low := unicode.ToLower(r)
		switch {
		case strings.ContainsRune(".,?!;:\"", r):
			b.WriteByte(' ')
		case utf8.RuneLen(low) == utf8.RuneLen(r):
			b.WriteRune(low)
		default:
			b.WriteRune(r)
		}
	}
	x.text = b.String()
	return x
}
