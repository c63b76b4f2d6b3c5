//go:build !windows

package project

import (
	"io/fs"
	"os"
)

// A lister looks at the files of one folder. The system finds a file below an
// open folder quicker than by its whole path.
type lister struct{ root *os.Root }

func (l *lister) list(dir string) ([]string, error) {
	var err error
	if l.root, err = os.OpenRoot(dir); err != nil {
		return nil, err
	}
	f, err := l.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

func (l *lister) stat(name string) (fs.FileInfo, error) { return l.root.Lstat(name) }

func (l *lister) close() {
	if l.root != nil {
		l.root.Close()
	}
}
