// Package cli is the command line: one file a verb, each with its flags, its
// help and the few lines that join the packages together. app.go says what a
// verb is given, fail.go what its errors and exit codes are, and output.go how
// results are printed.
//
// The rules of messages, in one place:
//   - Results go to standard output, everything else to standard error.
//   - An error is lower case, without a full stop, and says what, where and
//     why; what the user can do stands in a line of its own, "hint: ...".
//   - A count carries its unit.
//   - Progress is shown on standard error, and only on a terminal.
//   - Nothing from the vault is ever printed, except by verbs whose help says
//     "shows names".
//
// Never here: what a number means (analysis), what a file holds (project).
package cli
