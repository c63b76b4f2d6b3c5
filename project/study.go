package project

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
)

// ErrNoStudy says that a folder is no study and lies in none.
var ErrNoStudy = errors.New("no study here")

// A Study is an open study folder. Opening reads mitten.yaml only.
type Study struct {
	Dir    string
	Config *Config
	// Keys opens the identity of the vault where it has a passphrase; may be nil.
	Keys *anonymise.Keyring
}

// Open opens the study that dir is or lies in.
func Open(dir string) (*Study, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for at := abs; ; at = filepath.Dir(at) {
		path := filepath.Join(at, configName)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			c, err := readConfig(path)
			if err != nil {
				return nil, err
			}
			return &Study{Dir: at, Config: c}, nil
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return nil, &fault.Error{
		Hint: "`mitten init` makes a study of a folder, `mitten demo` shows one; -C DIR names one elsewhere",
		Err:  ErrNoStudy,
	}
}

// Path joins names below the study folder.
func (s *Study) Path(names ...string) string {
	return filepath.Join(append([]string{s.Dir}, names...)...)
}

// IndexDir is where the search index may keep its cache.
func (s *Study) IndexDir() string { return s.Path(".mitten", "index") }

// VaultDir is where identities are kept, encrypted.
func (s *Study) VaultDir() string { return s.Path("vault") }

// CodebookPath is the codebook's file.
func (s *Study) CodebookPath() string { return s.Path("codebook.yaml") }

// Codebook reads codebook.yaml. A study without one has an empty book.
func (s *Study) Codebook() (*codebook.Book, error) {
	data, err := s.CodebookText()
	if err != nil {
		return nil, err
	}
	return codebook.Parse(data, "codebook.yaml")
}

// CodebookText is the text of codebook.yaml.
func (s *Study) CodebookText() ([]byte, error) {
	data, err := os.ReadFile(s.CodebookPath())
	if errors.Is(err, fs.ErrNotExist) {
		return []byte("codebook: 1\nthemes: []\n"), nil
	}
	return data, err
}

// KeyPath is the file of the age identity that opens vaults: in the folder
// named by MITTEN_CONFIG, else in mitten's folder among the user's settings.
// It is never inside a study.
func KeyPath(env func(string) string) (string, error) {
	if dir := env("MITTEN_CONFIG"); dir != "" {
		return filepath.Join(dir, "key.txt"), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fault.New("set MITTEN_CONFIG to a folder of your own", "no folder for the vault key: %w", err)
	}
	return filepath.Join(dir, "mitten", "key.txt"), nil
}

// workers is how many files are read at once.
func workers() int { return max(2, runtime.GOMAXPROCS(0)) }
