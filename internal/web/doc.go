// Package web is the workspace in the browser: a server on this machine alone that
// shows a study, and through which its codings and themes are made. It owns
//
//   - the door: who may ask at all (door.go),
//   - who codes in which browser (session.go), and what they may see of others'
//     codings (blind.go): whatever is said of codings goes through a sight,
//   - the table of routes (routes.go), one handler a file,
//   - what it says as JSON, positions in code points of the document's text,
//   - the two pages that show names (identities.go): they are there while the key
//     opens the vault, which is tried for each request, and what was found for them
//     is in memory alone,
//   - the pages, styles and the bundle of scripts, all embedded.
//
// While a Server is open the study is locked: no other process writes there. What
// it writes goes through internal/desk, and what is decided of names through
// internal/verdict, so that the order in which nothing is lost is the same as at
// the command line.
//
// Never here: requests to anywhere else, identities in a cache, text of a
// transcript in a log.
package web
