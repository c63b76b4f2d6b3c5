package cli

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// testApp is an App that writes nowhere.
func testApp() *App {
	return &App{Stdout: io.Discard, Stderr: io.Discard, Getenv: func(string) string { return "" }, Width: 80}
}

func everyCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, c := range cmd.Commands() {
		everyCommand(c, visit)
	}
}

func TestEveryVerbHasHelpWithAnExample(t *testing.T) {
	verbs := 0
	everyCommand(newRoot(testApp()), func(cmd *cobra.Command) {
		if cmd.Hidden || cmd.HasSubCommands() {
			return
		}
		verbs++
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: the short help is %q", cmd.CommandPath(), cmd.Short)
		}
		if !strings.Contains(cmd.Example, cmd.CommandPath()) {
			t.Errorf("%s has no example of itself", cmd.CommandPath())
		}
	})
	if verbs < 30 {
		t.Errorf("only %d verbs were looked at", verbs)
	}
}

func TestVerbsThatWriteCanRunDry(t *testing.T) {
	writes := map[string]bool{}
	for _, name := range strings.Fields(`init import apply add set move rename merge split retire edit remove restore undo redo finish quotes frequencies passphrase destroy`) {
		writes[name] = true
	}
	reading := map[string]bool{"mitten quotes": true}
	everyCommand(newRoot(testApp()), func(cmd *cobra.Command) {
		if writes[cmd.Name()] && !reading[cmd.CommandPath()] && cmd.Flags().Lookup("dry-run") == nil {
			t.Errorf("%s has no --dry-run", cmd.CommandPath())
		}
	})
}

func TestVerbsThatReadCanPrintJSON(t *testing.T) {
	for _, path := range []string{"check", "doctor", "search", "quotes", "themes", "index", "import", "codebook show", "codebook check",
		"code list", "code log", "code check", "anonymise apply", "anonymise scan", "anonymise list", "anonymise risk", "key show"} {
		cmd, _, err := newRoot(testApp()).Find(strings.Fields(path))
		if err != nil {
			t.Errorf("no verb %s", path)
			continue
		}
		if cmd.Flags().Lookup("json") == nil {
			t.Errorf("%s has no --json", cmd.CommandPath())
		}
	}
}
