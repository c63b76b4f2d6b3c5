package export

import (
	"bytes"
	"io"
)

// deliver renders into memory before it writes the first byte.
func deliver(w io.Writer, render func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
