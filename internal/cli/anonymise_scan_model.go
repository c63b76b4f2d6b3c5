package cli

import (
	"errors"
	"io/fs"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// modelMemory is where the vault keeps what the model of names found: places,
// and no text.
const modelMemory = "model"

// recalled gives the model with what it found in this study before.
func recalled(vault *anonymise.Vault) (*detect.Model, error) {
	model := detect.NewModel()
	data, err := vault.Get(modelMemory)
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

// remember keeps it for next time.
func remember(vault *anonymise.Vault, model *detect.Model) error {
	data, grown, err := model.Memory()
	if err != nil || !grown {
		return err
	}
	return vault.Put(modelMemory, data)
}
