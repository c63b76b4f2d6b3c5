package cli

import (
	"sync"

	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// A pageGuard keeps names of the people list out of what the workspace writes and
// exports. The list is read when it is first needed: nobody else writes the study
// while it is served.
type pageGuard struct {
	app   *App
	study *project.Study

	mu    sync.Mutex
	guard *project.Guard
}

// check refuses a text that names somebody; what it says does not.
func (g *pageGuard) check(text string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.guard == nil {
		guard, err := g.app.guardIfAny(g.study)
		if guard == nil || err != nil {
			return err
		}
		g.guard = guard
	}
	if g.guard.Check(text) != nil {
		return fault.New("`mitten check` shows where", "it holds a name of the people list: %w", project.ErrWouldLeak)
	}
	return nil
}
