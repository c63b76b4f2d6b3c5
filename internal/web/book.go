package web

import (
	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// book gives the codebook as it is now, for what takes a while: it is not changed,
// but replaced, and coding goes on meanwhile.
func (s *Server) book() (book *codebook.Book, revision string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.scribe.Book, s.scribe.Revision
}

// writeCodebook puts the codebook's text in place, whole or not at all, and
// reads it.
func (s *Server) writeCodebook(text []byte) error {
	if err := fsx.WriteFile(s.study.CodebookPath(), text, 0o644); err != nil {
		return err
	}
	return s.scribe.ReadBook()
}
