// Package query is the one language in which mitten is asked for passages:
// `mitten search`, --where and claims all read it with Parse.
//
//	lost the plot            all three words, in any order and any ending
//	"lost the plot"          the phrase, word for word
//	elephnat~  elephnat~2    fuzzy, one or two slips
//	listen*                  every word that begins so
//	a AND b, a OR b, NOT a   AND binds closer than OR; a space is AND; -a is NOT a
//	(a OR b) c               parentheses group
//	theme:good-enough        a theme with its sub-themes
//	role:"Pod Leader"        any attribute of a participant; = and : are the same, != is NOT
//	role:pod*                values that begin so
//	"first language":welsh   a name with a space, in quotes
//	speaker: cycle: document: participant: coder: kind:
//
// Operators in lower case. People search for the words "or", "and" and "not",
// so in lower case these are operators only where nothing else makes sense:
// and, or between two operands; not before a field or a parenthesis. So
// `not good enough` asks for three words, `good or bad` for either of two, and
// `not role:volunteer` excludes. In upper case they are always operators;
// in quotes they are always words.
//
// Apostrophes, straight or curly, are part of a word. Double quotes may be
// straight or curly. No character needs escaping: what is not a letter or digit
// is only noise between words.
//
// It owns the grammar and the tree, and nothing that evaluates it: package
// index turns a tree into a Bleve query, package analysis tests it against
// records.
package query
