// Package pdftext gives the lines of a PDF's pages, with their places on the
// page, in the order in which the file draws them.
//
// The library below it may panic and, on files made to do harm, never come to
// an end; both are turned into errors here. A file with a password, and one
// whose pages are pictures, are told apart from a broken one.
//
// Never here: paragraphs, headers, page numbers, speakers (corpus/ingest).
package pdftext
