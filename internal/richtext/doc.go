// Package richtext is what the readers of word processors' files have in
// common: a document of paragraphs, tables and runs with their looks.
// internal/ooxml, internal/odf, internal/rtf and internal/htmltext make one;
// corpus/ingest reads it, whatever file it came from.
//
// Never here: a file format, or what a paragraph means.
package richtext
