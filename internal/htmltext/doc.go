// Package htmltext reads the text of web pages (.html): paragraphs, headings,
// runs with their looks, tables and lists with their numbers, as a
// richtext.Document. The pages that Word, LibreOffice and pandoc save are read
// with their notes, which stand where the text refers to them.
//
// Scripts, styles, templates, what stands for scripts that do not run
// (noscript), forms' choices and what is hidden are no text; menus, headers and
// footers of the page are. Words struck out are text, unless a <del> says who
// deleted them or when: then they are a tracked deletion, counted only. A list
// of definitions is a table of two columns. Names in the page's properties are
// never kept.
//
// Never here: what a paragraph means (corpus/ingest), loading anything.
package htmltext
