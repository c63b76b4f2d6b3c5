package export

import (
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// A Format is a kind of file, named as its extension.
type Format string

// The formats.
const (
	Markdown Format = "md"
	CSV      Format = "csv"
	HTML     Format = "html"
	Word     Format = "docx"
	Excel    Format = "xlsx"
	JSON     Format = "json"
)

// QuoteFormats lists the formats of quote sets.
func QuoteFormats() []Format { return []Format{Markdown, CSV, HTML, Word, JSON} }

// FrequencyFormats lists the formats of frequency tables.
func FrequencyFormats() []Format { return []Format{CSV, Excel, Markdown, JSON} }

// ParseFormat reads a format and holds it against those offered.
func ParseFormat(s string, offered []Format) (Format, error) {
	names := make([]string, len(offered))
	for i, f := range offered {
		if strings.EqualFold(strings.TrimPrefix(s, "."), string(f)) {
			return f, nil
		}
		names[i] = string(f)
	}
	return "", fault.New("formats are "+strings.Join(names, ", "), "no format %q here", s)
}
