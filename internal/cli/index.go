package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/index"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/hits"
	"github.com/mitten-qda/mitten/project"
)

func newIndex(app *App) *cobra.Command {
	rebuild, asJSON := false, false
	cmd := &cobra.Command{
		Use:   "index",
		Short: "bring the search index up to date",
		Long: `Bring the search index up to date. There is no need to: search does it by
itself, for the documents that changed. The index is a cache in .mitten/index;
deleting it loses nothing.`,
		Example: "  mitten index",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			study, err := app.study()
			if err != nil {
				return err
			}
			x, src := openIndex(cmd.Context(), study)
			defer x.Close()
			if rebuild {
				if err := os.RemoveAll(study.IndexDir()); err != nil {
					return err
				}
			}
			r, err := x.Sync(cmd.Context(), src, app.progress("indexing"))
			if err != nil {
				return err
			}
			if r.InMemory {
				return fault.New("search works all the same, only slower", "the index cannot be kept here: %s", r.Why)
			}
			if asJSON {
				return app.json(map[string]any{"added": r.Added, "updated": r.Updated, "removed": r.Removed, "rebuilt": r.Rebuilt, "skipped": len(r.Skipped)})
			}
			app.sayIndex(r)
			fmt.Fprintf(app.Stdout, "indexed: %d added, %d updated, %d removed\n", r.Added, r.Updated, r.Removed)
			return nil
		},
	}
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "build it anew")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {added, updated, removed, rebuilt, skipped}")
	return in("finding", cmd)
}

// openIndex gives the study's index and what it reads.
func openIndex(ctx context.Context, s *project.Study) (*index.Index, *hits.Source) {
	return index.Open(s.IndexDir(), 0), hits.LookAhead(ctx, s)
}

// sayIndex tells what was wrong with the index, and what is not in it.
func (app *App) sayIndex(r index.SyncReport) {
	switch {
	case r.InMemory:
		app.say("note: the index cannot be kept here; searched without it: %s", r.Why)
	case r.Why != "":
		app.say("note: the index was built anew: %s", r.Why)
	}
	for _, s := range r.Skipped {
		app.say("note: %s is not searched: %v", s.Document, s.Err)
	}
}

// progress shows documents done on a terminal, and nothing elsewhere.
func (app *App) progress(what string) index.Progress {
	if !app.Progress {
		return nil
	}
	return func(done, total int) {
		if total < 20 {
			return
		}
		fmt.Fprintf(app.Stderr, "\r%s %d of %d documents", what, done, total)
		if done == total {
			fmt.Fprint(app.Stderr, "\r\033[K")
		}
	}
}
