package web

import (
	"context"

	"github.com/mitten-qda/mitten/internal/whole"
)

// whole gives the study as it is now, all of it. It waits for no edit: what is
// written meanwhile is in the next.
func (s *Server) whole(ctx context.Context) (*whole.Whole, error) {
	book, revision := s.book()
	return s.shelf.Fresh(ctx, book, revision)
}
