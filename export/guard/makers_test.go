package guard_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mitten-qda/mitten/corpus/anonymise/structured"
	"github.com/mitten-qda/mitten/export/guard"
)

// made are files as programs write them, with nobody in them: what a program says
// of itself has versions, vocabularies and settings that look like identifiers.
var made = map[string][][2]string{
	"a.docx": {
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</Application><AppVersion>15.0000</AppVersion></Properties>`},
	},
	"a.odt": {
		{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`},
		{"meta.xml", `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</meta:generator></office:document-meta>`},
		{"settings.xml", `<s:settings xmlns:s="urn:oasis:names:tc:opendocument:xmlns:config:1.0"><s:config-item s:name="MsWordCompTrailingBlanks" s:type="boolean">true</s:config-item><s:config-item s:name="Rsid" s:type="int">1234567</s:config-item></s:settings>`},
		{"styles.xml", `<o:styles xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:ooow="urn:openoffice:names:experimental:ooxml-odf-interop:xmlns:field:1.0"/>`},
		{"manifest.rdf", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:type rdf:resource="http://docs.oasis-open.org/ns/office/1.2/meta/odf#ContentFile"/></rdf:RDF>`},
	},
	"a.html": {{"", `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><meta name="created" content="2019-11-25T23:46:21"/></head><body>so we did</body></html>`}},
	"b.html": {{"", `<!DOCTYPE html><html><head><meta name="generator" content="pandoc 2.17.1.1"/></head><body>so we did</body></html>`}},
	"a.rtf":  {{"", `{\rtf1\ansi{\info{\*\generator LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2}}so we did\par}`}},
	"a.pdf":  {{"", "<</Creator(Writer)/Producer(LibreOffice 7.4)>>"}},
}

func TestWhatProgramsSayOfThemselvesMayLeave(t *testing.T) {
	for name := range made {
		if got := listing(checkMade(t, name, nil)); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// A name is found where a program speaks of itself, too.
func TestNamesAreLookedForInWhatProgramsSay(t *testing.T) {
	for name, places := range map[string][]string{
		"a.docx": {"LibreOffice/", "15.0000"},
		"a.odt":  {"vnd", "LibreOffice_project", "MsWord", "ContentFile", "experimental"},
		"a.html": {"(Linux)", "www"},
		"a.rtf":  {"LibreOffice_project"},
		"a.pdf":  {"Writer", "LibreOffice"},
	} {
		for _, place := range places {
			r := checkMade(t, name, strings.NewReplacer(place, "Orsolya "+place))
			if !strings.Contains(listing(r), "person 1 of the people list") {
				t.Errorf("%s: a name before %q is not found", name, place)
			}
		}
	}
	// Another word than a program's is a word as any.
	r := checkMade(t, "a.pdf", strings.NewReplacer("(Writer)", "(so we asked Piroska and she)"))
	if !strings.Contains(listing(r), "nobody has decided") {
		t.Errorf("somebody as the creator: %q", listing(r))
	}
}

func checkMade(t *testing.T, name string, change *strings.Replacer) *guard.Report {
	t.Helper()
	if change == nil {
		change = strings.NewReplacer()
	}
	data := []byte(change.Replace(made[name][0][1]))
	if name == "a.pdf" {
		data = pdfOf(string(data))
	}
	if made[name][0][0] != "" {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, m := range made[name] {
			w, err := z.Create(m[0])
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(change.Replace(m[1]))); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	r := rules()
	r.Structured = func(text string) (out []guard.Match) {
		for _, m := range structured.Find(text) {
			out = append(out, guard.Match{Span: m.Span, Rule: m.Rule, Sure: m.Sure})
		}
		return out
	}
	report, err := guard.New(r).Check(name, data)
	if err != nil || strings.Contains(fmt.Sprint(report.Unread), "damaged") {
		t.Fatal(err, report.Unread)
	}
	return report
}

// pdfOf is a file of one empty page with these properties.
func pdfOf(properties string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var starts []int
	for i, object := range []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", properties} {
		starts = append(starts, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(starts)+1)
	for _, at := range starts {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R/Info 4 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(starts)+1, table)
	return b.Bytes()
}
