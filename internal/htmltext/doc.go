// Package htmltext reads the text of web pages (.html): paragraphs, headings,
// runs with their looks, tables and lists with their numbers, as a
// richtext.Document. Word's own web pages are read, too.
//
// Scripts, styles, templates, forms' choices and what is hidden are no text;
// menus, headers and footers of the page are. Names in the page's properties
// are never kept.
//
// Never here: what a paragraph means (corpus/ingest), loading anything.
package htmltext
