package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/internal/fault"
)

func newCode(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "code",
		Short: "mark passages with themes: add, list, edit, remove, undo, log, import, check",
		Long: `Mark passages of the transcripts with themes of the codebook.

Who codes is said by --coder, else by the environment variable MITTEN_CODER,
else it is the only coder that mitten.yaml names. What is done is added to that
coder's journal in codings/ and never erased: undo, restore and log come of it.

Where an ID is asked for, its beginning or its end is enough, if at least four
characters long and no other coding's. Positions are code points of the
transcript's text, the end not included.`,
		Example: `  mitten code add T01 good-enough --quote "it doesn't have to be perfect"
  mitten code list --theme good-enough
  mitten code undo`,
		Args: subverbs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newCodeAdd(app), newCodeList(app), newCodeEdit(app), newCodeRemove(app), newCodeRestore(app), newCodeUndo(app), newCodeRedo(app),
		newCodeLog(app), newCodeFinish(app), newCodeImport(app), newCodeCheck(app),
	)
	return in("coding", cmd)
}

// subverbs refuses words that are no verb below cmd, and offers the nearest.
func subverbs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	hint := fmt.Sprintf("`%s --help` lists the verbs", cmd.CommandPath())
	if near := fault.Nearest(args[0], names); near != "" {
		hint = fmt.Sprintf("did you mean `%s %s`?", cmd.CommandPath(), near)
	}
	return &exit{code: CodeUsage, err: fault.New(hint, "no verb %q under `%s`", args[0], cmd.CommandPath())}
}
