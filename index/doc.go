// Package index answers a query with passages, quickly, however many
// interviews there are. It is the only package that imports Bleve.
//
// What is found is a Segment: a turn, or a paragraph of a long turn. Each is
// one Bleve document with the words as spoken, the word stems, and the
// properties a query can name. The text is not stored: it is in the
// transcripts, and a Result places its marks in a document that the caller
// has read.
//
// Words. Nothing is a stop word: "not good enough" is three words. Upper case,
// accents and apostrophes make no difference, so that can't, can’t and cant are
// one word. A plain word finds all its English endings, and ranks the very word
// higher; phrases, * and ~ look at the words as spoken. What a hyphen joins
// are two words.
//
// Whose words. Only participants' speech is searched, except where a query
// names a speaker (speaker:interviewer, speaker:other, speaker:SD) or
// Options.AllSpeech is set. role: and the other attributes are those of the
// participant who speaks.
//
// The index is a cache under .mitten/index that no one need ever look after:
//
//   - Every Search first compares the fingerprint of each document with the one
//     it was indexed under, and indexes again what differs. A document's
//     fingerprint is written in the same transaction as its segments, so a
//     kill at any moment leaves no lie behind.
//   - Where the list of participants has changed, the attributes of each
//     document's participants are held against those it was indexed with: an
//     edited row costs that person's documents, not all.
//   - It is never a reason to fail. Damaged, foreign, of another version: it
//     is built anew in a directory of its own beside the old one, and one
//     atomic write of the stamp file makes it current. Where nothing can be
//     written, or another process holds the index for too long, the answer
//     comes from an index in memory. SyncReport.Why says so in each case.
//   - One process writes, under a file lock; any number read. A search that
//     finds the index out of date while another process is at it waits for
//     that process, then looks again: it never answers from what is stale.
//
// Never here: counts for reports (package analysis counts records), the text
// of transcripts on disk, printing.
package index
