package readback

import (
	"regexp"
	"strings"
)

var (
	// program is what writes files, by the first word of what it says of itself:
	// "LibreOffice/7.4.7.2$Linux_X86_64", "Skia/PDF m120". Its version looks like an
	// address of the internet, and its name like somebody's.
	program   = regexp.MustCompile(`^(?i:GPL |Apache )?(?i:ABBYY|Acrobat|Adobe|Aspose|Chrome|Chromium|Collabora\w*|Excelize|FPDF|Ghostscript|Google Docs|Google Sheets|Go Excelize|iText|LaTeX|LibreOffice\w*|LuaTeX|Mac OS X|MiKTeX|Microsoft|Mozilla|ONLYOFFICE|OpenOffice(?:\.org)?|PDFsharp|Prince|Qt|Quartz PDFContext|ReportLab|Skia|WPS Office|WeasyPrint|XeTeX|cairo|iOS|macOS|pandoc|pdfTeX|wkhtmltopdf|xdvipdfmx)\b[\w .,:;/$()®™+-]*$`)
	suitePart = regexp.MustCompile(`^(?:Calc|Draw|Excel|Impress|Keynote|Numbers|Pages|PowerPoint|Word|Writer)(?: [\d.]+)?$`)

	vocabulary = regexp.MustCompile(`^https?://(?:docs\.oasis-open\.org|www\.w3\.org|www\.idpf\.org|www\.daisy\.org|openoffice\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org|purl\.org|ns\.adobe\.com)(?:/[\w./#-]*)?$`)
	mediaType  = regexp.MustCompile(`^(?:application|text|image)/[a-z0-9.+-]+$`)
	generator  = regexp.MustCompile(`\{\\\*\\generator ([^{}\\]*)\}`)
)

// isProgram reports whether a text is the name of a program, with its version.
func isProgram(s string) bool {
	s = strings.TrimSpace(s)
	return program.MatchString(s) || suitePart.MatchString(s)
}

// isMaker knows the elements in which a program says what it is.
func isMaker(name string) bool {
	return listed(" Application AppVersion generator Producer CreatorTool ", name)
}

// isVocabulary reports whether a text is the address of a published vocabulary.
func isVocabulary(s string) bool { return vocabulary.MatchString(s) }

// isSetting knows the elements in which OpenDocument keeps how a window stood.
func isSetting(name string) bool { return strings.HasPrefix(name, "config-item") }
