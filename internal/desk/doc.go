// Package desk is where codings are made: a Scribe holds a study open for
// writing, a Desk is one of its documents with the journals it was read with. It
// owns the order of reading and writing that loses nothing: revisions before
// events, events of one journal in one write, each later than the one before.
//
// Never here: flags, pages, printing. The clock and the source of randomness are
// passed in.
package desk
