package ingest

import (
	"bytes"
	"errors"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/rtf"
)

// rtfReader reads rich text files.
type rtfReader struct{}

func (rtfReader) format() string       { return "rtf" }
func (rtfReader) extensions() []string { return []string{".rtf"} }
func (rtfReader) sniff(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 1024)], "\ufeff \t\r\n"), []byte(`{\rtf`))
}

func (rtfReader) read(data []byte) (*source, error) {
	doc, err := rtf.Read(bytes.NewReader(data))
	switch {
	case errors.Is(err, rtf.ErrCut):
		return nil, fault.New("was it copied to the end? else open it in Word or LibreOffice and save it again", "%w", err)
	case err != nil:
		return nil, fault.New("open it in Word or LibreOffice and save it again", "%w", err)
	}
	return richSource(doc), nil
}
