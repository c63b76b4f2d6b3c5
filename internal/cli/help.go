package cli

import "github.com/spf13/cobra"

// newHelp does as --help does, for those who write the verb after it.
func newHelp() *cobra.Command {
	return in("start", &cobra.Command{
		Use:     "help [VERB...]",
		Short:   "show how a verb is used, as --help after it does",
		Example: "  mitten help search\n  mitten help code add",
		RunE: func(cmd *cobra.Command, args []string) error {
			at, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 && at.HasSubCommands() {
				return noVerb(at, rest[0])
			}
			at.InitDefaultHelpFlag()
			at.InitDefaultVersionFlag()
			return at.Help()
		},
	})
}
