package cli

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	for _, c := range []struct {
		done, all int
		after     time.Duration
		want      string
	}{
		{0, 400, 0, "0 of 400 files"},
		{8, 400, 100 * time.Millisecond, "8 of 400 files"},
		{120, 400, 4 * time.Second, "120 of 400 files, 30 a second, 9s left"},
		{10, 40, 20 * time.Second, "10 of 40 files, 30 a minute, 1m0s left"},
	} {
		if got := pace(c.done, c.all, c.after); got != c.want {
			t.Errorf("%d of %d after %v: %q, want %q", c.done, c.all, c.after, got, c.want)
		}
	}
}
