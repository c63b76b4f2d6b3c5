package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/fault"
)

// rowOptions are the flags of `mitten code import`.
type rowOptions struct {
	approximate bool
	coder       string
	dryRun      bool
	json        bool
}

// rowsJSON is what `mitten code import --json` prints.
type rowsJSON struct {
	Counts  map[string]int `json:"counts"` // rows by result
	Added   int            `json:"added"`  // codings; with --dry-run those that would be
	Already int            `json:"already"`
	Left    int            `json:"left"` // rows not written
	Rows    []rowJSON      `json:"rows"`
}

type rowJSON struct {
	Line     int    `json:"line"`
	Document string `json:"document"`
	Theme    string `json:"theme"`
	Coder    string `json:"coder"`
	Result   string `json:"result"`
	Written  bool   `json:"written"`
	ID       string `json:"id"` // of the coding added, or the one that was there
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Turn     int    `json:"turn"`
	Reason   string `json:"reason"`

	taken  bool // certain enough to be written
	silent bool // no participant speaks
}

// The results of rows, besides those of coding.How.
const (
	rowAmbiguous       = "ambiguous"
	rowUnknownTheme    = "unknown theme"
	rowRetiredTheme    = "retired theme"
	rowUnknownDocument = "unknown document"
	rowUnknownCoder    = "unknown coder"
	rowDuplicate       = "duplicate"
	rowUnreadable      = "unreadable row"
)

// rowResults lists the results in the order in which they are summed up.
func rowResults() []string {
	return []string{
		coding.Verbatim.String(), coding.Folded.String(), coding.Similar.String(), rowDuplicate, rowAmbiguous, coding.NotFound.String(),
		rowUnknownTheme, rowRetiredTheme, rowUnknownDocument, rowUnknownCoder, rowUnreadable,
	}
}

func newCodeImport(app *App) *cobra.Command {
	var opt rowOptions
	cmd := &cobra.Command{
		Use:   "import FILE.csv",
		Short: "read codings made elsewhere from a table",
		Long: `Read codings made elsewhere from a table: UTF-8, separated by commas, semicolons
or tabs, its first line naming the columns

  document   the id of a document
  quote      the words; or start and end, in code points; or all three
  theme      id or name
  coder      if not there: --coder, MITTEN_CODER, or the only coder
  memo       may be left out

Each row is exact, whitespace-folded, approximate, ambiguous (its words stand
more than once), not found, a duplicate of a coding that is there, or has an
unknown theme, document or coder. Only exact and whitespace-folded rows are
written, with --approximate also those that come near in one place. The rows not
written are listed with the reason. Importing a file again adds only what is not
there yet.

Exit code 3 if some rows were not written, 1 if none could be.`,
		Example: `  mitten code import codings.csv --dry-run
  mitten code import codings.csv --coder ash --approximate`,
		Args: exactArgs(1, "a CSV file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCodeImport(cmd.Context(), app, args[0], opt)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opt.approximate, "approximate", false, "also write rows whose words come near in one place")
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "report on each row, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {counts, added, already, left, rows: [{line, document, theme, coder, result, written, id, start, end, turn, reason}]}")
	return cmd
}

func runCodeImport(ctx context.Context, app *App, path string, opt rowOptions) error {
	rows, unreadable, err := readCodingRows(path)
	if err != nil {
		return err
	}
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	r := newRowImport(app, s, opt)
	for _, p := range unreadable {
		r.refuse(coding.Row{Line: p.Line}, rowUnreadable, withoutPlace(p.Err))
	}
	failed := r.all(ctx, rows)
	out := r.sum(opt.dryRun)
	if opt.json {
		if err := app.json(out); err != nil {
			return err
		}
	} else {
		app.printRows(out, opt.dryRun)
	}
	if failed != nil {
		return failed
	}
	if out.Left == 0 {
		return nil
	}
	err = fault.New("correct them and import the file again: what is there is not added twice",
		"%d of %s not written", out.Left, count(len(out.Rows), "row"))
	if out.Added+out.Already == 0 {
		return err
	}
	return partly(err)
}

func readCodingRows(path string) ([]coding.Row, []coding.RowProblem, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil, fault.New("look at the spelling, and put names with spaces in quotes", "%s: no such file", path)
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, nil, fault.New("name a file in it", "%s is a folder", path)
	}
	const most = 256 << 20
	return coding.ReadRows(io.LimitReader(f, most), filepath.Base(path))
}

// withoutPlace gives the reason of an error whose line is printed beside it.
func withoutPlace(err error) string {
	var at *fault.Error
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

func (app *App) printRows(out rowsJSON, dryRun bool) {
	t := &table{columns: []column{{name: "line", right: true}, {name: "document"}, {name: "theme"}, {name: "coder"}, {name: "result"}, {name: "reason"}}}
	silent := 0
	for _, r := range out.Rows {
		if !r.taken && r.Result != rowDuplicate {
			t.add(fmt.Sprint(r.Line), r.Document, r.Theme, r.Coder, r.Result, r.Reason)
		}
		if r.taken && r.silent {
			silent++
		}
	}
	if len(t.rows) > 0 {
		app.print(t)
	}
	var parts []string
	for _, result := range rowResults() {
		if n := out.Counts[result]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, result))
		}
	}
	app.say("%s: %s", count(len(out.Rows), "row"), strings.Join(parts, ", "))
	app.say("%s added, %d there already, %s left out", count(out.Added, "coding"), out.Already, count(out.Left, "row"))
	if silent > 0 {
		app.say("note: in %s no participant speaks; they count only with --all-speech", count(silent, "coding"))
	}
	if dryRun {
		app.say(dryRunNote)
	}
}
