package coding

import (
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestReadRows(t *testing.T) {
	row := func(line int, document, quote, theme string) Row {
		return Row{Line: line, Document: document, Quote: quote, Theme: theme, Start: -1, End: -1}
	}
	for _, c := range []struct {
		what, table string
		want        []Row
	}{
		{"plain", "document,quote,theme\nT01,good enough,tone\n", []Row{row(2, "T01", "good enough", "tone")}},
		{"other names, order, blanks and a column more", "Code , weight,Document_Name,TEXT\ntone,3,T01,fine", []Row{row(2, "T01", "fine", "tone")}},
		{"semicolons, mark, Windows line ends", "\ufeff\"file\";\"segment\";\"code\"\r\n\"T01\";\"a, b\";\"tone\"\r\n\r\n", []Row{row(2, "T01", "a, b", "tone")}},
		{"tabs, lines within quotation marks", "doc\tcontent\ttheme\nT01\t\"one\r\n\r\n\"\"two\"\"\"\ttone\nT02\tx\ttone\n", []Row{row(2, "T01", "one\n\n\"two\"", "tone"), row(5, "T02", "x", "tone")}},
		{"Excel's first line", "sep=;\ndocument;quote;theme\nT01;a;tone\n", []Row{row(3, "T01", "a", "tone")}},
		{"marks within a cell without any around", "document,quote,theme\nT01,he said \"no\" twice,tone\nT01, \"a, b\" ,tone\n",
			[]Row{row(2, "T01", `he said "no" twice`, "tone"), row(3, "T01", "a, b", "tone")}},
		{"positions, coder, memo", "transcript,start,end,theme,user,comment\nT01,3,9,tone,sam,\nT01, 0 ,1,tone,kit, why? \n",
			[]Row{{2, "T01", "", 3, 9, "tone", "sam", ""}, {3, "T01", "", 0, 1, "tone", "kit", "why?"}}},
		{"a short row", "document,theme,quote,memo\nT01,tone,a\n", []Row{row(2, "T01", "a", "tone")}},
		{"nothing but a header", "document,theme,quote\n\n", nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			rows, problems, err := ReadRows(strings.NewReader(c.table), "x.csv")
			if diff := cmp.Diff(c.want, rows); diff != "" || len(problems) > 0 || err != nil {
				t.Errorf("%s%v %v", diff, problems, err)
			}
		})
	}
}

func TestABadRowIsReportedAndTheRestRead(t *testing.T) {
	for _, c := range []struct {
		what, rows, want string
		line             int
	}{
		{"an open mark", "T01,\"never closed,tone,,\n", "not closed", 3},
		{"an open mark, closed by another", "T01,\"never closed,tone,,\nT01,\"b\",tone,,\n", "written twice", 3},
		{"text after a mark", "T01,\"a\" b,tone,,\n", "written twice", 3},
		{"too many cells", "T01,a, b, and c,tone,,\n", "7 cells under 5 columns", 3},
		{"no document", ",a,tone,,\n", "no document", 3},
		{"no theme", "T01,a, ,,\n", "no theme", 3},
		{"nothing to find", "T01, ,tone,,\n", "neither a quote", 3},
		{"only a start", "T01,a,tone,4,\n", "start and end", 3},
		{"end before start", "T01,a,tone,4,4\n", "start and end", 3},
		{"no number", "T01,a,tone,four,9\n", "start and end", 3},
	} {
		t.Run(c.what, func(t *testing.T) {
			rows, problems, err := ReadRows(strings.NewReader("document,quote,theme,start,end\nT01,first,tone,,\n"+c.rows+"T02,last,tone,,\n"), "x.csv")
			if err != nil || len(rows) < 2 || rows[0].Quote != "first" || rows[len(rows)-1].Document != "T02" {
				t.Fatalf("%+v %v", rows, err)
			}
			if len(problems) != 1 || problems[0].Line != c.line || !strings.HasPrefix(problems[0].Error(), "x.csv:3: ") || !strings.Contains(problems[0].Error(), c.want) {
				t.Errorf("%v, want %q", problems, c.want)
			}
		})
	}
}

func TestATableThatIsNone(t *testing.T) {
	for _, c := range []struct{ what, table, want string }{
		{"empty", "\ufeff\n", "no header"},
		{"no theme", "document,quote\nT01,a\n", "x.csv:1: no column for the theme"},
		{"no quote", "document,theme,start\nT01,a,1\n", "no column for the quote"},
		{"twice", "document,theme,quote,text\n", "columns 3 and 4 are both the quote"},
		{"a broken header", "document,\"theme,quote\n", "x.csv:1: header: "},
		{"not UTF-8", "document,theme,quote\nT01,tone,caf\xe9\n", "x.csv:2: not UTF-8"},
	} {
		t.Run(c.what, func(t *testing.T) {
			rows, _, err := ReadRows(strings.NewReader(c.table), "x.csv")
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "caf") {
				t.Errorf("%v %v, want %q", rows, err, c.want)
			}
		})
	}
	if _, _, err := ReadRows(iotest.ErrReader(errors.New("gone")), "x.csv"); err == nil || !strings.Contains(err.Error(), "x.csv: gone") {
		t.Error(err)
	}
}

func TestWhatEncodingCSVWritesIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.Custom(func(t *rapid.T) string {
			return "x" + strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", ",", ";", "\t", "\"", "\n", " ", "’", "sep="}), 0, 6).Draw(t, "pieces"), "") + "x"
		})
		records := rapid.SliceOfN(cell, 0, 8).Draw(t, "quotes")
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "separator")
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		_ = w.Write([]string{"document", "quote", "theme"})
		for _, quote := range records {
			_ = w.Write([]string{"T01", quote, "tone"})
		}
		w.Flush()
		rows, problems, err := ReadRows(strings.NewReader(b.String()), "x.csv")
		if err != nil || len(problems) > 0 || len(rows) != len(records) {
			t.Fatalf("%v %v of %q", err, problems, b.String())
		}
		for i, quote := range records {
			if rows[i].Quote != quote || rows[i].Document != "T01" || rows[i].Theme != "tone" {
				t.Fatalf("row %+v, want %q", rows[i], quote)
			}
		}
	})
}

func FuzzReadRows(f *testing.F) {
	f.Add("document,quote,theme\nT01,\"a\nb\",t\n")
	f.Add("sep=;\r\nfile;text;code;start;end\r\nT01;\"x;t;0;4\r\n")
	f.Fuzz(func(t *testing.T, table string) {
		rows, problems, err := ReadRows(strings.NewReader(table), "x.csv")
		if err != nil && len(rows)+len(problems) > 0 {
			t.Fatal("rows of a table that is none")
		}
		for _, r := range rows {
			if r.Document == "" || r.Theme == "" || r.Quote == "" && r.End <= r.Start {
				t.Fatalf("a row without its cells: %+v", r)
			}
		}
	})
}
