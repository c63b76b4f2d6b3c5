package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/coding"
	"github.com/mitten-qda/mitten/internal/desk"
	"github.com/mitten-qda/mitten/internal/fault"
)

// editOptions are the flags of `mitten code edit`.
type editOptions struct {
	place    placeOptions
	replace  bool // the flags of place were used
	theme    string
	memo     string
	withMemo bool
	star     bool
	noStar   bool
	coder    string
	dryRun   bool
	json     bool
}

func newCodeEdit(app *App) *cobra.Command {
	var opt editOptions
	cmd := &cobra.Command{
		Use:   "edit ID",
		Short: "give a coding another theme, memo, passage or star",
		Long: `Give a coding another theme, memo or passage, or a star that says it is important.
What is not named stays as it is; --memo "" takes the memo out. Only the coding's own coder may change it, unless
--coder names them.

It prints the coding as it now is. Exit code 1 if nothing is certain enough to
be written, as for ` + "`mitten code add`" + `.`,
		Example: `  mitten code edit 8q3xk2 --theme stepping-back
  mitten code edit 8q3xk2 --quote "the whole sentence, this time" --turn 14
  mitten code edit 8q3xk2 --star
  mitten code edit 8q3xk2 --memo "" --dry-run`,
		Args: exactArgs(1, "the id of a coding"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.withMemo, opt.replace = cmd.Flags().Changed("memo"), opt.place.given(cmd)
			if opt.star && opt.noStar {
				return usage(cmd, errors.New("--star and --no-star: choose one"))
			}
			if opt.replace {
				if err := opt.place.check(cmd); err != nil {
					return err
				}
			} else if opt.theme == "" && !opt.withMemo && !opt.star && !opt.noStar {
				return usage(cmd, errors.New("say what to change: --theme, --memo, --star, --quote, or --start and --end"))
			}
			return runCodeEdit(cmd.Context(), app, args[0], opt)
		},
	}
	opt.place.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&opt.theme, "theme", "", "the theme it is to have")
	f.StringVar(&opt.memo, "memo", "", "the remark it is to have")
	f.BoolVar(&opt.star, "star", false, "it is important")
	f.BoolVar(&opt.noStar, "no-star", false, "it is no longer important")
	addCoder(cmd, &opt.coder)
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be changed, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {written, found, coding: {"+codingFields+"}, notes}")
	return cmd
}

func runCodeEdit(ctx context.Context, app *App, id string, opt editOptions) error {
	s, err := app.scribe(opt.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := app.coder(s.Study, opt.coder)
	if err != nil {
		return err
	}
	found, err := findCodings(ctx, s.Study, []string{id})
	if err != nil {
		return err
	}
	if err := ownCoding(found[0], coder); err != nil {
		return err
	}
	d, err := s.Desk(ctx, found[0].Document)
	if err != nil {
		return err
	}
	now, ok := d.Live(found[0].ID)
	if !ok {
		return fault.New("`mitten code restore "+found[0].ID+"` brings it back", "coding %s is removed", found[0].ID)
	}
	e, after, out, err := editOf(d, s.Book, now, opt)
	if err != nil {
		return err
	}
	if e.Theme == "" && e.Anchor == nil && e.Memo == nil && e.Starred == nil {
		out.Coding = codingAsJSON(d.Document, s.Book, now)
		out.Notes = append(out.Notes, "it is so already; nothing was changed")
		return app.printAdded(out, opt.json)
	}
	if err := d.Write(ctx, coder, e); err != nil {
		return err
	}
	if out.Written = !opt.dryRun; opt.dryRun {
		out.Notes = append(out.Notes, dryRunNote)
	}
	out.Coding = codingAsJSON(d.Document, s.Book, after)
	return app.printAdded(out, opt.json)
}

// editOf makes the event that changes what is to change, and the coding after it.
func editOf(d *desk.Desk, book *codebook.Book, now coding.Placed, opt editOptions) (coding.Event, coding.Placed, addedJSON, error) {
	out := addedJSON{Notes: []string{}, Found: coding.Verbatim.String()}
	e := d.Event(coding.Edit, now.Coder)
	e.Coding = now.ID
	after := now
	if opt.theme != "" {
		t, err := desk.ThemeToCode(book, opt.theme)
		if err != nil {
			return e, after, out, err
		}
		if t.ID != now.Theme {
			e.Theme, after.Theme = t.ID, t.ID
		}
	}
	if opt.withMemo && opt.memo != now.Memo {
		e.Memo, after.Memo = &opt.memo, opt.memo
	}
	if starred := opt.star; (opt.star || opt.noStar) && starred != now.Starred {
		e.Starred, after.Starred = &starred, starred
	}
	if opt.replace {
		span, how, err := opt.place.find(d.Document, d.Finder)
		if err != nil {
			return e, after, out, err
		}
		out.Found, out.Notes = how.String(), placeNotes(d.Document, span, how)
		if anchor := d.Document.AnchorOf(span); anchor != now.Anchor {
			e.Anchor = &anchor
		}
		after.Fit, after.Span = coding.Exact, span
	}
	if after.Fit != coding.Review && (e.Theme != "" || e.Anchor != nil) {
		if equal, _ := d.Same(now.Coder, after.Theme, after.Span); equal != nil && equal.ID != now.ID {
			out.Notes = append(out.Notes, "coding "+equal.ID+" marks the same words with the same theme; both are kept, and counted once")
		}
	}
	return e, after, out, nil
}
