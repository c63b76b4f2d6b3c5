package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/project"
)

// A diagnosis is one line of `mitten doctor`.
type diagnosis struct {
	Check  string `json:"check"`
	Status string `json:"status"` // ok, note or problem
	Detail string `json:"detail"`
}

func newDoctor(app *App) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "doctor",
		Short:   "say what mitten finds on this machine and in this study",
		Long:    "Say what mitten finds on this machine and in this study: versions, the vault\nkey, whether files can be written and flushed, how big the caches are. It\nwrites one empty file and takes it away again, and changes nothing else. Exit code 1 if anything is a problem.",
		Example: "  mitten doctor",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			return runDoctor(app, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: [{check, status, detail}]")
	return in("care", cmd)
}

func runDoctor(app *App, asJSON bool) error {
	found := []diagnosis{
		{"mitten", "ok", fmt.Sprintf("%s, %s, %s/%s, %d cores", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())},
	}
	study, err := app.study()
	found = append(found, keyDiagnosis(app, study))
	switch {
	case errors.Is(err, project.ErrNoStudy):
		found = append(found, diagnosis{"study", "note", "none in this folder or above it"})
	case err != nil:
		found = append(found, diagnosis{"study", "problem", err.Error()})
	default:
		found = append(found, studyDiagnoses(study)...)
	}
	problems := 0
	t := &table{columns: []column{{name: "check"}, {name: "status"}, {name: "detail"}}}
	for _, f := range found {
		t.add(f.Check, f.Status, f.Detail)
		if f.Status == "problem" {
			problems++
		}
	}
	if asJSON {
		if err := app.json(found); err != nil {
			return err
		}
	} else {
		app.print(t)
	}
	if problems > 0 {
		return fmt.Errorf("%s", count(problems, "problem"))
	}
	return nil
}

// keyDiagnosis says whether there is a key, and whether it opens the vault of
// the study; study is nil outside one.
func keyDiagnosis(app *App, study *project.Study) diagnosis {
	path, err := project.KeyPath(app.Getenv)
	if err != nil {
		return diagnosis{"vault key", "problem", err.Error()}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && study != nil:
		return diagnosis{"vault key", "note", "none at " + path + "; names cannot be looked for without it. `mitten key import FILE` puts a backup in place; whoever has opened this vault has a copy"}
	case errors.Is(err, os.ErrNotExist):
		return diagnosis{"vault key", "note", "none yet; `mitten init` makes it at " + path}
	case err != nil:
		return diagnosis{"vault key", "problem", err.Error()}
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return diagnosis{"vault key", "problem", "others on this machine can read " + path + "; chmod 600 mends that"}
	}
	if study == nil {
		return diagnosis{"vault key", "ok", path}
	}
	if _, err := os.Stat(study.VaultDir()); errors.Is(err, os.ErrNotExist) {
		return diagnosis{"vault key", "note", path + "; this copy of the study has no vault"}
	}
	vault, err := study.Vault(path)
	if err == nil {
		err = vault.Readable()
	}
	var locked *anonymise.LockedError
	switch {
	case errors.As(err, &locked):
		return diagnosis{"vault key", "note", path + " has a passphrase; whether it opens this study's vault was not tried"}
	case errors.Is(err, anonymise.ErrForeignVault):
		return diagnosis{"vault key", "note", path + " does not open this study's vault; `mitten key import FILE --force` puts another in its place"}
	case err != nil:
		return diagnosis{"vault key", "problem", err.Error()}
	}
	return diagnosis{"vault key", "ok", path + " opens this study's vault"}
}

func studyDiagnoses(s *project.Study) []diagnosis {
	found := []diagnosis{{"study", "ok", fmt.Sprintf("%s (%s)", s.Config.Name, s.Dir)}}
	probe, err := os.CreateTemp(s.Dir, ".mitten-tmp-*")
	if err != nil {
		found = append(found, diagnosis{"writing", "problem", err.Error()})
	} else {
		err = probe.Sync()
		probe.Close()
		os.Remove(probe.Name())
		if err != nil {
			found = append(found, diagnosis{"writing", "problem", "files cannot be flushed to disk: " + err.Error()})
		} else {
			found = append(found, diagnosis{"writing", "ok", "files can be written and flushed"})
		}
	}
	ids, err := s.DocumentIDs()
	if err != nil {
		found = append(found, diagnosis{"documents", "problem", err.Error()})
	} else {
		found = append(found, diagnosis{"documents", "ok", count(len(ids), "document")})
	}
	size := int64(0)
	_ = filepath.Walk(s.Path(".mitten"), func(_ string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() {
			size += info.Size()
		}
		return nil
	})
	return append(found, diagnosis{"caches", "ok", fmt.Sprintf("%.1f MB in .mitten, may be deleted", float64(size)/1e6)})
}
