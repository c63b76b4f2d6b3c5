package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/project"
)

// mergeOptions are the flags of `mitten participants merge`.
type mergeOptions struct {
	into, take string
	dryRun     bool
}

func newParticipantsMerge(app *App) *cobra.Command {
	var opt mergeOptions
	cmd := &cobra.Command{
		Use:   "merge ID OTHER",
		Short: "make one participant of two ids that are one person",
		Long: `Make one participant of two ids that turned out to be one person, interviewed in two
cycles perhaps: OTHER goes, ID stays (--into says otherwise), with the attributes of
both. Where they differ, --take says whose count; cycles are put together.
Transcripts keep their text, so codings stay where they are; whom a label stands for
is told in their front matter. Run it again where it was cut short.`,
		Example: `  mitten participants merge P07 P19 --dry-run
  mitten participants merge P07 P19 --take P07`,
		Args: exactArgs(2, "two ids"),
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd, app, args[0], args[1], opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.into, "into", "", "which `id` stays; the first if absent")
	f.StringVar(&opt.take, "take", "", "whose attributes count where the two differ: one of the `ids`")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and write nothing")
	return cmd
}

func runMerge(cmd *cobra.Command, app *App, into, from string, opt mergeOptions) error {
	if into == from {
		return usage(cmd, errors.New("the two ids are the same"))
	}
	for _, said := range [][2]string{{"--into", opt.into}, {"--take", opt.take}} {
		if id := said[1]; id != "" && id != into && id != from {
			return usage(cmd, fmt.Errorf("%s %s is neither %s nor %s", said[0], id, into, from))
		}
	}
	if opt.into == from {
		into, from = from, into
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if errors.Is(err, project.ErrNoVault) {
		vault, err = nil, nil
	}
	if err == nil && vault != nil {
		err = vault.Readable()
	}
	if err != nil {
		return err
	}
	if !opt.dryRun {
		unlock, err := study.Lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	documents, err := study.MergeParticipants(vault, into, from, opt.take, opt.dryRun)
	if err != nil {
		return err
	}
	in := "in no document"
	if len(documents) > 0 {
		in = "in " + strings.Join(documents, ", ")
	}
	if opt.dryRun {
		app.say("%s would be %s, %s; nothing was written (--dry-run)", from, into, in)
		return nil
	}
	app.say("%s is %s now, %s", from, into, in)
	return nil
}
