package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// suggestedJSON is an element of what `mitten anonymise suggest --json` prints.
type suggestedJSON struct {
	Name      string   `json:"name"`
	Votes     []string `json:"votes"`
	Times     int      `json:"times"`
	Documents []string `json:"documents"`
}

func newAnonymiseSuggest(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "suggest [DOCUMENT...]",
		Short: "list names that the people list does not have (shows names)",
		Long: `List names in the imported transcripts (all, or those named) that the people
list does not have, so that you can complete it. This verb shows names. It
writes and replaces nothing.

A name is listed with those who vote for it:
  capitals        it has a capital inside a sentence, and is nowhere in the study
                  in lower case; or it follows a title (Mrs Bell)
  entities        a statistical model of English takes it for a name
  speaker label   it opens turns, and is neither a role nor an id
Places and firms are among them, and some words that are no names. What nobody
votes for is not listed: a transcript without capital letters gets speaker
labels only, and has to be read.

Exit code 3 if some documents in the vault could not be read.`,
		Example: `  mitten anonymise suggest
  mitten anonymise suggest T01 T02 --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, unread, err := app.suggestNames(cmd.Context(), args)
			if err != nil {
				return err
			}
			if asJSON {
				out := []suggestedJSON{}
				for _, s := range found {
					out = append(out, suggestedJSON(s))
				}
				return errors.Join(app.json(out), partly(unread))
			}
			if len(found) == 0 && (app.Terminal || unread != nil) {
				app.say("no names found that the people list does not have")
				return partly(unread)
			}
			app.print(app.suggestionTable(found))
			return partly(unread)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: [{name, votes, times, documents}]")
	return cmd
}

// suggestNames reads the vault twice: first for how the words of the whole
// study are spelled, then for names in the documents asked for, so that no more
// than one of them is in memory. unread tells of documents that are not whole.
func (app *App) suggestNames(ctx context.Context, ids []string) (found []anonymise.Suggestion, unread, err error) {
	study, err := app.study()
	if err != nil {
		return nil, nil, err
	}
	vault, err := app.vault(study)
	if err != nil {
		return nil, nil, err
	}
	lists, err := project.ReadLists(vault)
	if err != nil {
		return nil, nil, err
	}
	all, err := project.IdentifiableIDs(vault)
	if err != nil {
		return nil, nil, err
	}
	ids, err = chosenOf(all, ids)
	if err != nil {
		return nil, nil, err
	}
	known := &anonymise.Vocabulary{}
	if _, err := readVault(ctx, vault, all, known.Add); err != nil {
		return nil, nil, err
	}
	entities, err := anonymise.NewEntities(known)
	if err != nil {
		return nil, nil, err
	}
	progress, done := app.progress("looking for names in"), 0
	s := anonymise.NewSuggester(anonymise.NewFinder(lists.People, lists.Literals), anonymise.NewCapitals(known), entities)
	unread, err = readVault(ctx, vault, ids, func(d *corpus.Document) {
		s.Read(d)
		if done++; progress != nil {
			progress(done, len(ids))
		}
	})
	return s.Suggestions(), unread, err
}

// chosenOf gives the documents of the vault that ids name, once each and in the
// vault's order; all of them where ids is empty.
func chosenOf(all, ids []string) ([]string, error) {
	if len(all) == 0 {
		return nil, fault.New("`mitten import FILE...` puts them there", "the vault holds no transcripts")
	}
	if len(ids) == 0 {
		return all, nil
	}
	for _, id := range ids {
		if !slices.Contains(all, id) {
			hint := "documents go from " + all[0] + " to " + all[len(all)-1]
			if near := fault.Nearest(id, all); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, fault.New(hint, "the vault has no document %q", id)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !slices.Contains(ids, id) }), nil
}

// readVault reads documents one after the other. Those that are not whole do
// not keep the others back: unread tells of them.
func readVault(ctx context.Context, v *anonymise.Vault, ids []string, read func(*corpus.Document)) (unread, err error) {
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return unread, err
		}
		d, err := v.Identifiable(id)
		switch {
		case errors.Is(err, anonymise.ErrDamaged):
			unread = errors.Join(unread, err)
			continue
		case err != nil:
			return unread, err
		}
		read(d)
	}
	return unread, nil
}

// suggestionTable names a few documents of each name on a terminal, and all in
// a pipe.
func (app *App) suggestionTable(found []anonymise.Suggestion) *table {
	t := &table{columns: []column{{name: "name"}, {name: "votes"}, {name: "times", right: true}, {name: "documents"}},
		notes: []string{"Put those who are people into people.csv, then: mitten anonymise apply --people people.csv",
			"Other words to take out: mitten anonymise apply --remove 'TEXT = what to print'"}}
	const few = 4
	for _, s := range found {
		documents := s.Documents
		more := ""
		if app.Terminal && len(documents) > few {
			more = fmt.Sprintf(" and %d more", len(documents)-few)
			documents = documents[:few]
		}
		t.add(s.Name, strings.Join(s.Votes, ", "), fmt.Sprint(s.Times), strings.Join(documents, ", ")+more)
	}
	return t
}
