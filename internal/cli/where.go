package cli

import (
	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/query"
)

const whereHelp = `--where narrows what is counted to participants, documents or codings:
  role="Pod Leader" and cycle=2026-05      attributes, joined by and, or, not
  theme:lightness  coder:ash               codings with a theme, or by a coder`

// addWhere gives a verb the --where flag.
func addWhere(cmd *cobra.Command, where *string) {
	cmd.Flags().StringVar(where, "where", "", "count only where this `condition` holds, e.g. 'role=\"Pod Leader\" and cycle=2026-05'")
}

// parseWhere reads --where; "" is nil.
func parseWhere(where string) (query.Node, error) {
	if where == "" {
		return nil, nil
	}
	return query.Parse(where)
}
