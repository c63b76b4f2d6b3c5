// Package codebook owns the themes of a study: a tree in one YAML file, read
// strictly and edited by splicing text, so that a person's comments, blank
// lines and order survive every edit byte for byte.
//
// Parse and Check read the file; Check lists every problem with its place and
// a hint, and Parse refuses those of severity Error. Add, Set, Move, Rename,
// Merge, Split and Retire are functions from bytes to bytes: each finds the
// place of its edit, splices text there, reads the result again and gives it
// out only where exactly the intended values changed. What is written in
// {braces}, or laid out so that no splice is safe, is refused with a hint.
// Render writes a file that does not exist yet.
//
// In the file, white space around a text does not count, and `12` or `yes` is
// a text like any other. Anchors, aliases, merge keys and tags are refused:
// with them one text would stand in two places. Lines and columns count from
// 1, columns in code points.
//
// A theme in the file: the comment lines right above its hyphen, the entry, and
// the comments below that stand further in than the hyphen. These move together.
// A comment set apart by an empty line stays where it is.
//
// Codings name a theme by id for ever. A theme that was merged or renamed
// stays in the file with status "retired" and replaced_by, and Resolve follows
// that, so no journal is rewritten when the codebook changes.
//
// ExportCSV and ImportCSV are each other's inverse for every book; ImportList
// reads QualCoder's plain list of codes; ExportMarkdown is for people.
//
// Never here: codings, counts, files on disk (package project reads and
// replaces them).
package codebook
