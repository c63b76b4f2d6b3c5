// Package docs holds the pages of the manual, so that the program can show the very
// text that stands here.
//
// Never here: how it is shown.
package docs

import _ "embed"

// Workspace is the page on the workspace in the browser, in Markdown. The table
// under its heading "Keys" is the sheet of keys.
//
//go:embed workspace.md
var Workspace string
