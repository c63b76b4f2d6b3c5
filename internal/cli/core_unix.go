//go:build unix

package cli

import "syscall"

// noCoreDumps keeps what is in memory, names and keys among it, out of a core
// file should the process, or one it starts, crash.
func noCoreDumps() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) // lowering a limit is always allowed
}
