package cli_test

import (
	"strings"
	"testing"
)

// What goes wrong is told without what the files say. Names of files that the
// user typed may be said again.
func TestMessagesDoNotRepeatWhatFilesHold(t *testing.T) {
	d := newDesk(t)
	traces := tracesOf([]string{"Quorrobin", "Thessaly", "Brackwyn", "Nethercropple"}, nil)
	file := func(name, text string) string { return d.write("../"+name, text) }
	d.must("import", file("T01.txt", "Interviewer: And you?\n\nThessaly: A gate at Nethercropple.\n"), "--yes")
	d.must("anonymise", "apply", "--people", file("good.csv", "name,participant\nThessaly Quorrobin,P01\n"), "--remove", "Nethercropple")
	word := docx(t, wordOpen, "Thessaly: Hello.", 1, wordClose)
	for _, c := range []struct {
		what string
		code int
		args []string
	}{
		{"no such file", 1, []string{"import", "Vexholt missing.docx"}},
		{"a Word file cut off", 1, []string{"import", file("Vexholt one.docx", word[:len(word)-200])}},
		{"a Word file whose XML breaks off", 1, []string{"import", file("Vexholt two.docx", docx(t, wordOpen, "Thessaly: <Quorrobin & Brackwyn", 1, wordClose))}},
		{"a Word file with another part broken", 1, []string{"import", file("Vexholt three.docx", docx(t, "<Quorrobin xmlns:w=", "Thessaly", 1, wordClose))}},
		{"a Word file with words taken for elements", 1, []string{"import", file("Vexholt four.docx", docx(t, wordOpen, "Thessaly: <Quorrobin>", 1, wordClose))}},
		{"a Word file with words taken for entities", 1, []string{"import", file("Vexholt five.docx", docx(t, wordOpen, "Thessaly: &Quorrobin;", 1, wordClose))}},
		{"a Word file with an encoding of its own", 1, []string{"import", file("Vexholt six.docx", docx(t, `<?xml version="1.0" encoding="Quorrobin"?>`+wordOpen, "Thessaly", 1, wordClose))}},
		{"JSON that breaks off", 1, []string{"import", file("Vexholt.json", `{"segments": [{"speaker": "Thessaly", "text": "Quorrobin}`)}},
		{"JSON of something else", 1, []string{"import", file("Vexholt2.json", `{"segments": {"Thessaly": "Quorrobin"}}`)}},
		{"captions without a time", 1, []string{"import", file("Vexholt.vtt", "WEBVTT\n\n00:xx --> Quorrobin\nThessaly: Hello.\n")}},
		{"an empty file", 1, []string{"import", file("Vexholt.txt", "")}},
		{"bytes", 1, []string{"import", file("Vexholt.rtf", "{\\rtf1 Thessaly \x00\x01{{{")}},
		{"a PDF that is none", 1, []string{"import", file("Vexholt.pdf", "%PDF-1.4\nThessaly Quorrobin\n")}},
		{"a people list with a quotation mark", 1, []string{"anonymise", "apply", "--people", file("people1.csv", "name,participant\n\"Thessaly Quorrobin,P01\n")}},
		{"a people list without the column", 1, []string{"anonymise", "apply", "--people", file("people2.csv", "Thessaly Quorrobin,P01\nBrackwyn,P02\n")}},
		{"a person twice", 1, []string{"anonymise", "apply", "--people", file("people3.csv", "name,aliases,participant\nYsolde Brackwyn,Thessaly,P05\nBrackwyn,,P06\nZ Quorrobin,Brackwyn,P07\n")}},
		{"an id that is none", 1, []string{"anonymise", "apply", "--people", file("people4.csv", "name,participant\nBrackwyn,Ysolde Brackwyn\n")}},
		{"an id that is a name", 1, []string{"anonymise", "apply", "--people", file("people5.csv", "name,participant\nYsolde Brackwyn,Brackwyn\n")}},
		{"a list of strings that contradicts", 1, []string{"anonymise", "apply", "--names", file("names.txt", "= Quorrobin\n=\n")}},
		{"a manifest with ids that are names", 1, []string{"import", d.path("../T01.txt"), "--manifest", file("m1.csv", "file,document,participants\nT01.txt,Thessaly Quorrobin,Ysolde Brackwyn\n")}},
		{"a manifest with a file twice", 1, []string{"import", d.path("../T01.txt"), "--manifest", file("m2.csv", "file,document\nThessaly Quorrobin.docx,T04\nThessaly Quorrobin.docx,T05\n")}},
		{"a manifest with a quotation mark", 1, []string{"import", d.path("../T01.txt"), "--manifest", file("m3.csv", "file,document\n\"Thessaly \"Quorrobin.docx,T04\n")}},
		{"codings of words that are not there", 3, []string{"code", "import", file("rows.csv", "document,quote,theme,coder\nT01,Thessaly Quorrobin said,gates,ash\nT01,A gate,gates,ash\n")}},
		{"participants of a table with names", 3, []string{"participants", "import", file("p1.csv", "id,role\nThessaly Quorrobin,Volunteer\n")}},
		{"participants with a name for a role", 3, []string{"participants", "import", file("p2.csv", "id,role\nP01,Thessaly\n")}},
		{"a people list taken for a codebook", 1, []string{"codebook", "import", d.path("../good.csv")}},
		{"a column of names taken for a codebook", 12, []string{"codebook", "import", file("names.csv", "name\nThessaly Quorrobin\n")}},
		{"a people list without a header taken for a codebook", 1, []string{"codebook", "import", d.path("../people2.csv")}},
		{"a people list taken for codings", 1, []string{"code", "import", d.path("../good.csv")}},
		{"a people list without a header taken for codings", 1, []string{"code", "import", d.path("../people2.csv")}},
		{"a people list taken for participants", 0, []string{"participants", "import", d.path("../good.csv")}},
		{"a people list without a header taken for participants", 1, []string{"participants", "import", d.path("../people2.csv")}},
		{"a people list taken for a manifest", 1, []string{"import", d.path("../T01.txt"), "--manifest", d.path("../people2.csv")}},
		{"an interview taken for a people list", 1, []string{"anonymise", "apply", "--people", d.path("../T01.txt")}},
		{"an interview taken for a codebook", 12, []string{"codebook", "import", d.path("../T01.txt")}},
		{"an interview taken for codings", 1, []string{"code", "import", d.path("../T01.txt")}},
		{"an interview taken for a key", 1, []string{"key", "import", d.path("../T01.txt")}},
	} {
		out, code := d.run(c.args...)
		if code != c.code {
			t.Errorf("%s: exit code %d, want %d\n%s", c.what, code, c.code, out)
		}
		for _, typed := range c.args {
			out = strings.ReplaceAll(out, typed, "")
		}
		if text := in([]byte(out), traces); text != "" {
			t.Errorf("%s: %q is said:\n%s", c.what, text, out)
		}
	}
	if found, _ := searchTree(t, d.dir, func(string) bool { return false }, traces); len(found) > 0 {
		t.Errorf("and is in the study: %v", found)
	}
}
