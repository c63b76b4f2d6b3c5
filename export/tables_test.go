package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mitten-qda/mitten/analysis"
	"github.com/mitten-qda/mitten/internal/fault"
)

func TestHarmlessCells(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+44": "'+44", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "＝1": "'＝1",
		"": "", "a=1": "a=1", "'=1": "'=1", " x": " x",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q: %q", cell, got)
		}
	}
}

func TestCSVOfQuotes(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(newSample(t).quotes(t, CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 6 {
		t.Fatalf("%d rows, want a head and 5 quotes", len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("cell %q could be a formula", cell)
			}
		}
	}
	if last := rows[5]; last[1] != "'=good enough" || last[5] != "'=1+1 is how I would put it." {
		t.Errorf("last row %q", last)
	}
}

func TestWorkbook(t *testing.T) {
	x, err := excelize.OpenReader(bytes.NewReader(newSample(t).frequencies(t, Excel, analysis.FrequencyOptions{By: "role", PercentFrom: 5})))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if got := strings.Join(x.GetSheetList(), ","); got != "Frequencies,By role,Notes" {
		t.Errorf("sheets %s", got)
	}
	for _, c := range []struct {
		sheet, cell, value string
		kind               excelize.CellType
	}{
		{"Frequencies", "A1", "Theme", excelize.CellTypeInlineString},
		{"Frequencies", "B2", "naming the elephant", excelize.CellTypeInlineString},
		{"Frequencies", "D1", "Participants, k", excelize.CellTypeInlineString},
		{"Frequencies", "D2", "3", excelize.CellTypeUnset}, // a number has no type mark
		{"Frequencies", "E2", "5", excelize.CellTypeUnset},
		{"Frequencies", "F2", "60", excelize.CellTypeUnset},
		{"Frequencies", "I2", "3", excelize.CellTypeUnset},
		{"Frequencies", "B4", "=good enough", excelize.CellTypeInlineString},
		{"By role", "C2", "client", excelize.CellTypeInlineString},
		{"By role", "F2", "", excelize.CellTypeUnset}, // n is 2: no percentage
		{"Notes", "B3", "participants", excelize.CellTypeInlineString},
	} {
		value, err := x.GetCellValue(c.sheet, c.cell)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := x.GetCellType(c.sheet, c.cell)
		if err != nil {
			t.Fatal(err)
		}
		if value != c.value || kind != c.kind {
			t.Errorf("%s!%s is %q of type %d, want %q of type %d", c.sheet, c.cell, value, kind, c.value, c.kind)
		}
		if formula, _ := x.GetCellFormula(c.sheet, c.cell); formula != "" {
			t.Errorf("%s!%s is the formula %q", c.sheet, c.cell, formula)
		}
	}
	for _, sheet := range x.GetSheetList() {
		panes, err := x.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: head is not frozen: %+v, %v", sheet, panes, err)
		}
		style, err := x.GetCellStyle(sheet, "A1")
		if err != nil {
			t.Fatal(err)
		}
		if s, err := x.GetStyle(style); err != nil || s.Font == nil || !s.Font.Bold {
			t.Errorf("%s: head is not bold: %v", sheet, err)
		}
		if width, err := x.GetColWidth(sheet, "B"); err != nil || width < 20 {
			t.Errorf("%s: column B is %v wide, %v", sheet, width, err)
		}
	}
	if p, err := x.GetDocProps(); err != nil || p.Creator != "" || p.LastModifiedBy != "" || p.Title != "Theme frequencies" {
		t.Errorf("properties %+v, %v", p, err)
	}
}

func TestUnitIsNamed(t *testing.T) {
	for _, u := range analysis.Units() {
		var f Frequencies
		if err := json.Unmarshal(newSample(t).frequencies(t, JSON, analysis.FrequencyOptions{Unit: u}), &f); err != nil {
			t.Fatal(err)
		}
		want := map[analysis.Unit][2]int{analysis.Participants: {3, 5}, analysis.Documents: {2, 3}, analysis.Segments: {5, 7}, analysis.Codings: {3, 7}}[u]
		if c := f.Themes[0].Counts[0]; f.Unit != string(u) || f.N != want[1] || c.K != want[0] || c.N != want[1] {
			t.Errorf("%s: unit %q, %d of %d, table's N %d; want %v", u, f.Unit, c.K, c.N, f.N, want)
		}
		if md := string(newSample(t).frequencies(t, Markdown, analysis.FrequencyOptions{Unit: u})); !strings.Contains(md, "unit: "+string(u)) {
			t.Errorf("%s: not named in markdown", u)
		}
	}
}

func TestTableNamesNobody(t *testing.T) {
	s := newSample(t)
	for _, f := range FrequencyFormats() {
		data := s.frequencies(t, f, analysis.FrequencyOptions{Where: where(t, "participant:P02 coder:corin document:T2"), Coder: "corin"})
		if f == Excel {
			data = unzipped(t, data)
		}
		for _, secret := range []string{"P02", "P06", "T2", "corin"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %q", f, secret)
			}
		}
		if !bytes.Contains(data, []byte("withheld")) {
			t.Errorf("%s does not say that the scope was narrowed", f)
		}
	}
}

func TestNotesOfATable(t *testing.T) {
	s := newSample(t)
	s.study.Finished = []analysis.Finish{{Coder: "bo", Document: 0}, {Coder: "bo", Document: 1}}
	for _, c := range []struct {
		o    analysis.FrequencyOptions
		want []string
	}{
		{analysis.FrequencyOptions{}, []string{"participants who speak", "includes its sub-themes", "from N = 20", "1 participant has no document", "not finished in 1 document "}},
		{analysis.FrequencyOptions{Own: true, Unit: analysis.Codings, AllSpeech: true, Coder: "bo"}, []string{"Counted are codings", "its own codings only", "speech is counted too", "Not every coder's"}},
		{analysis.FrequencyOptions{Unit: analysis.Segments, Where: where(t, "role:client OR role:volunteer NOT coder:bo")}, nil},
		{analysis.FrequencyOptions{Unit: analysis.Documents, Where: where(t, "document:T2 (coder:bo OR theme:tone) ")}, []string{"Counted are documents", "Not every coder's", "4 participants have no document"}},
	} {
		table, err := analysis.Frequencies(s.study, c.o)
		if c.want == nil {
			if err == nil {
				t.Error("a coder and a role under OR are accepted")
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		notes := strings.Join(NewFrequencies(s.study, table, "", "").Notes, "\n")
		for _, want := range c.want {
			if !strings.Contains(notes, want) {
				t.Errorf("%+v: no %q in\n%s", c.o, want, notes)
			}
		}
	}
}

func TestParseFormat(t *testing.T) {
	for text, want := range map[string]Format{"docx": Word, ".MD": Markdown, "xlsx": "", "pdf": ""} {
		got, err := ParseFormat(text, QuoteFormats())
		if got != want || (want == "") != (err != nil) {
			t.Errorf("%s: %q, %v", text, got, err)
		}
		if err != nil && len(fault.Hints(err)) == 0 {
			t.Errorf("%s: no hint", text)
		}
	}
	if err := WriteQuotes(&bytes.Buffer{}, &QuoteSet{}, Excel); err == nil {
		t.Error("quotes as xlsx are accepted")
	}
	if err := WriteFrequencies(&bytes.Buffer{}, &Frequencies{}, Word); err == nil {
		t.Error("frequencies as docx are accepted")
	}
}
