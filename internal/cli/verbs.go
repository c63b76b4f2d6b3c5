package cli

import "github.com/spf13/cobra"

// Version is the program's version.
const Version = "0.1.0"

// verbs lists every verb in the order in which a study meets them.
func verbs(app *App) []*cobra.Command {
	return []*cobra.Command{
		newDemo(app),
		newInit(app),
		newImport(app),
		newSpeakers(app),
		newParticipants(app),
		newAnonymise(app),
		newCodebook(app),
		newCode(app),
		newIndex(app),
		newSearch(app),
		newQuotes(app),
		newThemes(app),
		newExport(app),
		newCheck(app),
		newDoctor(app),
		newKey(app),
		newCompletion(app),
	}
}

// in puts a verb into one of the groups of `mitten --help`.
func in(group string, cmd *cobra.Command) *cobra.Command {
	cmd.GroupID = group
	return cmd
}
