package verdict

import (
	"context"
	"time"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/decide"
	"github.com/mitten-qda/mitten/project"
)

// A Desk has what was decided before, and takes decisions. Not for use by
// several goroutines at once.
type Desk struct {
	Study  *project.Study
	Vault  *anonymise.Vault
	Stored *project.Lists // as they were given, without what was decided
	Log    *decide.Log

	now func() time.Time
}

// Open reads the lists and the log. The errors are those of Vault.Get.
func Open(study *project.Study, vault *anonymise.Vault, now func() time.Time) (*Desk, error) {
	d := &Desk{Study: study, Vault: vault, now: now}
	var err error
	if d.Stored, err = project.ReadStoredLists(vault); err != nil {
		return nil, err
	}
	d.Log, err = decide.Read(vault)
	return d, err
}

// Decide takes one decision; Save writes it.
func (d *Desk) Decide(ctx context.Context, e decide.Event) (decide.Event, error) {
	if err := d.checkMentions(ctx, e); err != nil {
		return e, err
	}
	e.Same = d.person(e.Same)
	return d.Log.Decide(e, d.now(), decide.Lists{People: d.Stored.People, Literals: d.Stored.Literals})
}

// Take takes the decisions of one answer and writes them: all of them or none.
// It gives them as they are in the log.
func (d *Desk) Take(ctx context.Context, events ...decide.Event) ([]decide.Event, error) {
	var taken []decide.Event
	for _, e := range events {
		done, err := d.Decide(ctx, e)
		if err != nil {
			for range taken {
				if _, _, undoErr := d.Log.Undo(d.now()); undoErr != nil {
					break
				}
			}
			return nil, err
		}
		taken = append(taken, done)
	}
	return taken, d.Save()
}

// Undo takes back the last decision that holds; ok is false where there is none.
// Save writes it.
func (d *Desk) Undo() (undone decide.Event, ok bool, err error) { return d.Log.Undo(d.now()) }

// Save writes the log to the vault.
func (d *Desk) Save() error { return d.Log.Write(d.Vault) }

// Plan puts the stored lists and the decisions together.
func (d *Desk) Plan() *decide.Plan { return d.Log.State().Plan(d.Stored.People, d.Stored.Literals) }

// Apply writes the transcripts anew, as project.Study.ApplyNames does, with the
// lists and the decisions of the desk. The study must be locked, unless it is a
// dry run.
func (d *Desk) Apply(ctx context.Context, ids []string, pen project.Pen, opt project.ApplyOptions) ([]project.Anonymised, error) {
	return d.Study.ApplyNames(ctx, d.Vault, d.Stored.With(d.Log.State()), ids, pen, opt)
}
