package cli

import (
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/project"
)

// addDecisions adds what people have decided: what they called an identifier is
// looked for as the lists are. Where nobody has begun to decide, what nobody has
// decided is no reason to keep a file back; where somebody has, it is.
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
		return ok && (d.As == decide.No || d.Keep || d.ByMention())
	}
	if state.Empty() {
		return nil
	}
	rules.Own = append(rules.Own, plan.People.Replacements()...)
	for _, l := range plan.Literals {
		if !l.Keep {
			rules.Own = append(rules.Own, l.Replacement())
		}
	}
	lists, own, err := loadWords(nil)
	if err != nil {
		return err
	}
	known := &detect.Vocabulary{}
	if err := words.each(known.Add); err != nil {
		return err
	}
	// Without the model: what leaves must not depend on a statistic. And without the
	// rules of form, which the guard asks itself, cell by cell.
	rules.Scanner = detect.New(detect.Options{People: plan.People, Words: lists, Own: own, Known: known, Except: []string{"rules"}})
	return nil
}
