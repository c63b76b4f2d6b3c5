package project

import (
	"io/fs"
	"os"
)

// A lister looks at the files of one folder. Windows tells sizes and times as
// it lists them; to ask again would be to open each file.
type lister struct{ entries map[string]fs.DirEntry }

func (l *lister) list(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	l.entries = make(map[string]fs.DirEntry, len(entries))
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
		l.entries[e.Name()] = e
	}
	return names, nil
}

func (l *lister) stat(name string) (fs.FileInfo, error) {
	if e, ok := l.entries[name]; ok {
		return e.Info()
	}
	return nil, fs.ErrNotExist
}

func (l *lister) close() {}
