// Package project owns the study folder on disk: where each thing lives, how
// it is read in parallel, replaced atomically, locked against a second writer,
// and checked as a whole. docs/format.md describes every file.
//
// Reading needs no lock: every file is replaced whole or only ever grows.
// Writing takes the study's lock.
//
// Never here: what a transcript, codebook or journal means (corpus, codebook,
// coding), the search index (it only says where its cache may live), output.
package project
