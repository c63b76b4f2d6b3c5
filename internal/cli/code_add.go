package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/desk"
)

// addOptions are the flags of `mitten code add`.
type addOptions struct {
	place  placeOptions
	memo   string
	coder  string
	dryRun bool
	json   bool
}

// addedJSON is what `mitten code add --json` and `code edit --json` print.
type addedJSON struct {
	Written bool       `json:"written"`
	Found   string     `json:"found"` // exact, whitespace-folded or approximate
	Coding  codingJSON `json:"coding"`
	Notes   []string   `json:"notes"`
}

func newCodeAdd(app *App) *cobra.Command {
	var opt addOptions
	cmd := &cobra.Command{
		Use:   "add DOCUMENT THEME",
		Short: "mark a passage with a theme",
		Long: `Mark a passage with a theme. The passage is given by its words (--quote) or by
its position (--start and --end, in code points). Words are taken where they
stand as given, or with other white space, quotation marks or dashes. Words that
only come near are shown, and taken with --approximate. Where they stand more
than once, all places are listed and --turn says which.

It prints the coding's id, theme, document, turn, coder and words. Coding the
same words with the same theme again changes nothing.

Exit code 1 if the words, theme, document or coder are not certain.`,
		Example: `  mitten code add T01 good-enough --quote "it doesn't have to be perfect"
  mitten code add T01 "stepping back" --quote yeah --turn 14 --memo "after a long silence"
  mitten code add T01 lightness --start 1042 --end 1107 --coder rowan --json`,
		Args: exactArgs(2, "a document and a theme"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := opt.place.check(cmd); err != nil {
				return err
			}
			return runCodeAdd(cmd.Context(), app, args[0], args[1], opt)
		},
	}
	opt.place.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&opt.memo, "memo", "", "a remark on this coding")
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be coded, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {written, found, coding: {"+codingFields+"}, notes}")
	return cmd
}

func runCodeAdd(ctx context.Context, app *App, document, theme string, opt addOptions) error {
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := app.coder(s.Study, opt.coder)
	if err != nil {
		return err
	}
	t, err := desk.ThemeToCode(s.Book, theme)
	if err != nil {
		return err
	}
	d, err := s.Desk(ctx, document)
	if err != nil {
		return err
	}
	span, how, err := opt.place.find(d.Document, d.Finder)
	if err != nil {
		return err
	}
	equal, overlapping := d.Same(coder, t.ID, span)
	out := addedJSON{Found: how.String(), Notes: placeNotes(d.Document, span, how)}
	if equal != nil {
		out.Coding = codingAsJSON(d.Document, s.Book, *equal)
		out.Notes = append(out.Notes, "coded so already; nothing was added")
		if opt.memo != "" && opt.memo != equal.Memo {
			out.Notes = append(out.Notes, "its memo is another; `mitten code edit "+equal.ID+" --memo` changes it")
		}
		return app.printAdded(out, opt.json)
	}
	for _, c := range overlapping {
		out.Notes = append(out.Notes, "it overlaps "+c.ID+" of the same theme; both are kept, and counted once")
	}
	e := d.Add(coder, t.ID, span, opt.memo)
	if err := d.Write(ctx, coder, e); err != nil {
		return err
	}
	if out.Written = !opt.dryRun; opt.dryRun {
		e.Coding = "" // it never comes to be
		out.Notes = append(out.Notes, dryRunNote)
	}
	c := coding.Coding{ID: e.Coding, Document: document, Coder: coder, Theme: t.ID, Anchor: *e.Anchor, Memo: opt.memo, At: e.At}
	out.Coding = codingAsJSON(d.Document, s.Book, coding.Placed{Coding: c, Fit: coding.Exact, Span: span})
	return app.printAdded(out, opt.json)
}

const dryRunNote = "nothing was written (--dry-run)"

// placeNotes says what a coder should know of the passage that was found.
func placeNotes(d *corpus.Document, found corpus.Span, how coding.How) []string {
	notes := []string{}
	switch how {
	case coding.Folded:
		notes = append(notes, "the transcript has other white space, quotation marks or dashes; its words are the ones coded")
	case coding.Similar:
		notes = append(notes, "the transcript's words differ from the quote; its words are the ones coded")
	}
	if !desk.AnyParticipant(d, found) {
		notes = append(notes, "no participant speaks in this passage; it counts only with --all-speech")
	}
	return notes
}

func (app *App) printAdded(out addedJSON, asJSON bool) error {
	if asJSON {
		return app.json(out)
	}
	for _, n := range out.Notes {
		app.say("note: %s", n)
	}
	app.printCodings(out.Coding)
	return nil
}
