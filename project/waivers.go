package project

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
	"github.com/mitten-qda/mitten/internal/fault"
)

const waiversName = "waivers"

// A Waiver lets a form leave though it is nearly a name of the lists.
type Waiver struct {
	Form   string    `json:"form"` // as detect.Form gives it
	Reason string    `json:"reason"`
	By     string    `json:"by"` // id of a coder, or whatever they are called
	At     time.Time `json:"at"`
}

// Waivers are those of a study, in the order in which they were given.
type Waivers []Waiver

// ReadWaivers gives the waivers in the vault; none where there are none yet.
func ReadWaivers(v *anonymise.Vault) (Waivers, error) {
	data, err := v.Get(waiversName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var w Waivers
	if json.Unmarshal(data, &w) != nil { // the reason may quote the content
		return nil, fault.New("restore it from a copy of the study", "%s in the vault cannot be read", waiversName)
	}
	return w, nil
}

// Write stores them.
func (w Waivers) Write(v *anonymise.Vault) error {
	data, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return v.Put(waiversName, data)
}

// Holds reports whether a form was waived.
func (w Waivers) Holds(form string) bool {
	for _, have := range w {
		if have.Form == form {
			return true
		}
	}
	return false
}

// Add waives a surface. Names of the lists themselves cannot be waived: what
// holds them is replaced, or taken off the list. changed is false where it was
// waived before.
func (w *Waivers) Add(lists *Lists, surface, reason, by string, at time.Time) (changed bool, err error) {
	form := detect.Form(surface)
	switch {
	case form == "":
		return false, fault.New("name the word as it stands in the file", "what is to be waived has no letters")
	case strings.TrimSpace(reason) == "":
		return false, fault.New("say why it is nobody's name: --reason", "a waiver needs a reason")
	case strings.TrimSpace(by) == "":
		return false, fault.New("say who decides: --by", "a waiver needs somebody who answers for it")
	case len(anonymise.NewFinder(lists.People, lists.Literals).Leaks(surface)) > 0:
		return false, fault.New("`mitten anonymise apply` replaces it", "it is a name of the lists, not nearly one")
	case w.Holds(form):
		return false, nil
	}
	*w = append(*w, Waiver{Form: form, Reason: strings.TrimSpace(reason), By: strings.TrimSpace(by), At: at.UTC().Truncate(time.Second)})
	return true, nil
}
