// Package export writes what leaves the study: quote sets and frequency
// tables, as files that other people read. It is the last place where an
// identity could slip out, so nothing reaches a writer but what stands in a
// QuoteSet or a Frequencies: roles instead of ids, and no file names,
// positions, coders or times. A Guard reads the finished text before the first
// byte is written, and stops it with an error.
//
// The same input gives the same bytes, docx and xlsx included.
//
// Never here: choosing codings and counting (package analysis), files (the
// caller passes an io.Writer and replaces the file), the terminal.
package export
