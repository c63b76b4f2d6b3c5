package readback_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/mitten-qda/mitten/internal/readback"
)

// A workbook of somebody else's making, with a name in every place a workbook
// has. The library that writes it is not the one that reads it back.
func TestAWorkbookIsReadInEveryPlace(t *testing.T) {
	x := excelize.NewFile()
	defer x.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(x.SetSheetName("Sheet1", "Sheet Quenby"))
	_, err := x.NewSheet("Away")
	must(err)
	must(x.SetCellValue("Sheet Quenby", "B2", "Cell Quenby"))
	must(x.SetCellValue("Sheet Quenby", "B4", "Beside"))
	must(x.SetCellValue("Sheet Quenby", "C4", "Quenby"))
	must(x.SetCellRichText("Sheet Quenby", "A5", []excelize.RichTextRun{{Text: "Runs Qu"}, {Text: "enby", Font: &excelize.Font{Bold: true}}}))
	must(x.SetCellFormula("Sheet Quenby", "A6", `="Formula Quenby"`))
	must(x.SetCellValue("Away", "A1", "Hidden Quenby"))
	must(x.SetCellValue("Sheet Quenby", "A9", "Row Quenby"))
	must(x.SetRowVisible("Sheet Quenby", 9, false))
	must(x.SetSheetVisible("Away", false))
	must(x.SetDefinedName(&excelize.DefinedName{Name: "Defined_Quenby", RefersTo: "'Sheet Quenby'!$A$1"}))
	must(x.AddComment("Sheet Quenby", excelize.Comment{Cell: "A1", Author: "Author Quenby", Paragraph: []excelize.RichTextRun{{Text: "Comment Qu"}, {Text: "enby"}}}))
	must(x.SetHeaderFooter("Sheet Quenby", &excelize.HeaderFooterOptions{OddHeader: `&L&"Arial,Bold"Header Qu&Benby`, OddFooter: "&CFooter Quenby"}))
	must(x.SetDocProps(&excelize.DocProperties{Title: "Title Quenby", Creator: "Creator Quenby", Keywords: "Keyword Quenby"}))
	must(x.SetAppProps(&excelize.AppProperties{Company: "Company Quenby"}))
	must(x.SetCellHyperLink("Sheet Quenby", "A1", "https://example.org/Link-Quenby", "External", excelize.HyperlinkOpts{Tooltip: ptr("Tip Quenby")}))
	must(x.AddChart("Sheet Quenby", "E1", &excelize.Chart{Type: excelize.Bar, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Chart Quenby"}}},
		Series: []excelize.ChartSeries{{Name: "Series Quenby", Categories: "Away!$A$1:$A$2", Values: "Away!$B$1:$B$2"}}}))
	must(x.AddTable("Sheet Quenby", &excelize.Table{Range: "G1:H3", Name: "Table_Quenby"}))
	v := excelize.NewDataValidation(true)
	v.Sqref = "A1"
	v.SetInput("Prompt Quenby", "Hint Quenby")
	must(v.SetDropList([]string{"Choice Quenby", "b"}))
	must(x.AddDataValidation("Sheet Quenby", v))
	b, err := x.WriteToBuffer()
	must(err)

	pieces, unread := read(t, "a.xlsx", b.Bytes())
	if len(unread) > 0 {
		t.Errorf("unread %q", unread)
	}
	for want, at := range map[string]struct {
		place string
		kind  readback.Kind
	}{
		"Cell Quenby":     {"xl/worksheets/sheet1.xml, cell B2", readback.Words},
		"Beside\tQuenby":  {"xl/worksheets/sheet1.xml, cell B4", readback.Words},
		"Runs Quenby":     {"xl/worksheets/sheet1.xml, cell A5", readback.Words},
		"Row Quenby":      {"xl/worksheets/sheet1.xml, cell A9", readback.Words},
		"Formula Quenby":  {"xl/worksheets/sheet1.xml, f", readback.Code},
		"Hidden Quenby":   {"xl/worksheets/sheet2.xml, cell A1", readback.Words},
		"Sheet Quenby":    {"xl/workbook.xml, name", readback.Words},
		"Defined_Quenby":  {"xl/workbook.xml, name", readback.Code},
		"Author Quenby":   {"xl/comments1.xml, author", readback.Words},
		"Comment Quenby":  {"xl/comments1.xml, text", readback.Words},
		"\nHeader Quenby": {"xl/worksheets/sheet1.xml, oddHeader", readback.Words},
		"\nFooter Quenby": {"xl/worksheets/sheet1.xml, oddFooter", readback.Words},
		"Title Quenby":    {"docProps/core.xml, title", readback.Words},
		"Creator Quenby":  {"docProps/core.xml, creator", readback.Words},
		"Keyword Quenby":  {"docProps/core.xml, keywords", readback.Words},
		"Company Quenby":  {"docProps/app.xml, Company", readback.Words},
		"Link-Quenby":     {"xl/worksheets/_rels/sheet1.xml.rels, Target", readback.Code},
		"Tip Quenby":      {"xl/worksheets/sheet1.xml, tooltip", readback.Words},
		"Chart Quenby":    {"xl/charts/chart1.xml, paragraph 2", readback.Words},
		"Series Quenby":   {"xl/charts/chart1.xml, f", readback.Code},
		"Table_Quenby":    {"xl/tables/table1.xml, displayName", readback.Words},
		"Prompt Quenby":   {"xl/worksheets/sheet1.xml, promptTitle", readback.Words},
		"Hint Quenby":     {"xl/worksheets/sheet1.xml, prompt", readback.Words},
		"Choice Quenby":   {"xl/worksheets/sheet1.xml, formula1", readback.Code},
	} {
		if place, kind, ok := find(pieces, want); !ok || place != at.place || kind != at.kind {
			t.Errorf("%q: found %v at %q, kind %d; want %q, kind %d", want, ok, place, kind, at.place, at.kind)
		}
	}
	if t.Failed() {
		t.Log(dump(pieces))
	}
}

func ptr(s string) *string { return &s }

// A string that no cell refers to is in the file all the same.
func TestAStringThatNoCellShowsIsRead(t *testing.T) {
	data := pack(t, member{"xl/workbook.xml", "<w/>"},
		member{"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shown</t></si><si><r><t>for</t></r><r><t>gotten</t></r></si></sst>`},
		member{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in</t><t>line</t></is></c></row></sheetData></worksheet>`})
	pieces, _ := read(t, "a.xlsx", data)
	for want, at := range map[string]string{
		"shown\tinline": "xl/worksheets/sheet1.xml, cell A1", "forgotten": "xl/sharedStrings.xml, a string that no cell shows",
	} {
		if place, _, _ := find(pieces, want); place != at {
			t.Errorf("%q at %q in\n%s", want, place, dump(pieces))
		}
	}
}
