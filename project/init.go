package project

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
)

// Init makes dir a study with this configuration; dir may exist and may hold
// other files, but no study. Its vault opens with the identity in keyPath,
// which must exist; keys opens it where it has a passphrase, and may be nil. Init
// lists the files it wrote, relative to dir.
func Init(dir string, c Config, keyPath string, keys *anonymise.Keyring) (*Study, []string, error) {
	if err := CanInit(dir, c); err != nil {
		return nil, nil, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	c.Format = FormatVersion
	text, err := configText(c)
	if err != nil {
		return nil, nil, err
	}
	identity, err := keys.Identity(keyPath)
	if err != nil {
		return nil, nil, err
	}
	for _, sub := range []string{"transcripts", "codings", "memos"} {
		if err := os.MkdirAll(filepath.Join(abs, sub), 0o755); err != nil {
			return nil, nil, err
		}
	}
	if _, err := anonymise.CreateVault(filepath.Join(abs, "vault"), keyPath, identity); err != nil {
		return nil, nil, err
	}
	files := []struct {
		name string
		text []byte
	}{
		{"codebook.yaml", []byte(codebookSeed)},
		{"participants.csv", []byte("id,role,service,pod,consent\n")},
		{".gitignore", []byte(gitIgnore)},
		{".gitattributes", []byte(gitAttributes)},
		{configName, text}, // last: a folder with mitten.yaml is a whole study
	}
	var wrote []string
	for _, f := range files {
		path := filepath.Join(abs, f.name)
		if _, err := os.Stat(path); err == nil {
			if f.name == ".gitignore" || f.name == ".gitattributes" {
				if err := appendMissing(path, f.text); err != nil {
					return nil, nil, err
				}
			}
			continue
		} else if !errors.Is(err, os.ErrNotExist) {
			return nil, nil, err
		}
		if err := fsx.WriteFile(path, f.text, 0o644); err != nil {
			return nil, nil, err
		}
		wrote = append(wrote, f.name)
	}
	study, err := Open(abs)
	return study, wrote, err
}

// CanInit reports why dir cannot become a study with this configuration.
func CanInit(dir string, c Config) error {
	if _, err := os.Stat(filepath.Join(dir, configName)); err == nil {
		return fault.New("open it as it is, or choose another folder", "%s is a study already", dir)
	}
	if plain := plainFiles(filepath.Join(dir, "vault")); plain != "" {
		return fault.New("move it out of the vault folder first; the vault holds encrypted files only",
			"%s is not encrypted and git could track it", filepath.Join("vault", plain))
	}
	c.Format = FormatVersion
	text, err := configText(c)
	if err != nil {
		return err
	}
	_, err = parseConfig(text)
	return err
}

// plainFiles gives the name of a file in the vault folder that is not
// encrypted, or "".
func plainFiles(vault string) string {
	entries, _ := os.ReadDir(vault)
	for _, e := range entries {
		if name := e.Name(); filepath.Ext(name) != ".age" && name != "recipient.txt" && !fsx.IsTemp(name) {
			return name
		}
	}
	return ""
}

// appendMissing adds the lines of text that the file at path does not have.
func appendMissing(path string, text []byte) error {
	have, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	out := bytes.Clone(have)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	for _, line := range bytes.SplitAfter(text, []byte("\n")) {
		if len(bytes.TrimSpace(line)) > 0 && !bytes.Contains(have, bytes.TrimSpace(line)) {
			out = append(out, line...)
		}
	}
	return fsx.WriteFile(path, out, 0o644)
}

func configText(c Config) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# The study: what it is called and how people in it are described.\n# Every key is explained in docs/format.md.\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(c); err != nil {
		return nil, fmt.Errorf("write mitten.yaml: %w", err)
	}
	return b.Bytes(), nil
}

const codebookSeed = `# Themes, as a tree. mitten codebook add writes here and keeps your comments.
codebook: 1
themes: []
`

// Nothing in the vault is readable without the key, but plain text put there
// by mistake must not be tracked either: only age files are.
const gitIgnore = `# Derived: deleting it loses nothing.
/.mitten/
# Half-written files of a killed process.
.mitten-tmp-*
# Only encrypted files of the vault may be tracked.
/vault/*
!/vault/*.age
!/vault/recipient.txt
`

const gitAttributes = `# Journals only ever grow, so two people's additions are both kept.
codings/**/*.jsonl merge=union
* text=auto eol=lf
*.age binary
`
