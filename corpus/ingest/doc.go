// Package ingest turns the bytes of a transcript file into utterances: who
// said what, when. Read is the whole of it.
//
// The way is the same for every format. A reader (one file each; detect.go lists
// them) gives paragraphs of lines and knows nothing about speakers. Layouts, the
// ways in which people write who is speaking, are then tried on the whole file; a
// label counts only where the file as a whole bears it out, so that "Note:
// remember" in somebody's speech is not a speaker. The most particular layout that
// finds nearly the most turns wins, and can be overridden. Every one that fits gets
// a score, the share of the lines near a turn, less for labels that come once,
// and a reason. What a person should settle is a doubt: another layout that
// explains the file about as well by other turns, labels that look like one
// speaker's, who asks, a label that may be none. A guess is offered, and never
// taken for an answer here.
//
// What is nobody's words opens no turn and ends one: the head, a legend, the
// title of a numbered part, "END OF TRANSCRIPT".
//
// To add a format, write a type with the four methods of reader and list it in
// readers.
//
// Every word of the file comes out again, but for the labels, the times, and
// what a warning tells. Text is never normalised, corrected or translated.
//
// Never here: participant ids, pseudonyms, files and folders. Labels of a
// Result are the raw ones and may be people's names; errors and warnings hold
// none of them.
package ingest
