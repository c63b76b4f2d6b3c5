package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

func newAnonymiseHeard(app *App) *cobra.Command {
	file, none := "", false
	cmd := &cobra.Command{
		Use:   "heard [DOCUMENT] NAME...",
		Short: "list the names heard in a recording whose transcript has no capitals",
		Long: `List the names heard in a recording: of people, places, firms. A transcript
without capital letters, as speech recognisers write it, hides names from every
search, so ` + "`mitten anonymise apply`" + ` waits until somebody has listened. The names
are replaced, by [name] until they are decided, and kept in the vault alone.

The first word is a document where the vault has one of that id; without it the
list is for the whole study. A list given again takes the place of the one before.
--none says that somebody listened and heard no name.`,
		Example: `  mitten anonymise heard T07 maureen "hathersedge road"
  mitten anonymise heard T07 --file heard.txt
  mitten anonymise heard T08 --none`,
		RunE: func(cmd *cobra.Command, args []string) error {
			d, release, err := app.decider()
			if err != nil {
				return err
			}
			defer release()
			document, names, err := d.heard(args, file)
			if err != nil {
				return err
			}
			switch {
			case none && len(names) > 0:
				return usage(cmd, errors.New("--none goes with no names"))
			case !none && len(names) == 0:
				return usage(cmd, errors.New("mitten anonymise heard needs names, --file, or --none"))
			}
			if err := d.Hear(document, names); err != nil {
				return err
			}
			if err := d.Save(); err != nil {
				return err
			}
			app.say("%s heard in %s; `mitten anonymise apply` replaces them", count(len(names), "name"), wholeOr(document))
			return nil
		},
	}
	cmd.Flags().StringVar(&file, "file", "", "text `file` with the names, one a line; - for what is typed or piped in")
	cmd.Flags().BoolVar(&none, "none", false, "somebody listened, and there were none")
	return cmd
}

// heard takes the arguments apart, and reads the file.
func (d *decider) heard(args []string, file string) (document string, names []string, err error) {
	ids, err := project.IdentifiableIDs(d.Vault)
	if err != nil {
		return "", nil, err
	}
	if len(args) > 0 && slices.Contains(ids, args[0]) {
		document, args = args[0], args[1:]
	}
	names = args
	if file != "" {
		f, name, err := d.app.input(file)
		if err != nil {
			return "", nil, err
		}
		defer f.Close()
		lines, err := anonymise.ReadNames(f, name)
		if err != nil {
			return "", nil, err
		}
		for _, l := range lines {
			names = append(names, l.Text)
		}
	}
	names, err = verdict.HeardNames(names)
	return document, names, err
}
