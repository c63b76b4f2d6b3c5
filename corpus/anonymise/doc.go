// Package anonymise keeps identities out of everything that mitten shares. It
// owns
//
//   - the people list (People) and the strings to remove (Literal),
//   - the detectors that find them in a transcript (Detector, Vote) and the
//     Replacer that puts [P03], [person 1] or [removed] in their place,
//   - the OffsetMap between the two texts, so that codings stay on their words,
//   - the Finder, which tells whether any text holds a name (Leaks),
//   - Details, passages that may tell who somebody is without a name,
//   - the Vault, the only place on disk where identities are, encrypted with age,
//     and the Keyring that opens the identity it is encrypted to.
//
// How a name is matched. Words are compared without regard to case and
// diacritics, whole words only, and between the words of a name may stand
// spaces, a line end, a hyphen, an apostrophe, "_" or a dot. Of a full name its
// parts, initials and plurals are matched too. A hit in lower case ("door bell"
// for a person called Bell) is replaced like any other, since people type
// "maureen", but it is reported with a Doubt; an alias written "Bell:case" in
// the list is matched only where it has a capital.
//
// Never here: printing, clocks, files outside the vault. No error and no Leak
// carries a name, or a piece of a transcript.
package anonymise
