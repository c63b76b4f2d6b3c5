// Package fsx replaces and extends files so that a crash at any moment leaves
// either the old content or the new, on Linux, macOS and Windows alike.
//
// It owns the order of write, flush and rename, and nothing about what the
// bytes mean.
package fsx
