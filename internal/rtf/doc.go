// Package rtf reads the text of rich text files (.rtf) of Windows and Mac:
// paragraphs, runs with their looks, tables, list numbers, notes and comments,
// as a richtext.Document.
//
// Letters come in the document's code page or the font's own, or as \u; a
// letter in a code page that is not known is an error, not a guess. Tracked
// deletions are counted and are not text, insertions are both; moved words are
// read where they moved to. Hidden text is read: it was written by somebody. A
// text box is read once, after the paragraph that holds it, and a nested table
// as paragraphs of its cell. Headers and footers are counted only, the names in
// the file's properties looked at and never kept.
//
// Never here: what a paragraph means (corpus/ingest), pictures, formulas,
// writing.
package rtf
