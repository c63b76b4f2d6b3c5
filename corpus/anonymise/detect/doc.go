// Package detect finds what may identify somebody in a text, before anybody has
// decided anything. It owns
//
//   - the Candidate: a span, what kind of identifier it may be, how sure that is
//     (Tier), and which layers voted for it,
//   - the layers, each a small detector that knows one kind of evidence: the list
//     of people, forms such as phone numbers, lists of names and places, capital
//     letters, the words around an ambiguous name, a statistical model,
//   - the Scanner, which asks them all and settles their votes.
//
// A text whose speech has no capital letters, as speech recognisers write it, is
// told apart (Result.Caseless): other layers work on it, it is harder, and the
// names that were heard should be listed before it is anonymised.
//
// Never here: replacing, deciding, remembering, files, printing. The guard
// asks a Scanner without the statistical model: what leaves must not depend on one.
package detect
