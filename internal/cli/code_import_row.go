package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// A rowImport is one run of `mitten code import`: what became of each row.
type rowImport struct {
	scribe *desk.Scribe
	opt    rowOptions
	rows   []rowJSON

	coder    string // where a row names none
	coderErr error
}

func newRowImport(app *App, s *desk.Scribe, opt rowOptions) *rowImport {
	r := &rowImport{scribe: s, opt: opt}
	r.coder, r.coderErr = app.coder(s.Study, opt.coder)
	return r
}

func (r *rowImport) refuse(row coding.Row, result, reason string) {
	r.rows = append(r.rows, rowJSON{Line: row.Line, Document: row.Document, Theme: row.Theme, Coder: row.Coder, Result: result, Reason: reason})
}

// all does the rows document by document, so that each journal is read and
// written once. The error is what kept it from going on.
func (r *rowImport) all(ctx context.Context, rows []coding.Row) error {
	known, err := r.scribe.Study.DocumentIDs()
	if err != nil {
		return err
	}
	var documents []string
	byDocument := map[string][]coding.Row{}
	for _, row := range rows {
		if byDocument[row.Document] == nil {
			documents = append(documents, row.Document)
		}
		byDocument[row.Document] = append(byDocument[row.Document], row)
	}
	for _, id := range documents {
		if !slices.Contains(known, id) {
			_, err := r.scribe.Study.Document(id)
			for _, row := range byDocument[id] {
				r.refuse(row, rowUnknownDocument, reasonWithHint(err))
			}
			continue
		}
		if err := r.document(ctx, id, byDocument[id]); err != nil {
			return err
		}
	}
	return nil
}

// A markKey is what two codings have in common if one is the other's duplicate.
type markKey struct {
	coder, theme string
	span         corpus.Span
}

func (r *rowImport) document(ctx context.Context, id string, rows []coding.Row) error {
	d, err := r.scribe.Desk(ctx, id)
	if err != nil {
		return err
	}
	there := map[markKey]string{}
	for _, c := range d.Placed {
		if c.Fit != coding.Review {
			there[markKey{c.Coder, desk.ThemeToday(r.scribe.Book, c.Theme), c.Span}] = c.ID
		}
	}
	events := map[string][]coding.Event{}
	var coders []string
	first := len(r.rows)
	for _, row := range rows {
		done, span, ok := r.decide(d, row)
		if ok {
			key := markKey{done.Coder, done.Theme, span}
			if done.ID, ok = there[key]; ok {
				done.Result, done.Reason = rowDuplicate, "coded so already"
			} else {
				e := d.Add(done.Coder, done.Theme, span, row.Memo)
				if events[done.Coder] == nil {
					coders = append(coders, done.Coder)
				}
				events[done.Coder] = append(events[done.Coder], e)
				there[key] = e.Coding
				done.taken, done.ID = true, e.Coding
			}
		}
		r.rows = append(r.rows, done)
	}
	for i, coder := range coders {
		if err := d.Write(ctx, coder, events[coder]...); err != nil {
			for j := first; j < len(r.rows); j++ { // nothing may be said to be there that is not
				if row := &r.rows[j]; slices.Contains(coders[i:], row.Coder) {
					row.taken = false
				}
			}
			return err
		}
	}
	return nil
}

// decide finds the coder, theme and place of a row; ok says that all three are
// certain enough to write.
func (r *rowImport) decide(d *desk.Desk, row coding.Row) (out rowJSON, span corpus.Span, ok bool) {
	out = rowJSON{Line: row.Line, Document: row.Document, Theme: row.Theme, Coder: row.Coder}
	if out.Coder == "" {
		if out.Coder = r.coder; r.coderErr != nil {
			out.Coder, out.Result, out.Reason = "", rowUnknownCoder, reasonWithHint(r.coderErr)
			return out, span, false
		}
	} else if err := knownCoder(r.scribe.Study, out.Coder); err != nil {
		out.Result, out.Reason = rowUnknownCoder, reasonWithHint(err)
		return out, span, false
	}
	theme, err := desk.ThemeToCode(r.scribe.Book, row.Theme)
	if err != nil {
		if out.Result = rowUnknownTheme; themeExists(r.scribe, row.Theme) {
			out.Result = rowRetiredTheme
		}
		out.Reason = reasonWithHint(err)
		return out, span, false
	}
	out.Theme = theme.ID
	span, how, reason := placeOfRow(d, row)
	out.Result, out.Reason = how, reason
	if span.Len() == 0 {
		return out, span, false
	}
	if how == coding.Similar.String() && !r.opt.approximate {
		out.Reason = "comes near: " + reason + "; --approximate writes it"
		return out, span, false
	}
	pos := d.Document.Pos()
	out.Start, out.End, out.Turn = pos.PointAt(span.Start), pos.PointAt(span.End), turnOf(d.Document, span)
	out.silent = !desk.AnyParticipant(d.Document, span)
	return out, span, true
}

// placeOfRow gives the place of a row's words, empty where there is not one.
// Where both words and position are given, the words are held against it, and
// it tells equal places apart.
func placeOfRow(d *desk.Desk, row coding.Row) (span corpus.Span, result, reason string) {
	if row.Quote == "" {
		span, err := spanAt(d.Document, row.Start, row.End)
		if err != nil {
			return span, coding.NotFound.String(), err.Error()
		}
		return span, coding.Verbatim.String(), ""
	}
	spans, how := d.Finder.FindQuote(row.Quote, 0)
	if len(spans) > 1 && row.Start >= 0 {
		at := slices.IndexFunc(spans, func(s corpus.Span) bool { return d.Document.Pos().PointAt(s.Start) == row.Start })
		if at >= 0 {
			spans = spans[at : at+1]
		}
	}
	switch {
	case len(spans) == 0:
		return corpus.Span{}, how.String(), "the words are not in " + d.Document.ID
	case len(spans) > 1:
		return corpus.Span{}, rowAmbiguous, fmt.Sprintf("%s stand in %s", nearly(how), turnsOf(d.Document, spans))
	case how == coding.Similar:
		return spans[0], how.String(), fmt.Sprintf("turn %d, %s", turnOf(d.Document, spans[0]), firstWords(d.Document.Slice(spans[0]), 60))
	}
	return spans[0], how.String(), ""
}

func nearly(how coding.How) string {
	if how == coding.Similar {
		return "words that come near"
	}
	return "the words"
}

// turnsOf lists the turns of passages: "turns 3, 9, 9".
func turnsOf(d *corpus.Document, spans []corpus.Span) string {
	const most = 8
	list := ""
	for i, s := range spans {
		if i == most {
			return fmt.Sprintf("turns %s and %d more places", list, len(spans)-most)
		}
		if i > 0 {
			list += ", "
		}
		list += fmt.Sprint(turnOf(d, s))
	}
	return "turns " + list
}

func themeExists(s *desk.Scribe, name string) bool {
	_, ok := desk.LookTheme(s.Book, name)
	return ok
}

// reasonWithHint gives an error with its first hint on one line.
func reasonWithHint(err error) string {
	if hints := fault.Hints(err); len(hints) > 0 {
		return err.Error() + "; " + hints[0]
	}
	return err.Error()
}

// sum counts the rows, in order of lines.
func (r *rowImport) sum(dryRun bool) rowsJSON {
	slices.SortStableFunc(r.rows, func(a, b rowJSON) int { return cmp.Compare(a.Line, b.Line) })
	out := rowsJSON{Counts: map[string]int{}, Rows: append([]rowJSON{}, r.rows...)}
	for i := range out.Rows {
		row := &out.Rows[i]
		out.Counts[row.Result]++
		switch {
		case row.taken:
			out.Added++
			if row.Written = !dryRun; dryRun {
				row.ID = "" // it never comes to be
			}
		case row.Result == rowDuplicate:
			out.Already++
		default:
			out.Left++
		}
	}
	return out
}
