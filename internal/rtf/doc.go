// Package rtf reads the text of rich text files (.rtf) of Windows and Mac:
// paragraphs, runs with their looks, tables, list numbers, notes and comments,
// as a richtext.Document.
//
// Letters come in the document's code page or the font's own, or as \u. Tracked
// deletions are counted and are not text, insertions are both. Hidden text is
// read: it was written by somebody. Headers and footers are counted only, the
// names in the file's properties looked at and never kept.
//
// Never here: what a paragraph means (corpus/ingest), pictures, writing.
package rtf
