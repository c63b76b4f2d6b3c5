// Package whole holds a whole study at once, as counting and quoting need it: a
// Whole is the records of all documents, with their texts where they are wanted. Load
// reads it once; a Shelf keeps it and reads again only what has changed.
//
// Nothing that cannot be read stops the rest: it is listed, and counts nowhere.
//
// Never here: counting (package analysis), printing, files other than through
// package project.
package whole
