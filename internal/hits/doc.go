// Package hits stands between a study and its index: Source shows the study to the
// index, a Maker turns what the index found into a Hit that can be shown, and
// Unmatched names what a query asks for and nothing has. The command line and the
// workspace both search through it.
//
// Never here: the language (package query), finding (package index), printing.
package hits
