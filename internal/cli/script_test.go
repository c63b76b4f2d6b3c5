package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/mitten-qda/mitten/internal/cli"
)

// The scripts in testdata/script are mitten's specification, in the order in
// which a study meets its verbs. Each runs the real program in a folder of its
// own, with a settings folder of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("MITTEN_CONFIG", filepath.Join(env.WorkDir, ".config"))
			env.Setenv("MITTEN_CODER", "")
			material, err := filepath.Abs(filepath.Join("..", "demo", "material"))
			if err != nil {
				return err
			}
			env.Setenv("MATERIAL", material)
			return nil
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds:                commands(),
	})
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"mitten": func() {
			app := cli.System()
			app.PassphraseWork = 8 // a passphrase is set in no time
			code := cli.Main(os.Args[1:], app)
			tellPeak(os.Getenv(peakVariable))
			os.Exit(code)
		},
	})
}
