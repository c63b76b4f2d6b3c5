// Package hits stands between a study and its index: Source shows the study to the
// index. The command line and the workspace both search through it.
//
// Never here: the language (package query), finding (package index), printing.
package hits
