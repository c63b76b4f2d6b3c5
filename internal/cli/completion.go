package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompletion(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "print what makes your shell complete mitten's verbs and flags",
		Example: `  mitten completion bash > ~/.local/share/bash-completion/completions/mitten
  mitten completion zsh > "${fpath[1]}/_mitten"
  mitten completion powershell | Out-String | Invoke-Expression`,
		Args:      exactArgs(1, "the name of a shell: bash, zsh, fish or powershell"),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return cmd.Root().GenBashCompletionV2(app.Stdout, true)
			case "zsh":
				return cmd.Root().GenZshCompletion(app.Stdout)
			case "fish":
				return cmd.Root().GenFishCompletion(app.Stdout, true)
			case "powershell":
				return cmd.Root().GenPowerShellCompletionWithDesc(app.Stdout)
			}
			return usage(cmd, fmt.Errorf("no completion for the shell %q: bash, zsh, fish or powershell", args[0]))
		},
	}
	return in("care", cmd)
}
