//go:build !linux

package bench

import (
	"os"
	"time"
)

// peakOf is not known on this system: the row leaves memory out.
func peakOf(*os.ProcessState) int64 { return 0 }

// spent is not known on this system: the row leaves the processor's time out.
func spent() time.Duration { return 0 }
