package web

import (
	"github.com/mitten-qda/mitten/internal/fsx"
)

// writeCodebook puts the codebook's text in place, whole or not at all, and
// reads it.
func (s *Server) writeCodebook(text []byte) error {
	if err := fsx.WriteFile(s.study.CodebookPath(), text, 0o644); err != nil {
		return err
	}
	return s.scribe.ReadBook()
}
