// Package corpus holds what people said: a Document and its Turns, the
// Speakers in it, the Participants of the study, and the Span and Anchor with
// which anything else points into a text.
//
// Positions. In memory a Span is UTF-8 bytes of Document.Text. In files, JSON
// and URLs a position is Unicode code points, and an Anchor carries those
// together with the quote itself, so that a changed text is noticed. Only
// package textpos converts between the two.
//
// The transcript format (docs/format.md) is owned here: Parse and Render are
// each other's inverse for every Document that Build accepts.
//
// Never here: files and folders (package project), formats other people write
// (corpus/ingest), names of people (corpus/anonymise), themes or codings.
package corpus
