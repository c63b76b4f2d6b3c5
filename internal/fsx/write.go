package fsx

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// tempPrefix marks the half-written files that a crash may leave behind.
const tempPrefix = ".mitten-tmp-"

// IsTemp reports whether a file name is one that WriteFile leaves behind when
// it is killed in mid-write. Such a file may be deleted.
func IsTemp(name string) bool { return strings.HasPrefix(filepath.Base(name), tempPrefix) }

// WriteFile replaces the file at path by data: a temporary file beside it is
// written, flushed to disk and renamed over it. On an error the old file is as
// it was and the temporary one is gone.
func WriteFile(path string, data []byte, perm fs.FileMode) error {
	return WriteTo(path, perm, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// WriteTo is WriteFile for content that write produces. Where write fails, the
// file at path stays as it was.
func WriteTo(path string, perm fs.FileMode, write func(io.Writer) error) error {
	return writeChecked(path, perm, write, nil)
}

// WriteChecked is WriteFile for what somebody must see before it is in place:
// check is given the name of the temporary file, which nobody else may read
// (0600), when all of it is on disk. On its error the temporary file is gone and
// the file at path is as it was.
func WriteChecked(path string, data []byte, perm fs.FileMode, check func(temp string) error) error {
	return writeChecked(path, perm, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}, check)
}

func writeChecked(path string, perm fs.FileMode, write func(io.Writer) error, check func(temp string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), tempPrefix+"*")
	if err != nil {
		return err
	}
	temp := f.Name()
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(temp)
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if check != nil {
		if err = f.Sync(); err != nil {
			return err
		}
		if err = check(temp); err != nil {
			return err
		}
	}
	if err = f.Chmod(perm); err != nil && runtime.GOOS != "windows" {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = replace(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// replace renames temp over path. On Windows a virus scanner or an indexer may
// hold the old file for a moment, so a refusal is tried again for a second.
func replace(temp, path string) error {
	err := os.Rename(temp, path)
	for wait := time.Millisecond; err != nil && runtime.GOOS == "windows" && errors.Is(err, fs.ErrPermission) && wait < time.Second; wait *= 2 {
		time.Sleep(wait)
		err = os.Rename(temp, path)
	}
	return err
}

// Append adds data to the end of the file at path, creating it where needed,
// and flushes it to disk before it returns. A crash may leave the first part
// of data, never a change to what stood there before; a failure that is not a
// crash (a full disk) leaves the file as it was.
func Append(path string, data []byte, perm fs.FileMode) error {
	before, statErr := os.Stat(path)
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, perm)
	if err != nil {
		return err
	}
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	if err != nil && n > 0 {
		size := int64(0)
		if statErr == nil {
			size = before.Size()
		}
		err = errors.Join(err, f.Truncate(size))
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("append to %s: %w", filepath.Base(path), err)
	}
	if errors.Is(statErr, fs.ErrNotExist) {
		return syncDir(filepath.Dir(path))
	}
	return nil
}

// syncDir flushes a directory's entries. Windows keeps no such promise and
// refuses the call.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if closeErr := d.Close(); err == nil {
		err = closeErr
	}
	return err
}
