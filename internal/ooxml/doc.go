// Package ooxml reads the text of Word documents (.docx): paragraphs, runs with
// their looks, tables, notes, and what was left out.
//
// It trusts nothing: internal/xmlzip holds what it reads to limits. It follows
// the package's relations to find the parts, so that it reads files of Word,
// LibreOffice, Google Docs and pandoc alike.
//
// Tracked insertions are text; tracked deletions are not, and are counted. A
// text box is read once, after the paragraph that holds it. Footnotes, endnotes
// and comments stand where the text refers to them. Headers and footers are not
// read, only counted.
//
// Never here: what a paragraph means (corpus/ingest), document properties
// (they name people), pictures, writing.
package ooxml
