package web

import (
	"net/http"
	"strings"

	"github.com/mitten-qda/mitten/docs"
)

// helpJSON is the page of the manual on the workspace, and its table of keys by
// itself, for the sheet that ? shows.
type helpJSON struct {
	Blocks []block     `json:"blocks"`
	Keys   [][2]string `json:"keys"` // key and what it does
}

func (s *Server) getHelp(*http.Request) (any, error) {
	blocks := blocksOf(docs.Workspace)
	return helpJSON{Blocks: blocks, Keys: keysIn(blocks)}, nil
}

// keysIn gives the rows of the table that follows the heading "Keys".
func keysIn(blocks []block) [][2]string {
	keys := [][2]string{}
	for i, b := range blocks {
		if i == 0 || b.Kind != "table" || blocks[i-1].ID != "keys" {
			continue
		}
		for _, row := range b.Rows[1:] {
			keys = append(keys, [2]string{plainOf(row[0]), plainOf(row[1])})
		}
	}
	return keys
}

func plainOf(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}
