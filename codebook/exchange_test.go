package codebook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyBook draws a book of every kind of text that a theme can hold.
func anyBook(t *rapid.T) *Book {
	text := rapid.OneOf(
		rapid.Just(""),
		rapid.StringMatching(`['=+\-@;\\n a-z]{1,12}`),
		rapid.StringMatching(`[a-z :#\-"'\n]{0,60}`),
		rapid.StringOfN(rapid.RuneFrom([]rune("ab \t\n\r;\\'\"=|,\u2028\u0085\ufeff\u00a0é語😀#:-&*!%@`[]{}")), 0, 30, -1),
		rapid.Map(rapid.IntRange(1, 12), func(n int) string { return strings.Repeat("several words  and ", n) + "\n end" }),
	)
	draw := func(label string) string { return clean(text.Draw(t, label)) }
	list := func(label string) []string { return cleanAll(rapid.SliceOfN(text, 0, 3).Draw(t, label)) }
	n := 0
	var themes func(depth int) []*Theme
	themes = func(depth int) []*Theme {
		var out []*Theme
		for range rapid.IntRange(0, 3-depth).Draw(t, "themes") {
			n++
			theme := &Theme{ID: fmt.Sprintf("t-%d", n), Status: rapid.SampledFrom([]Status{Active, Draft, Retired}).Draw(t, "status")}
			for _, key := range []string{"name", "definition", "include", "exclude", "memo"} {
				*theme.text(key) = draw(key)
			}
			theme.Examples, theme.Cues = list("examples"), list("cues")
			theme.Colour = rapid.SampledFrom([]string{"", "#c2410c"}).Draw(t, "colour")
			if theme.Status == Retired && n > 1 {
				theme.ReplacedBy = "t-1"
			}
			theme.Children = themes(depth + 1)
			out = append(out, theme)
		}
		return out
	}
	b := New(draw("book"), themes(0))
	if first, ok := b.Find("t-1"); ok {
		first.Status = Active
	}
	return b
}

func TestRenderParsesToTheSameBook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBook(t)
		if got := mustParse(t, Render(b)); !sameBook(got, b) {
			t.Fatalf("got %v\nwant %v\n%s", flatten(got), flatten(b), Render(b))
		}
	})
}

func TestRender(t *testing.T) {
	b := New("Good: support", []*Theme{
		{ID: "a", Name: "A", Definition: strings.TrimSpace(strings.Repeat("long text ", 12)), Cues: []string{"x", "y, z"}, Status: Draft},
		{ID: "2b", Memo: "no", Include: `he said "no"`, Children: []*Theme{{ID: "c", Examples: []string{"one", "two"}, Status: Retired, ReplacedBy: "a"}}},
	})
	want := `codebook: 1
name: "Good: support"
themes:
  - id: a
    name: A
    definition: >
      long text long text long text long text long text long text long text long text
      long text long text long text long text
    cues: [x, "y, z"]
    status: draft

  - id: "2b"
    include: he said "no"
    memo: "no"
    themes:
      - id: c
        examples:
          - one
          - two
        status: retired
        replaced_by: a
`
	want = strings.Replace(want, `include: he said "no"`, `include: 'he said "no"'`, 1)
	if got := string(Render(b)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestCSVComesBackAsTheSameBook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBook(t)
		var table bytes.Buffer
		if err := ExportCSV(&table, b); err != nil {
			t.Fatal(err)
		}
		text := table.String()
		themes, problems := ImportCSV(&table, "book.csv")
		if len(problems) > 0 || !sameBook(New(b.Name, themes), b) {
			t.Fatalf("%v\ngot  %v\nwant %v\n%s", problems, flatten(New(b.Name, themes)), flatten(b), text)
		}
	})
}

func TestCSVHasNoFormulas(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@x", "'=1", "''@x", "-"} {
		var table bytes.Buffer
		if err := ExportCSV(&table, New("", []*Theme{{ID: "a", Definition: text}})); err != nil {
			t.Fatal(err)
		}
		if row := strings.Split(table.String(), "\n")[1]; !strings.Contains(row, ",'"+text) {
			t.Errorf("%q is exported as %s", text, row)
		}
	}
	if guard("'tis") != "'tis" || unguard("'tis") != "'tis" || unguard("'\tx") != "\tx" {
		t.Error("an apostrophe of its own does not stay")
	}
}

func outline(themes []*Theme) string {
	var b strings.Builder
	for _, t := range New("", themes).All() {
		fmt.Fprintf(&b, "%s%s=%s", strings.Repeat(" ", t.Depth()), t.ID, t.Name)
		for _, part := range []string{t.Definition, t.Include, t.Exclude, strings.Join(t.Examples, "|"), strings.Join(t.Cues, "|"), t.Colour, t.Memo} {
			if part != "" {
				b.WriteString(" " + part)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func problemText(problems []Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %d %s | %s\n", p.Severity, p.Line, p.Msg, p.Hint)
	}
	return b.String()
}

func TestImportCSV(t *testing.T) {
	for name, c := range map[string]struct{ text, themes, problems string }{
		"names and aliases": {
			"\ufeffCode,Category,Description,Inclusion criteria,EXCLUSION,Example,Keywords,Color,Notes\n" +
				"Tone of voice,The elephant,how,in,out,\"one; still one\ntwo\",a; b,c2410c,m\nThe elephant,,,,,,,,\n",
			"the-elephant=The elephant\n tone-of-voice=Tone of voice how in out one; still one|two a|b #c2410c m\n", ""},
		"semicolons":       {"id;name;parent\r\na;A, first;\r\nb;B;a\r\n", "a=A, first\n b=B\n", ""},
		"tabs":             {"theme\tmemo\nA\tm\n", "a=A m\n", ""},
		"same name twice":  {"name,parent\nX,\nX,\nY,X\n", "x=X\nx-2=X\ny=Y\n", "error 4 2 rows are called \"X\", the parent of y | name the parent by its id\n"},
		"no Latin letters": {"name\n語り\n声\n", "theme=語り\ntheme-2=声\n", ""},
		"short rows":       {"name,memo\nA\n\n ,\nB,x\n", "a=A\nb=B x\n", ""},
		"unknown parent":   {"name,parent\nTone,Elefant\nElephant,\n", "tone=Tone\nelephant=Elephant\n", "error 2 no row for \"Elefant\", the parent of tone | did you mean Elephant?\n"},
		"its own parent":   {"id,parent\na,b\nb,a\n", "a=a\n b=b\n", "error 2 a is its own parent, over at most 12 levels | correct the parent\n"},
		"id twice":         {"id,name\na,A\na,B\n", "a=A\n", "error 3 the id a stands on line 2 already, this row is left out | give one of them another id\n"},
		"id with capitals": {"id,name\nA b,A\n", "A b=A\n", "error 2 id \"A b\": an id is made of lower-case letters, digits and hyphens, beginning with a letter or digit | for example a-b\n"},
		"nameless":         {"name,memo\n,m\n", "", "error 2 a row without id and name is left out | give it a name\n"},
		"colour and status": {"name,colour,status\nA,red,Draft\nB,,retierd\n", "a=A\nb=B\n",
			"warning 2 colour \"red\" is left out | a colour looks like #c2410c\nwarning 3 status \"retierd\" is not known, the theme is taken as active | did you mean retired?\n"},
		"unknown column": {"name,weight\nA,3\n", "a=A\n", "warning 1 column \"weight\" is passed over | the columns read are id, name, parent, definition, include, exclude, examples, cues, colour, status, replaced_by, memo\n"},
		"no header":      {"tone,how it is said\n", "", "error 1 no column is called id, name, code or theme | the first line names the columns: id, name, parent, definition, include, exclude, examples, cues, colour, status, replaced_by, memo\n"},
		"empty":          {" \n", "", "error 0 is empty | is this the right file?\n"},
		"not UTF-8":      {"name\ncaf\xe9\n", "", "error 0 is not UTF-8 | save it as UTF-8 (in a spreadsheet: CSV UTF-8)\n"},
		"a zip":          {"PK\x03\x04\x00\x00", "", "error 0 is not a text | save the table as CSV\n"},
	} {
		t.Run(name, func(t *testing.T) {
			themes, problems := ImportCSV(strings.NewReader(c.text), "book.csv")
			got := problemText(problems)
			if outline(themes) != c.themes || !strings.HasSuffix(got, c.problems) || c.problems == "" && got != "" {
				t.Errorf("got\n%s%s\nwant\n%s%s", outline(themes), got, c.themes, c.problems)
			}
		})
	}
}

func TestImportCSVLimitsTheDepth(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,parent\n")
	for i := range maxDepth + 1 {
		fmt.Fprintf(&b, "t%d,t%d\n", i, i-1)
	}
	themes, problems := ImportCSV(strings.NewReader(strings.Replace(b.String(), "t-1", "", 1)), "book.csv")
	if len(problems) != 1 || !strings.Contains(problems[0].Msg, "t12 lies more than 12 levels deep") || len(themes) != 2 {
		t.Errorf("got %v", problems)
	}
	mustParse(t, Render(New("", themes)))
}

func TestImportList(t *testing.T) {
	themes, problems := ImportList(strings.NewReader("code1\tA memo\r\ncat1>>code2\r\n\r\ncat1>>code3\r\ncat3>>cat2>>code4\tanother\r\ncat3>>code2\r\nCat1\tlate memo\r\ncode6"), "codes.txt")
	want := "code1=code1 A memo\ncat1=cat1 late memo\n code2=code2\n code3=code3\ncat3=cat3\n cat2=cat2\n  code4=code4 another\n code2-2=code2\ncode6=code6\n"
	if outline(themes) != want || len(problems) > 0 {
		t.Errorf("got\n%s%v", outline(themes), problems)
	}
	mustParse(t, Render(New("", themes)))
	themes, problems = ImportList(strings.NewReader("a>>\n\tmemo\nb\nB\n"+strings.Repeat("x>>", maxDepth)+"y\n"), "codes.txt")
	wantProblems := "error 1 a name is missing beside >>, the line is left out | write category>>code\n" +
		"error 2 a memo without a code is left out | put the code in front of the tab\n" +
		"warning 4 \"b\" stands on line 3 already | \n" +
		"error 5 more than 12 levels, the line is left out | leave out some categories\n"
	if outline(themes) != "b=b\n" || problemText(problems) != wantProblems {
		t.Errorf("got\n%s%s", outline(themes), problemText(problems))
	}
}

func TestExportMarkdown(t *testing.T) {
	b := New("", []*Theme{
		{ID: "a", Name: "a_b *c*", Definition: "One\n1. two <b>", Include: "in", Exclude: "out", Cues: []string{"x", "y"}, Examples: []string{"- quoted\nover two"}, Memo: "m", Status: Draft,
			Children: []*Theme{{ID: "b", Status: Active}}},
		{ID: "c", Status: Retired, ReplacedBy: "a"}, {ID: "d", Status: Retired},
	})
	want := "# Codebook\n\n## a\\_b \\*c\\*\n\n`a` (draft)\n\nOne\n\n1\\. two \\<b\\>\n\n**Include:** in\n\n**Exclude:** out\n\n**Cues:** x; y\n\n**Memo:** m\n\n" +
		"**Examples:**\n\n- \\- quoted over two\n\n### b\n\n`b` in a\\_b \\*c\\*\n\n## Retired\n\n- c (`c`), now a\\_b \\*c\\* (`a`)\n- d (`d`)\n"
	var out bytes.Buffer
	if err := ExportMarkdown(&out, b); err != nil || out.String() != want {
		t.Errorf("%v, got\n%s", err, out.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("disk full") }

func TestExportsReportWriteErrors(t *testing.T) {
	b := mustParse(t, support(t))
	if ExportCSV(full{}, b) == nil || ExportMarkdown(full{}, b) == nil {
		t.Error("a failed write went unnoticed")
	}
}
