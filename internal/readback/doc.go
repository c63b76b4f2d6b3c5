// Package readback says what a finished file says: everything in it that a
// person, or a curious program, could read. It owns
//
//   - Read, which tells the format by content and gives the text as pieces with
//     their places: bodies, tables, notes, comments and who made them, headers,
//     properties, alternative texts, names of sheets, members and files, attributes,
//     scripts, what was deleted but is kept,
//   - the joining of what a format splits: the runs of a paragraph, the cells of a
//     row, so that a name in two of them is one,
//   - telling apart what a program says of itself (Maker): versions, vocabularies,
//     settings,
//   - the list of what could not be read: a picture, a damaged part, a password.
//
// It is called after what it does: a file that was written is read back, by other
// code than wrote it. The readers of an import (ooxml, odf, htmltext) look for
// what was said and leave the rest; here nothing may be left.
//
// Never here: what is a name and what is not (the guard), files on disk, printing.
package readback
