// Package lexis owns how words are compared where names are looked for, and
// short lists of words that are asked about one at a time: titles, particles of
// surnames, function words, names that are everyday words, roles, the calendar.
//
// Folded means lower case, decomposed, without marks, letters only (Fold). Every
// list takes folded words. Nothing here knows a person.
package lexis
