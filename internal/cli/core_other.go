//go:build !unix

package cli

// noCoreDumps has nothing to do: Windows writes no core files by itself.
func noCoreDumps() {}
