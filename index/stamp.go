package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/internal/fsx"
)

// formatVersion changes with the layout of the directory, the fields of a
// segment and the state.
const formatVersion = 3

const (
	stampFile     = "stamp.json"
	halfStampFile = "stamp.json.new" // left behind by a kill, and of no use
)

// A stamp says which generation of the index is current, how it was made, and
// what its files looked like when the last writer was done with them: Bleve
// would believe a damaged file, or stop the program over a shortened one.
type stamp struct {
	Format     int    `json:"format"`
	Analysis   int    `json:"analysis"`
	Generation string `json:"generation"` // name of the directory that Bleve owns
	// Writing is set while a writer is at work. Found without one, the writer was
	// killed; Bleve's own transactions have kept the files whole.
	Writing bool            `json:"writing,omitempty"`
	Files   map[string]seal `json:"files"`
}

// A seal is what a file looked like. Size and time are compared first; where
// only the time differs, as in a copied study, the checksum decides.
type seal struct {
	Size int64  `json:"size"`
	Time int64  `json:"time"` // of the last change, Unix nanoseconds
	CRC  uint32 `json:"crc"`  // CRC-32C
}

var errForeign = errors.New("it was made by another version of mitten or is not an index of it")

func readStamp(dir string) (*stamp, error) {
	data, err := os.ReadFile(filepath.Join(dir, stampFile))
	if err != nil {
		return nil, err
	}
	s := new(stamp)
	if json.Unmarshal(data, s) != nil || s.Format != formatVersion || s.Analysis != analysisVersion || !isGeneration(s.Generation) {
		return nil, errForeign
	}
	return s, nil
}

// rawStamp tells whether anybody has written between two looks.
func (x *Index) rawStamp() string {
	data, _ := os.ReadFile(filepath.Join(x.dir, stampFile))
	return string(data)
}

// write replaces the stamp, under the lock. It does not wait for the disk. A kill
// leaves the old stamp or the new one. What a power failure may leave shows:
// half a stamp is no JSON, an old one has seals that do not fit the files. And
// a new one never comes before the files it speaks of: Bleve has waited for
// those.
func (s *stamp) write(dir string) error {
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	path, half := filepath.Join(dir, stampFile), filepath.Join(dir, halfStampFile)
	if err := os.WriteFile(half, data, 0o666); err != nil {
		return err
	}
	if os.Rename(half, path) == nil {
		return nil
	}
	// On Windows, while a search reads the old one: this tries again.
	return errors.Join(fsx.WriteFile(path, data, 0o666), os.Remove(half))
}

// sealFiles takes down what the files of the generation look like now. Files that
// have not changed since before are not read again.
func (s *stamp) sealFiles(dir string) error {
	before := s.Files
	s.Files = map[string]seal{}
	root := filepath.Join(dir, s.Generation)
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		now, err := look(path)
		if err != nil {
			return err
		}
		if old := before[name]; old.Size == now.Size && old.Time == now.Time {
			now.CRC = old.CRC
		} else if now.CRC, err = checksum(path); err != nil {
			return err
		}
		s.Files[name] = now
		return nil
	})
}

// verify compares the files with their seals. touched reports that some had
// another time but the same content. Where a writer was killed, only files that
// are written once and for all can be compared, where they are still there.
func (s *stamp) verify(dir string) (touched bool, err error) {
	if len(s.Files) == 0 && !s.Writing {
		return false, errForeign
	}
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		was := s.Files[name]
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return false, errForeign
		}
		path := filepath.Join(dir, s.Generation, filepath.FromSlash(name))
		now, err := look(path)
		if s.Writing && (!strings.HasSuffix(name, ".zap") || errors.Is(err, fs.ErrNotExist)) {
			continue
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return false, fmt.Errorf("%s is missing", name)
		case err != nil:
			return false, err
		case now.Size != was.Size:
			return false, fmt.Errorf("%s has %d bytes, not %d", name, now.Size, was.Size)
		case now.Time == was.Time:
			continue
		}
		if sum, err := checksum(path); err != nil {
			return false, err
		} else if sum != was.CRC {
			return false, fmt.Errorf("%s has changed", name)
		}
		touched = true
	}
	return touched, nil
}

func look(path string) (seal, error) {
	info, err := os.Stat(path)
	if err != nil {
		return seal{}, err
	}
	return seal{Size: info.Size(), Time: info.ModTime().UnixNano()}, nil
}

func checksum(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	_, err = io.Copy(h, f)
	return h.Sum32(), err
}
