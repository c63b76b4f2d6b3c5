package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fsx"
)

const codebookFile = "codebook.yaml"

func newCodebook(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "codebook",
		Short: "the themes: show, check, add, set, move, rename, merge, split, retire",
		Long: `The themes of the study, a tree in codebook.yaml. You may edit the file by hand;
these verbs edit it too and leave every comment, blank line and the order of
everything else as they are, byte for byte.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newCodebookShow(app), newCodebookCheck(app), newCodebookAdd(app), newCodebookSet(app), newCodebookMove(app),
		newCodebookRename(app), newCodebookMerge(app), newCodebookSplit(app), newCodebookRetire(app),
		newCodebookImport(app), newCodebookExport(app),
	)
	return in("coding", cmd)
}

// editCodebook replaces codebook.yaml by what edit makes of it, and says what
// changed line by line.
func editCodebook(app *App, dryRun bool, edit func(text []byte, book *codebook.Book) ([]byte, error)) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	if !dryRun {
		unlock, err := study.Lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	before, err := study.CodebookText()
	if err != nil {
		return err
	}
	book, err := codebook.Parse(before, codebookFile)
	if err != nil {
		return err
	}
	after, err := edit(before, book)
	if err != nil {
		return err
	}
	if bytes.Equal(before, after) {
		app.say("the codebook says so already")
		return nil
	}
	if dryRun {
		printEdit(app, before, after)
		app.say("nothing was written (--dry-run)")
		return nil
	}
	if err := fsx.WriteFile(study.CodebookPath(), after, 0o644); err != nil {
		return err
	}
	printEdit(app, before, after)
	return nil
}

// printEdit shows the lines that an edit took out and put in.
func printEdit(app *App, before, after []byte) {
	a, b := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for _, line := range a[head : len(a)-tail] {
		fmt.Fprintf(app.Stdout, "- %s\n", strings.TrimRight(line, "\r\n"))
	}
	for _, line := range b[head : len(b)-tail] {
		fmt.Fprintf(app.Stdout, "+ %s\n", strings.TrimRight(line, "\r\n"))
	}
}

// ids turns what the user called themes, by id or by name, into ids.
func ids(book *codebook.Book, names ...string) ([]string, error) {
	out := make([]string, len(names))
	for i, name := range names {
		if name == "" {
			continue
		}
		if t, ok := book.Find(name); ok {
			out[i] = t.ID
			continue
		}
		t, err := book.Need(name)
		if err != nil {
			return nil, err
		}
		out[i] = t.ID
	}
	return out, nil
}

// addDryRun gives a verb the --dry-run flag.
func addDryRun(cmd *cobra.Command, dryRun *bool) {
	cmd.Flags().BoolVar(dryRun, "dry-run", false, "show the edit, and write nothing")
}
