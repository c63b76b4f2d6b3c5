// Package mitten_test holds the packages to the picture in ARCHITECTURE.md: who may
// import whom, and what of other people's.
package mitten_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/mitten-qda/mitten/"

// layers says which packages of ours, and which of other people's, each
// package may import. ARCHITECTURE.md draws the same picture. A package that
// is not listed here fails the test: say where it belongs first.
var layers = map[string]struct{ ours, others []string }{
	"internal/textpos":   {},
	"internal/fsx":       {},
	"internal/fault":     {},
	"internal/gazetteer": {ours: []string{"internal/fault"}},
	"internal/lexis":     {others: []string{"golang.org/x/text"}},
	"internal/richtext":  {},
	"internal/xmlzip":    {},
	"internal/ooxml":     {ours: []string{"internal/richtext", "internal/xmlzip"}},
	"internal/odf":       {ours: []string{"internal/richtext", "internal/xmlzip"}},
	"internal/rtf":       {ours: []string{"internal/richtext"}, others: []string{"golang.org/x/text"}},
	"internal/htmltext":  {ours: []string{"internal/richtext"}, others: []string{"golang.org/x/net/html"}},
	"internal/pdftext":   {others: []string{"github.com/ledongthuc/pdf"}},
	"internal/readback":  {ours: []string{"internal/richtext", "internal/xmlzip", "internal/rtf", "internal/pdftext"}, others: []string{"golang.org/x/net/html", "golang.org/x/text"}},

	"corpus":                      {ours: []string{"internal/textpos", "internal/fault"}, others: []string{"gopkg.in/yaml.v3"}},
	"corpus/ingest":               {ours: []string{"corpus", "internal/richtext", "internal/xmlzip", "internal/ooxml", "internal/odf", "internal/rtf", "internal/htmltext", "internal/pdftext", "internal/fault"}, others: []string{"gopkg.in/yaml.v3", "golang.org/x/text"}},
	"corpus/anonymise":            {ours: []string{"corpus", "internal/fault", "internal/fsx", "internal/lexis"}, others: []string{"filippo.io/age", "golang.org/x/text", "gopkg.in/yaml.v3"}},
	"corpus/anonymise/structured": {ours: []string{"corpus"}},
	"corpus/anonymise/decide":     {ours: []string{"corpus", "corpus/anonymise", "corpus/anonymise/detect", "internal/fault", "internal/lexis"}},
	"corpus/anonymise/detect":     {ours: []string{"corpus", "corpus/anonymise", "corpus/anonymise/structured", "internal/lexis"}, others: []string{"github.com/jdkato/prose/v2"}},
	"codebook":                    {ours: []string{"internal/fault"}, others: []string{"gopkg.in/yaml.v3", "golang.org/x/text"}},
	"coding":                      {ours: []string{"corpus", "codebook", "internal/textpos", "internal/fault"}},
	"query":                       {ours: []string{"internal/fault"}},
	"index":                       {ours: []string{"corpus", "codebook", "coding", "query", "internal/fault", "internal/fsx"}, others: []string{"github.com/blevesearch/", "github.com/clipperhouse/uax29/v2", "github.com/gofrs/flock", "golang.org/x/text"}},
	"analysis":                    {ours: []string{"corpus", "codebook", "coding", "query", "internal/fault"}, others: []string{"gonum.org/v1/gonum"}},
	"export":                      {ours: []string{"corpus", "codebook", "coding", "query", "analysis", "internal/fault", "internal/ooxml"}, others: []string{"github.com/xuri/excelize/v2"}},
	"export/guard":                {ours: []string{"corpus", "corpus/anonymise", "corpus/anonymise/detect", "internal/readback", "internal/lexis", "internal/fault"}},
	"project":                     {ours: []string{"corpus", "corpus/ingest", "corpus/anonymise", "corpus/anonymise/decide", "corpus/anonymise/detect", "codebook", "coding", "internal/fault", "internal/fsx", "internal/gazetteer", "internal/lexis", "internal/readback"}, others: []string{"gopkg.in/yaml.v3", "github.com/gofrs/flock"}},
	"internal/demo":               {ours: []string{"internal/fsx"}},
	"internal/desk":               {ours: []string{"corpus", "codebook", "coding", "project", "internal/fault"}},
	"internal/verdict":            {ours: []string{"corpus/anonymise", "corpus/anonymise/decide", "corpus/anonymise/detect", "project", "internal/fault"}},
	"docs":                        {},
	"internal/hits":               {ours: []string{"corpus", "codebook", "coding", "query", "index", "project", "internal/fault"}},
	"internal/whole":              {ours: []string{"corpus", "codebook", "coding", "analysis", "project"}},
	"internal/web":                {ours: []string{"docs", "corpus", "corpus/anonymise", "corpus/anonymise/decide", "corpus/ingest", "codebook", "coding", "query", "index", "analysis", "export", "project", "internal/desk", "internal/verdict", "internal/hits", "internal/whole", "internal/fault", "internal/fsx"}},
	"internal/web/bundle":         {ours: []string{"internal/web/bundle/build"}},
	"internal/web/bundle/build":   {others: []string{"github.com/evanw/esbuild"}},
	"internal/cli":                {ours: []string{"*"}, others: []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"}},
	"cmd/mitten":                  {ours: []string{"internal/cli"}},
	"internal/eval":               {ours: []string{"corpus/anonymise", "corpus/anonymise/detect", "internal/gazetteer", "internal/lexis"}},
	"internal/bench":              {ours: []string{"*"}, others: []string{"github.com/blevesearch/"}},
}

// onlyIn holds libraries to the one package that owns them.
var onlyIn = map[string][]string{
	"github.com/blevesearch/":         {"index", "internal/bench"},
	"github.com/spf13/cobra":          {"internal/cli"},
	"github.com/jdkato/prose/v2":      {"corpus/anonymise/detect"},
	"filippo.io/age":                  {"corpus/anonymise"},
	"github.com/xuri/excelize/v2":     {"export"},
	"gonum.org/v1/gonum":              {"analysis"},
	"golang.org/x/net/":               {"internal/htmltext", "internal/readback"},
	"github.com/rogpeppe/go-internal": {},
	"os/exec":                         {"internal/cli"}, // what starts a program may tell it a name
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if name == strings.TrimSuffix(module, "/") {
			continue
		}
		rule, ok := layers[name]
		if !ok {
			t.Errorf("%s has no place in the layers: add it to arch_test.go and ARCHITECTURE.md", name)
			continue
		}
		for _, imp := range p.Imports {
			our, ours := strings.CutPrefix(imp, module)
			switch {
			case ours:
				if !slices.Contains(rule.ours, our) && !slices.Contains(rule.ours, "*") {
					t.Errorf("%s imports %s", name, our)
				}
			case strings.Contains(strings.SplitN(imp, "/", 2)[0], "."):
				if !anyPrefix(imp, rule.others) {
					t.Errorf("%s imports %s", name, imp)
				}
			}
			for lib, owners := range onlyIn {
				if strings.HasPrefix(imp, lib) && !slices.Contains(owners, name) {
					t.Errorf("%s imports %s, which belongs to %v", name, imp, owners)
				}
			}
		}
	}
}

func TestLibrariesNeverPrintOrReadTheClock(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasPrefix(name, "internal/") || strings.HasPrefix(name, "cmd/") {
			continue
		}
		for _, imp := range p.Imports {
			if imp == "log" || imp == "log/slog" || imp == "flag" {
				t.Errorf("%s imports %s: libraries never log or read flags", name, imp)
			}
		}
	}
	out, err := exec.Command("git", "grep", "-nE", `\b(fmt\.Print(f|ln)?\(|os\.Exit\(|time\.Now\()`, "--",
		"corpus/*.go", "codebook/*.go", "coding/*.go", "query/*.go", "index/*.go", "analysis/*.go", "export/*.go", "project/*.go").Output()
	if err != nil && len(out) == 0 {
		return // nothing found
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if !strings.Contains(line, "_test.go:") {
			t.Errorf("a library prints, exits or reads the clock: %s", line)
		}
	}
}

func TestEveryPackageSaysWhatItOwns(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath+"/" == module {
			continue // this test only
		}
		doc := goList(t, "-f", "{{.Doc}}", p.ImportPath)
		if strings.TrimSpace(doc) == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}

func packages(t *testing.T) []listed {
	t.Helper()
	var all []listed
	dec := json.NewDecoder(strings.NewReader(goList(t, "-json=ImportPath,Imports", "./...")))
	for {
		var p listed
		err := dec.Decode(&p)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func goList(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return string(out)
}

func anyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
