package ingest

import (
	"bytes"
	"errors"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/ooxml"
	"github.com/mitten-qda/mitten/internal/xmlzip"
)

// docxReader reads Word documents.
type docxReader struct{}

func (docxReader) format() string         { return "docx" }
func (docxReader) extensions() []string   { return []string{".docx", ".docm", ".dotx"} }
func (docxReader) sniff(data []byte) bool { return isZip(data) }

func (docxReader) read(data []byte) (*source, error) {
	doc, err := ooxml.Read(bytes.NewReader(data), int64(len(data)), xmlzip.DefaultLimits())
	switch {
	case errors.Is(err, xmlzip.ErrTooBig):
		return nil, fault.New("if you trust the file, open it in Word and save it as text", "%w", err)
	case errors.Is(err, ooxml.ErrNotDocx):
		return nil, fault.New("save it as .docx or text first", "%w", err)
	case err != nil:
		return nil, fault.New("open it in Word or LibreOffice and save it again", "%w", err)
	}
	return richSource(doc), nil
}
