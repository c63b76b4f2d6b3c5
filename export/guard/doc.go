// Package guard holds a finished file against what may not leave. It owns
//
//   - the gates: names of the vault's lists in every guise (Listed), identifiers by
//     their form (Formed), what nobody has decided (Undecided), what is nearly a
//     name of the lists (Nearly),
//   - the guises: percent and HTML escapes, marks and tags inside a word, characters
//     that are not seen, words run together in names of files,
//   - the Report, which says where, and of what stands there the first letter and
//     the length.
//
// It reads what package internal/readback gives of the bytes, never what a
// renderer says it wrote. What it does not know (no vault, no key) it does not
// look for: the caller says so.
//
// Never here: files on disk, the vault, decisions and waivers (the caller asks
// them), how few people share a role (package export).
package guard
