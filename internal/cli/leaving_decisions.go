package cli

import (
	"context"
	"sync"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/export/guard"
	"github.com/mitten-qda/mitten/internal/lexis"
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
	rules.Waived = func(form string) bool {
		_, ok := state.Waived(form)
		return ok
	}
	imported, err := project.IdentifiableIDs(vault)
	if err != nil {
		return err
	}
	places := &decidedPlaces{vault: vault, ids: imported, all: map[string]bool{}}
	rules.Decided = func(form string) bool {
		d, ok := state.OfForm(form)
		switch {
		case rules.Waived(form): // whoever did said why it is nobody's name
			return true
		case ok && d.ByMention():
			return places.known(d)
		}
		return ok && (d.As == decide.No || d.Keep)
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

// decidedPlaces tells of forms decided place by place whether that is done. A
// quote does not say which place it has.
type decidedPlaces struct {
	vault *anonymise.Vault
	ids   []string

	mu  sync.Mutex
	all map[string]bool // by form, once it was asked for
}

func (p *decidedPlaces) known(d decide.Decision) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	done, asked := p.all[d.Form]
	if !asked {
		done = p.look(d)
		p.all[d.Form] = done
	}
	return done
}

// look reports whether every place is decided; what cannot be read is not. The
// same letters without a capital are another word, unless the name came so.
func (p *decidedPlaces) look(d decide.Decision) bool {
	sights, err := project.Mentions(context.Background(), p.vault, p.ids, d.Form)
	if err != nil {
		return false
	}
	for _, s := range sights {
		if !d.Knows(s.Mention) && (lexis.HasUpper(s.Words) || !lexis.HasUpper(d.Surface)) {
			return false
		}
	}
	return true
}
