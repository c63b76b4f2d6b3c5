package cli

import (
	"errors"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/project"
)

// printed is what the user gave to stand on top of an export. Its words are
// nothing to decide about, and a date may stand.
type printed struct{ title, date string }

// A gate is the study's guard with what it could not be told.
type gate struct {
	*guard.Guard
	blind string // why names could not be looked for; "" where they were
}

// gate makes the guard that holds files against all that the study knows. told
// is what the user gave to be printed as it is.
func (app *App) gate(study *project.Study, told printed) (*gate, error) {
	rules := guard.Rules{Structured: formed, Told: append([]string{told.date}, study.Config.Cycles...), Own: append(ownPhrases(), told.title, told.date)}
	own, err := ownTexts(study)
	if err != nil {
		return nil, err
	}
	rules.Own = append(rules.Own, own...)
	g := &gate{}
	vault, why, err := app.vaultIfOpen(study)
	if err != nil {
		return nil, err
	}
	if g.blind = why; vault != nil {
		err = app.addKnown(&rules, study, vault)
	}
	g.Guard = guard.New(rules)
	return g, err
}

// vaultIfOpen gives the study's vault, or why names cannot be looked for.
func (app *App) vaultIfOpen(study *project.Study) (v *anonymise.Vault, why string, err error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return nil, "", err
	}
	v, err = study.VaultIfAny(key)
	if err == nil {
		_, err = v.People() // a key that is another's is found out by the first file
	}
	var missing *anonymise.NoIdentityError
	switch {
	case err == nil:
		return v, "", nil
	case errors.As(err, &missing):
		return nil, "the key of the vault is not on this machine (`mitten key import FILE` puts a backup in place)", nil
	case errors.Is(err, anonymise.ErrForeignVault):
		return nil, "your key does not open this study's vault", nil
	case errors.Is(err, project.ErrNoVault):
		return nil, err.Error(), nil
	}
	return nil, "", err
}

// addKnown adds what the vault knows.
func (app *App) addKnown(rules *guard.Rules, study *project.Study, vault *anonymise.Vault) error {
	lists, err := project.ReadLists(vault)
	if err != nil {
		return err
	}
	rules.People, rules.Literals = lists.People, lists.Literals
	words := &wordsOfStudy{study: study}
	rules.Word = words.has
	return addDecisions(rules, study, vault, words)
}

// ownTexts are what the study itself says of its parts, but for its themes: no word
// of it is anything to decide about.
func ownTexts(study *project.Study) ([]string, error) {
	out := append([]string{study.Config.Name}, study.Config.Cycles...)
	out = append(out, study.Config.Attributions()...)
	for name, values := range study.Config.Attributes {
		out = append(append(out, name), values...)
	}
	roster, err := study.Roster()
	if err != nil {
		return nil, err
	}
	out = append(out, roster.Columns...)
	for _, column := range roster.Columns {
		if _, declared := study.Config.Attributes[column]; !declared && !printedIn(study, column) {
			continue
		}
		for _, p := range roster.Participants {
			out = append(out, p.Values(column)...)
		}
	}
	return out, nil
}

// printedIn reports whether quotes are named by an attribute.
func printedIn(study *project.Study, column string) bool {
	for _, template := range study.Config.Attributions() {
		if strings.Contains(strings.ToLower(strings.ReplaceAll(template, " ", "")), "{"+strings.ReplaceAll(column, " ", "")+"}") {
			return true
		}
	}
	return false
}

// ownPhrases are the words that exports have of their own.
func ownPhrases() []string {
	return []string{
		"Quotes by theme", "Theme frequencies", "Frequencies", "Notes", "By", "Interviewer", "Other speaker", "Note in the transcript", "quotes", "participants",
		"documents", "segments", "codings", "Theme", "Name", "Depth", "Unit", "Value", "What", "Scope", "everything", "Title", "Data of", "Counted are",
		"Each theme", "Percentages are given from", "Coding is not finished", "Not every coder", "k of N", "Parent", "Definition", "Include", "Exclude", "Examples", "Cues", "Colour", "Codebook", "Memo", "Status", "group_by", "all_speech", "replaced_by",
	}
}
