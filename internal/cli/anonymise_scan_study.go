package cli

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/verdict"
	"github.com/mitten-qda/mitten/project"
)

// scanStudy finds candidates in the documents asked for. unread tells of
// documents that are not whole.
func (app *App) scanStudy(ctx context.Context, ids, lists []string) (found []scannedJSON, unread, err error) {
	study, err := app.study()
	if err != nil {
		return nil, nil, err
	}
	vault, err := app.vault(study)
	if err != nil {
		return nil, nil, err
	}
	if err := app.addOwnNames(study, vault, lists); err != nil {
		return nil, nil, err
	}
	people, err := project.ReadLists(vault)
	if err != nil {
		return nil, nil, err
	}
	all, err := project.IdentifiableIDs(vault)
	if err != nil {
		return nil, nil, err
	}
	if ids, err = chosenOf(all, ids); err != nil {
		return nil, nil, err
	}
	model, err := verdict.Recalled(vault)
	if err != nil {
		return nil, nil, err
	}
	masker, err := project.NewMasker(ctx, vault, people, model)
	if err != nil {
		return nil, nil, err
	}
	found, unread, err = app.scanAll(ctx, vault, ids, masker)
	if err == nil {
		err = errors.Join(model.Err(), verdict.Remember(vault, model))
	}
	return found, unread, err
}

// addOwnNames keeps the user's lists of names in the vault, for every verb that
// looks for names.
func (app *App) addOwnNames(study *project.Study, vault *anonymise.Vault, files []string) error {
	entries, err := readNames(files)
	if err != nil || len(entries) == 0 {
		return err
	}
	unlock, err := study.Lock()
	if err != nil {
		return err
	}
	defer unlock()
	added, err := project.AddOwnNames(vault, entries)
	if err == nil {
		app.say("%s of your lists put into the vault", count(added, "name"))
	}
	return err
}

// scanAll scans documents of the vault, several at a time; the results are in
// the order of ids.
func (app *App) scanAll(ctx context.Context, vault *anonymise.Vault, ids []string, masker *project.Masker) (found []scannedJSON, unread, err error) {
	progress, done := app.progress("looking for names in"), 0
	results := map[string]scannedJSON{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))
	unread, err = readVault(ctx, vault, ids, func(d *corpus.Document) {
		slots <- struct{}{}
		wait.Go(func() {
			one := scanned(d.ID, d.Text, masker.Scan(d))
			<-slots
			mu.Lock()
			defer mu.Unlock()
			results[d.ID] = one
			if done++; progress != nil {
				progress(done, len(ids))
			}
		})
	})
	wait.Wait()
	found = []scannedJSON{}
	for _, id := range ids {
		if one, ok := results[id]; ok {
			found = append(found, one)
		}
	}
	return found, unread, err
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
