package export

import (
	"bytes"
	"io"
	"strings"
)

// A Guard is asked before anything is written, once with every text of the
// export as a reader will see it, one a line, and once more with the bytes of
// the formats that are text. Its error stops the export. A nil Guard lets
// everything pass.
type Guard func(text string) error

// deliver renders into memory, asks the guard, and only then writes.
func deliver(w io.Writer, guard Guard, texts []string, isText bool, render func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	if guard != nil {
		if err := guard(strings.Join(texts, "\n")); err != nil {
			return err
		}
		if isText {
			if err := guard(b.String()); err != nil {
				return err
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}
