package ingest

import (
	"bytes"
	"errors"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/odf"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// odtReader reads OpenDocument texts.
type odtReader struct{}

func (odtReader) format() string       { return "odt" }
func (odtReader) extensions() []string { return []string{".odt", ".ott"} }

// sniff looks for the type that stands uncompressed at the start of the zip, or
// for the name of the part where it does not.
func (odtReader) sniff(data []byte) bool {
	head := data[:min(len(data), 200)]
	return isZip(data) && (bytes.Contains(head, []byte("opendocument")) ||
		bytes.Contains(data, []byte("content.xml")) && !bytes.Contains(data, []byte("[Content_Types].xml")))
}

func (odtReader) read(data []byte) (*source, error) {
	doc, err := odf.Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
	switch {
	case errors.Is(err, xmlzip.ErrTooBig):
		return nil, fault.New("if you trust the file, open it in LibreOffice and save it as text", "%w", err)
	case errors.Is(err, odf.ErrEncrypted):
		return nil, fault.New("open it in LibreOffice and save it without a password", "%w", err)
	case errors.Is(err, odf.ErrNotODT):
		return nil, fault.New("save it as .odt, .docx or text first", "%w", err)
	case err != nil:
		return nil, fault.New("open it in LibreOffice and save it again", "%w", err)
	}
	return richSource(doc), nil
}

func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}
