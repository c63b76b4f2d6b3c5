// Package analysis counts: who spoke of which theme, in how many documents,
// turns and codings, out of how many. It works on a Study held in memory,
// positions and ids without any text, so that 240,000 codings count at once.
//
// What a number means. The unit is always named. A participant is in scope
// who speaks in at least one document in scope, coded or not; N is their
// number, and a count is "k of N". A theme's count takes in its sub-themes
// unless only its own are asked for. Interviewers' and others' speech counts
// for nothing unless all speech, or a speaker who is no participant, is asked
// for. Overlapping codings of one theme by one coder count once
// (coding.CountOnce states the rule); two coders on one span are two codings
// but one segment, one document, one participant. A coding belongs to one
// theme, so a theme's codings are its own and its sub-themes' added up; of the
// other units each is counted once however many sub-themes it has.
//
// What a condition does. role, cycle, document, kind, participant, speaker and
// every attribute say whose words in which documents are in scope, and so
// change N; theme and coder say which codings count, and leave N alone. The
// two may be joined by AND only: under OR or NOT there would be no one N, and
// the condition is refused.
//
// Never here: the search index (counts come from records), text, files,
// output.
package analysis
