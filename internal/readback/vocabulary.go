package readback

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

func listed(list, word string) bool { return strings.Contains(list, " "+word+" ") }

// isParagraph knows the elements whose inner elements split words.
func isParagraph(name string) bool {
	return listed(" p h text title desc si is ", name)
}

// blank is what an element inside a paragraph stands for.
func blank(name, parent string, attrs []xml.Attr) string {
	switch name {
	case "tab", "ptab", "br", "cr", "line-break", "lastRenderedPageBreak":
		if parent == "tabs" {
			return "" // where tabs stop
		}
		if name == "lastRenderedPageBreak" {
			return ""
		}
		return " "
	case "s": // blanks of OpenDocument
		return " "
	case "noBreakHyphen":
		return "-"
	case "sym":
		for _, a := range attrs {
			if code, err := strconv.ParseUint(a.Value, 16, 16); a.Name.Local == "char" && err == nil {
				return string(rune(code))
			}
		}
	}
	return ""
}

// isOffice knows the vocabularies in which text stands in elements of its own.
func isOffice(space string) bool {
	return strings.Contains(space, "openxmlformats.org") || strings.Contains(space, "purl.oclc.org/ooxml") || strings.Contains(space, "schemas.microsoft.com")
}

// isKnown knows the vocabularies whose names of elements and attributes say
// nothing of anybody.
func isKnown(space string) bool {
	if isOffice(space) {
		return true
	}
	for _, host := range []string{"urn:oasis:names:tc:opendocument", "docs.oasis-open.org", "www.idpf.org", "www.daisy.org", "www.w3.org", "purl.org/dc", "urn:schemas-microsoft-com", "openoffice.org", "urn:openoffice:names", "documentfoundation.org", "urn:org:documentfoundation", "adobe.com", "ns.adobe.com", "www.aiim.org", "iptc.org", "purl.org"} {
		if strings.Contains(space, host) {
			return true
		}
	}
	return false
}

// isFurniture knows the elements that name fonts, languages and styles that every
// file of the kind has.
func isFurniture(name, parent string) bool {
	if listed(" rFonts lsdException font altName rFont latin ea cs sym buFont lang themeFontLang font-face compatSetting charset Default Override fontTable ", name) {
		return true
	}
	return parent == "font" || parent == "rPr" && name == "name"
}

// isSchema knows the attributes whose values come from a fixed list, or lead from
// one part of the file to another.
func isSchema(attr string) bool {
	if strings.HasPrefix(attr, "rsid") || strings.Contains(strings.ToLower(attr), "font") {
		return true
	}
	return listed(" typeface panose ascii hAnsi eastAsia cs script lang language country altLang r ref sqref activeCell topLeftCell"+
		" Type ContentType Extension TargetMode Ignorable Requires ProcessContents schemaLocation uri paraId textId durableId"+
		" d points transform viewBox fill stroke space progid coordsize path adj ", attr)
}

// isSaid knows the attributes that hold words for a reader.
func isSaid(attr, element string) bool {
	switch attr {
	case "name":
		return listed(" sheet docPr cNvPr property tableColumn bookmarkStart ", element)
	case "val":
		return listed(" alias tag docVar placeholder statusText helpText ", element)
	}
	return listed(" descr title alt tooltip display displayName author initials userId prompt promptTitle error errorTitle content label caption string ", attr)
}

// isCode knows the elements whose text is for programs.
func isCode(name string) bool {
	return listed(" Application AppVersion Template generator f formula formula1 formula2 oddFormula definedName style script instrText delInstrText fldSimple ", name)
}

// isBinary knows the elements that hold a file.
func isBinary(name string) bool { return listed(" binary-data binData image ", name) }

func isHeaderFooter(name string) bool {
	return listed(" oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter ", name)
}

var (
	formatCode = regexp.MustCompile(`&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|\d+|[A-KM-QS-Za-z&])`)
	thirdCode  = regexp.MustCompile(`&[LCR]`)
	language   = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	fieldCode  = regexp.MustCompile(`^\s*(PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|TOC|REF|PAGEREF|NOTEREF|HYPERLINK|SEQ|STYLEREF|FILENAME|TITLE|AUTHOR|MERGEFIELD)\b`)
	timestamp  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$`)
	atRule     = regexp.MustCompile(`@(media|page|font-face|import|supports|keyframes|charset|namespace|layer|container|property)\b`)
	number     = regexp.MustCompile(`^[\s{}#%.,:;+\-0-9A-Fa-f]*$`)
)

// withoutCodes gives the words of a sheet's header: "&L&"Arial"Notes" is "Notes".
func withoutCodes(s string) string {
	s = strings.ReplaceAll(s, "&&", "\x00")
	s = thirdCode.ReplaceAllString(s, "\n")
	return strings.ReplaceAll(formatCode.ReplaceAllString(s, ""), "\x00", "&")
}

// withoutField takes the word off an instruction that says what it does.
func withoutField(s string) string { return fieldCode.ReplaceAllString(s, "") }

func isLanguage(s string) bool { return language.MatchString(s) }

// isTimestamp reports whether a value is when a program made or changed
// something, to the minute.
func isTimestamp(s string) bool { return timestamp.MatchString(s) }

// isNumber reports whether a value is a number, a truth, a colour or an id of hexadecimal
// digits; letters alone are none of these.
func isNumber(s string) bool {
	return isTimestamp(s) || s == "true" || s == "false" || number.MatchString(s) && strings.ContainsAny(s, "0123456789")
}
