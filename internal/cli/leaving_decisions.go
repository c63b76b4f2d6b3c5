package cli

import (
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/project"
)

// addDecisions adds what people have decided: what they called an identifier is
// looked for as the lists are. What nobody has decided keeps a file back, unless
// the study's transcripts all came without names and nobody has decided anything.
func addDecisions(rules *guard.Rules, study *project.Study, vault *anonymise.Vault, words *wordsOfStudy) error {
	log, err := decide.Read(vault)
	if err != nil {
		return err
	}
	state := log.State()
	plan := state.Plan(rules.People, rules.Literals)
	rules.People, rules.Literals = plan.People, plan.Literals
	waived := rules.Waived
	rules.Waived = func(form string) bool {
		_, also := state.Waived(form)
		return also || waived(form)
	}
	rules.Decided = func(form string) bool {
		d, ok := state.OfForm(form)
		return rules.Waived(form) || // whoever waived it said why it is nobody's name
			ok && (d.As == decide.No || d.Keep || d.ByMention())
	}
	imported, err := project.IdentifiableIDs(vault)
	if err != nil {
		return err
	}
	if state.Empty() && len(imported) == 0 { // every transcript came without names
		return nil
	}
	rules.Own = append(rules.Own, plan.People.Replacements()...)
	for _, l := range plan.Literals {
		if !l.Keep {
			rules.Own = append(rules.Own, l.Replacement())
		}
	}
	opt, err := project.Layers(vault)
	if err != nil {
		return err
	}
	book, err := study.Codebook()
	if err != nil {
		return err
	}
	rules.Own = append(rules.Own, ownOfThemes(book, opt.Words)...)
	opt.People, opt.Known, opt.Except = plan.People, &detect.Vocabulary{}, []string{"rules"}
	if err := words.each(opt.Known.Add); err != nil {
		return err
	}
	// Without the model: what leaves must not depend on a statistic. And without the
	// rules of form, which the guard asks itself, cell by cell.
	rules.Scanner = detect.New(opt)
	return nil
}
