// Package odf reads the text of OpenDocument files (.odt, .ott): paragraphs,
// headings, runs with their looks, tables, lists with their numbers, notes and
// comments, as a richtext.Document. internal/xmlzip holds what it reads to
// limits.
//
// Tracked insertions are text and counted; tracked deletions are counted only.
// A text box is read once, after the paragraph that holds it. Headers and
// footers are not read. Who wrote or changed the file is never kept.
//
// Never here: what a paragraph means (corpus/ingest), writing.
package odf
