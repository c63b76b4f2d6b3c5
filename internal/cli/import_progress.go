package cli

import (
	"fmt"
	"time"
)

// rate shows files done, how fast, and how long the rest will take, on a
// terminal and from 20 files on.
func (app *App) rate(what string) func(done, all int) {
	if !app.Progress {
		return nil
	}
	began := app.Now()
	return func(done, all int) {
		if all < 20 {
			return
		}
		if done >= all {
			fmt.Fprint(app.Stderr, "\r\033[K")
			return
		}
		fmt.Fprintf(app.Stderr, "\r\033[K%s %s", what, pace(done, all, app.Now().Sub(began)))
	}
}

// pace says how far a run has come after a time: "120 of 400 files, 35 a
// second, 8 s left".
func pace(done, all int, after time.Duration) string {
	s := fmt.Sprintf("%d of %d files", done, all)
	if done == 0 || after < time.Second/2 {
		return s
	}
	each := after / time.Duration(done)
	left := (each * time.Duration(all-done)).Round(time.Second)
	if perSecond := float64(done) / after.Seconds(); perSecond >= 2 {
		s += fmt.Sprintf(", %.0f a second", perSecond)
	} else {
		s += fmt.Sprintf(", %.0f a minute", perSecond*60)
	}
	return s + ", " + left.String() + " left"
}
