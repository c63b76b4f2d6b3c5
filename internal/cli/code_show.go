package cli

import (
	"fmt"
	"time"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
)

// codingJSON is how the `mitten code` verbs print a coding. Positions are code
// points. A coding under review has its old position and words, and no turn.
type codingJSON struct {
	ID          string    `json:"id"`
	Theme       string    `json:"theme"` // today's id
	Document    string    `json:"document"`
	Start       int       `json:"start"`
	End         int       `json:"end"`
	Quote       string    `json:"quote"`
	Turn        int       `json:"turn"`
	Speaker     string    `json:"speaker"`
	Participant string    `json:"participant"`
	Coder       string    `json:"coder"`
	At          time.Time `json:"at"`
	Memo        string    `json:"memo"`
	Fit         string    `json:"fit"`
	Starred     bool      `json:"starred"`
	Suggested   bool      `json:"suggested"`
}

const codingFields = "id, theme, document, start, end, quote, turn, speaker, participant, coder, at, memo, fit, starred, suggested"

func codingAsJSON(d *corpus.Document, book *codebook.Book, c coding.Placed) codingJSON {
	out := codingJSON{
		ID: c.ID, Theme: desk.ThemeToday(book, c.Theme), Document: d.ID, Start: c.Anchor.Start, End: c.Anchor.End, Quote: c.Anchor.Quote,
		Coder: c.Coder, At: c.At, Memo: c.Memo, Fit: c.Fit.String(), Starred: c.Starred, Suggested: c.Suggested,
	}
	if c.Fit == coding.Review {
		return out
	}
	out.Start, out.End, out.Quote = d.Pos().PointAt(c.Span.Start), d.Pos().PointAt(c.Span.End), d.Slice(c.Span)
	first, last := d.TurnsIn(c.Span)
	for _, t := range d.Turns[first:last] {
		if out.Turn == 0 {
			out.Turn, out.Speaker = t.Number, d.LabelOf(t)
		}
		if id := d.ParticipantOf(t); id != "" {
			out.Participant, out.Speaker = id, d.LabelOf(t)
			break
		}
	}
	return out
}

// printCodings prints codings that were just written, with whole ids.
func (app *App) printCodings(codings ...codingJSON) {
	t := &table{columns: []column{{name: "id"}, {name: "theme"}, {name: "document"}, {name: "turn", right: true}, {name: "coder"}, {name: "quote"}}}
	for _, c := range codings {
		t.add(c.ID, c.Theme, c.Document, turnCell(c.Turn), c.Coder, c.Quote)
	}
	app.print(t)
}

// turnCell leaves an unknown turn out.
func turnCell(turn int) string {
	if turn == 0 {
		return ""
	}
	return fmt.Sprint(turn)
}

// shortID is enough of an id to name its coding on a terminal.
func (app *App) shortID(id string) string {
	const enough = 8
	if !app.Terminal || len(id) <= enough {
		return id
	}
	return id[len(id)-enough:]
}
