package analysis

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
)

// dataDir is the folder of foreign test material; the test is skipped where
// it is missing, but not in CI.
func dataDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("MITTEN_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	} else if !filepath.IsAbs(dir) {
		dir = filepath.Join("..", dir) // given from the top of the repository
	}
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no test material: %v", err)
		}
		t.Skipf("no test material (set MITTEN_DATA): %v", err)
	}
	return dir
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = ';', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows[0][0] = strings.TrimPrefix(rows[0][0], "\ufeff")
	return rows
}

// plainLabel makes the two spellings of a code in the exports one: a theme's
// number is followed by a dot or a dash, hyphens may be non-breaking.
func plainLabel(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\u2011", "-", " – ", ". ").Replace(s))
}

// TestATLASFrequencies recounts a real project: 394 quotations, 466 codes of
// which those named "theme: code" are sub-themes. ATLAS.ti prints each code's
// number of quotations (Gr=) in the head of its co-occurrence table.
func TestATLASFrequencies(t *testing.T) {
	dir := filepath.Join(dataDir(t), "corpora", "coded", "edgeai-atlasti")
	printed := map[string]int{}
	var labels []string
	for _, cell := range readCSV(t, filepath.Join(dir, "20250914_code_coocurrrence_count.csv"))[0][1:] {
		label, gr, _ := strings.Cut(strings.TrimLeft(cell, "●○"), "\nGr=")
		n, err := strconv.Atoi(gr)
		if err != nil {
			t.Fatal(err)
		}
		labels = append(labels, plainLabel(label))
		printed[plainLabel(label)] = n
	}
	s := &Study{Book: book(t, atlasBook(labels)), Roster: &corpus.Roster{}}
	s.Documents = []Document{transcript("D1", "", "P1")}
	s.Documents[0].Turns = nil
	id := map[string]string{}
	for i, label := range labels {
		id[label] = fmt.Sprintf("c%d", i)
	}
	rows := readCSV(t, filepath.Join(dir, "20250914_citation_manager.csv"))
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	codings := 0
	for n, row := range rows[1:] {
		s.Documents[0].Turns = append(s.Documents[0].Turns, 0)
		codes := splitCodes(t, row[column["Codes"]], labels)
		if row[column["Number of Codes"]] != strconv.Itoa(len(codes)) {
			t.Fatalf("quotation %s: %d codes, the export says %s", row[0], len(codes), row[column["Number of Codes"]])
		}
		for _, code := range codes {
			codings++
			s.Records = append(s.Records, coding.Record{ID: fmt.Sprint(codings), Theme: id[code], Coder: "atlas",
				Span: corpus.Span{Start: 10 * n, End: 10*n + 10}, FirstTurn: n, LastTurn: n + 1})
		}
	}
	table := frequencies(t, s, FrequencyOptions{Unit: Segments})
	equal := 0
	for i, label := range sortedLikeBook(labels) {
		row := table.Rows[i]
		if row.Theme.ID != id[label] {
			t.Fatalf("row %d is %s, want %s", i, row.Theme.ID, id[label])
		}
		if k := table.Share(row, 0).K; k == printed[label] {
			equal++
		} else {
			t.Errorf("%s: %d quotations, ATLAS.ti prints %d", label, k, printed[label])
		}
	}
	t.Logf("%d of %d codes equal over %d quotations and %d codings", equal, len(labels), len(rows)-1, codings)
	if equal != 466 || table.Any[0].Segments != 394 || table.Any[0].Codings != codings {
		t.Errorf("%d of 466 codes equal; %d quotations, %d codings", equal, table.Any[0].Segments, table.Any[0].Codings)
	}
}

func parentLabel(label string) string {
	parent, _, found := strings.Cut(label, ": ")
	if !found || strings.HasPrefix(label, `"`) {
		return ""
	}
	return parent
}

// sortedLikeBook puts sub-themes behind their parents.
func sortedLikeBook(labels []string) []string {
	var out []string
	for _, label := range labels {
		if parentLabel(label) != "" {
			continue
		}
		out = append(out, label)
		for _, child := range labels {
			if parentLabel(child) == label {
				out = append(out, child)
			}
		}
	}
	return out
}

func atlasBook(labels []string) string {
	number := map[string]int{}
	for i, label := range labels {
		number[label] = i
	}
	var b strings.Builder
	b.WriteString("codebook: 1\nthemes:\n")
	open := false
	for _, label := range sortedLikeBook(labels) {
		if parentLabel(label) == "" {
			fmt.Fprintf(&b, "  - id: c%d\n    name: %q\n", number[label], label)
			open = false
			continue
		}
		if !open {
			b.WriteString("    themes:\n")
			open = true
		}
		fmt.Fprintf(&b, "      - id: c%d\n        name: %q\n", number[label], label)
	}
	return b.String()
}

// splitCodes reads a cell of codes joined by commas, which stand in names too:
// the longest known name wins.
func splitCodes(t *testing.T, cell string, labels []string) []string {
	longest := append([]string(nil), labels...)
	sort.Slice(longest, func(i, j int) bool { return len(longest[i]) > len(longest[j]) })
	var out []string
next:
	for rest := plainLabel(cell); rest != ""; {
		for _, label := range longest {
			after, ok := strings.CutPrefix(rest, label)
			if ok && (after == "" || strings.HasPrefix(after, ", ")) {
				out = append(out, label)
				rest = strings.TrimPrefix(after, ", ")
				continue next
			}
		}
		t.Fatalf("no known code begins %q", rest)
	}
	return out
}
