// Package coding owns who marked which span with which theme. The record is
// one append-only journal for each coder and document; the state is the fold
// of its events, so undo, the audit trail and history come free.
//
// An anchor that no longer fits its text is searched for again (Locate) and
// either found with certainty or put on a review list. A coding is never
// dropped, never moved to a guess, never silently changed.
//
// Never here: files on disk (package project implements Store), counting
// (package analysis).
package coding
