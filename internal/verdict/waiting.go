package verdict

import (
	"context"
	"errors"
	"io/fs"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/project"
)

// Waiting looks through documents of the vault for what nobody has decided, with
// every layer there is; caseless ones wait for the names heard. It may take
// seconds; progress may be nil.
func (d *Desk) Waiting(ctx context.Context, ids []string, progress func(done, all int)) (forms []project.WaitingForm, caseless []string, err error) {
	model, err := Recalled(d.Vault)
	if err != nil {
		return nil, nil, err
	}
	masker, err := project.NewMasker(ctx, d.Vault, d.Stored.With(d.Log.State()), model)
	if err != nil {
		return nil, nil, err
	}
	forms, caseless, err = masker.Waiting(ctx, d.Vault, ids, progress)
	if err == nil {
		err = errors.Join(model.Err(), Remember(d.Vault, model))
	}
	return forms, caseless, err
}

// ModelMemory is where the vault keeps what the model of names found: places,
// and no text.
const ModelMemory = "model"

// Recalled gives the model with what it found in this study before.
func Recalled(vault *anonymise.Vault) (*detect.Model, error) {
	model := detect.NewModel()
	data, err := vault.Get(ModelMemory)
	if errors.Is(err, fs.ErrNotExist) {
		return model, nil
	}
	if err == nil {
		err = model.Recall(data)
	}
	if errors.Is(err, anonymise.ErrDamaged) { // it is found anew
		return detect.NewModel(), nil
	}
	return model, err
}

// Remember keeps what the model found for next time.
func Remember(vault *anonymise.Vault, model *detect.Model) error {
	data, grown, err := model.Memory()
	if err != nil || !grown {
		return err
	}
	return vault.Put(ModelMemory, data)
}
