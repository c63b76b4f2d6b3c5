// Package verdict is where decisions about what may identify somebody are taken,
// at the command line and in the browser. It owns
//
//   - the Desk: the vault's lists and log, read together, and written back whole,
//   - that an answer of several decisions is taken whole or not at all,
//   - that a place which is decided is one where the form stands,
//   - looking for what waits, with every layer there is, the model among them,
//     whose findings the vault keeps,
//   - writing the transcripts anew as it was decided.
//
// Whoever writes holds the study's lock. Never here: flags, pages, printing; a
// form outside the vault.
package verdict
