package project

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
)

// A fileReader reads one file after the other into the same memory. It is not
// safe for use by two goroutines.
type fileReader struct{ buffer []byte }

// read gives the content of a file, valid until the next read, and what the
// file was like when that was read. Of a file that grows meanwhile it gives
// what was there at first: journals are only ever appended to, line by line.
func (r *fileReader) read(path string) ([]byte, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		return nil, nil, &fs.PathError{Op: "read", Path: path, Err: errors.New("is a folder")}
	}
	size := int(info.Size())
	r.buffer = slices.Grow(r.buffer[:0], size)[:size]
	n, err := io.ReadFull(f, r.buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // it was cut meanwhile
	}
	return r.buffer[:n], info, err
}
